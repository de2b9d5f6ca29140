import { Segmented } from 'antd'
import { useNavigate } from 'react-router'

const PAGES = { all: '/messages', templates: '/messages/templates' } as const

export function MessagesTabs({ at }: { at: keyof typeof PAGES }) {
  const navigate = useNavigate()
  return (
    <Segmented<keyof typeof PAGES>
      aria-label="Messages"
      value={at}
      options={[
        { value: 'all', label: 'Messages' },
        { value: 'templates', label: 'Templates' },
      ]}
      onChange={(to) => void navigate(PAGES[to])}
    />
  )
}
