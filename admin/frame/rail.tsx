import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { Link, useLocation } from 'react-router'
import type { Role } from '../../domain/roles.ts'
import { useMe } from '../pieces/me.tsx'
import { useRailCounts } from './counts.ts'
import { isAt, PLACES, type Place } from './places.tsx'

interface Props {
  narrow: boolean
  setNarrow: (narrow: boolean) => void
}

/** Exceptions are nothing an estimator settles; their own queue says what waits for them. */
const mayCount = (role: Role, count: Place['count']) =>
  count !== 'exceptions' || role !== 'estimator'

export function Rail({ narrow, setNarrow }: Props) {
  const { role } = useMe()
  const { pathname } = useLocation()
  const counts = useRailCounts()
  return (
    <nav className="rail" aria-label="Main">
      <Link to="/" className="brand" aria-label="Handy Services, Today">
        <img src="/admin/mark.svg" alt="" width={24} height={24} />
        {!narrow && <span>Handy Services</span>}
      </Link>
      <ul>
        {PLACES.filter((place) => place.roles.includes(role)).map((place) => {
          const count = place.count && mayCount(role, place.count) ? counts[place.count] : 0
          return (
            <li key={place.to}>
              <Tooltip
                title={narrow ? place.label : undefined}
                placement="right"
                mouseEnterDelay={0.3}
              >
                <Link to={place.to} aria-current={isAt(pathname, place) ? 'page' : undefined}>
                  <span aria-hidden className="rail-icon">
                    {place.icon}
                  </span>
                  <span className={narrow ? 'unseen' : 'rail-label'}>{place.label}</span>
                  {count ? (
                    <span className="rail-count">
                      {count > 99 ? '99+' : count}
                      <span className="unseen"> waiting</span>
                    </span>
                  ) : null}
                </Link>
              </Tooltip>
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        className="rail-fold"
        aria-expanded={!narrow}
        onClick={() => setNarrow(!narrow)}
      >
        {narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        <span className={narrow ? 'unseen' : undefined}>
          {narrow ? 'Widen the menu' : 'Narrow'}
        </span>
      </button>
    </nav>
  )
}
