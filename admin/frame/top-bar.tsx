import { BellOutlined, MoonOutlined, PlusOutlined, SunOutlined } from '@ant-design/icons'
import { Badge, Button, Tooltip } from 'antd'
import { Link } from 'react-router'
import { useAppearance } from '../appearance.tsx'
import { useMe } from '../pieces/me.tsx'
import { useRailCounts } from './counts.ts'
import { LeadSearch } from './lead-search.tsx'
import { MeMenu } from './me-menu.tsx'

export function TopBar({ newLead }: { newLead: () => void }) {
  const me = useMe()
  const { appearance, choose } = useAppearance()
  const { exceptions = 0 } = useRailCounts()
  const other = appearance === 'dark' ? 'light' : 'dark'
  return (
    <header className="top-bar">
      <LeadSearch />
      <div className="top-actions">
        {me.can('create', 'leads') && (
          <Button icon={<PlusOutlined />} onClick={newLead}>
            New lead
          </Button>
        )}
        <Tooltip title={`${exceptions} to be looked at`}>
          <Link
            to="/exceptions"
            className="icon-link"
            aria-label={`Exceptions, ${exceptions} open`}
          >
            <Badge count={exceptions} size="small" overflowCount={99}>
              <BellOutlined />
            </Badge>
          </Link>
        </Tooltip>
        <Tooltip title={`Turn ${other}`}>
          <Button
            type="text"
            aria-label={`Turn ${other}`}
            icon={appearance === 'dark' ? <SunOutlined /> : <MoonOutlined />}
            onClick={() => choose(other)}
          />
        </Tooltip>
        <MeMenu />
      </div>
    </header>
  )
}
