import {
  BellOutlined,
  MoonOutlined,
  PlusOutlined,
  SearchOutlined,
  SunOutlined,
} from '@ant-design/icons'
import { Badge, Button, Tooltip } from 'antd'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { useAppearance } from '../appearance.tsx'
import { useExports } from '../exports/under-way.ts'
import { useMe } from '../pieces/me.tsx'
import { useRailCounts } from './counts.ts'
import { MeMenu } from './me-menu.tsx'

const ExportProgress = lazy(() => import('../exports/progress.tsx'))
const ExportsBehind = lazy(() => import('../exports/behind.tsx'))
const Ringing = lazy(() => import('../calls/ringing.tsx'))

export function TopBar({ newLead, search }: { newLead: () => void; search: () => void }) {
  const me = useMe()
  const { appearance, choose } = useAppearance()
  const { exceptions = 0 } = useRailCounts()
  const exporting = useExports().length > 0
  const other = appearance === 'dark' ? 'light' : 'dark'
  return (
    <header className="top-bar">
      <button
        type="button"
        className="search-button"
        onClick={search}
        aria-keyshortcuts="Control+K"
      >
        <SearchOutlined aria-hidden />
        <span>Find a lead, go, do</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <div className="top-actions">
        <Suspense fallback={null}>
          <Ringing />
          {me.may('exportRows') && <ExportsBehind />}
          {exporting && <ExportProgress />}
        </Suspense>
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
