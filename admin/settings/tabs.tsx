import { Segmented } from 'antd'
import { useNavigate } from 'react-router'

const PAGES = {
  rules: '/settings',
  people: '/settings/people',
  audit: '/settings/audit',
  jobs: '/settings/jobs',
} as const

export function SettingsTabs({ at }: { at: keyof typeof PAGES }) {
  const navigate = useNavigate()
  return (
    <Segmented<keyof typeof PAGES>
      aria-label="Settings"
      value={at}
      options={[
        { value: 'rules', label: 'Rules' },
        { value: 'people', label: 'People' },
        { value: 'audit', label: 'Audit log' },
        { value: 'jobs', label: 'Jobs' },
      ]}
      onChange={(to) => void navigate(PAGES[to])}
    />
  )
}
