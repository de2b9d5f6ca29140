import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useList } from '@refinedev/core'
import { Button, Segmented, Select } from 'antd'
import { Link } from 'react-router'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { Failure } from '../pieces/failure.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { Page } from '../pieces/page.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { dayInWords } from '../words/time.ts'
import { type CalendarUrl, useCalendarUrl, type View } from './calendar-url.ts'
import { useDays } from './days.ts'
import { Month } from './month.tsx'
import { Week } from './week.tsx'
import '../styles/calendar.css'

const VIEWS: { value: View; label: string }[] = [
  { value: 'month', label: 'Month' },
  { value: 'week', label: 'Week' },
]

function Whose({ url }: { url: CalendarUrl }) {
  const { result } = useList<HandymanProfile>({
    resource: 'handyman-profiles',
    pagination: { mode: 'off' },
    sorters: [{ field: 'name', order: 'asc' }],
    meta: { select: ['name'] },
    errorNotification: false,
  })
  return (
    <Select
      allowClear
      showSearch
      optionFilterProp="label"
      className="whose"
      aria-label="Whose bookings"
      placeholder="Everybody’s"
      value={url.contractor ?? undefined}
      options={result.data.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => url.whose(id ?? null)}
    />
  )
}

export function Component() {
  const me = useMe()
  const url = useCalendarUrl()
  const { days, loading, refreshing, error, retry } = useDays(url)
  useKeys({
    ArrowLeft: () => url.step(-1),
    ArrowRight: () => url.step(1),
    t: () => url.go(url.today),
    m: () => url.show('month'),
    w: () => url.show('week'),
  })
  const shown = [...days.values()].filter(({ date }) => date >= url.from && date <= url.to)
  const total = shown.reduce((sum, day) => sum + day.total, 0)
  const troubled = shown.reduce((sum, day) => sum + day.troubled, 0)
  const title =
    url.view === 'month' ? url.title : `${dayInWords(url.from)} to ${dayInWords(url.to)}`
  return (
    <Page
      title={title}
      beside={
        loading ? null : (
          <span className="muted figures">
            {total.toLocaleString('en-GB')} {total === 1 ? 'booking' : 'bookings'}
            {troubled > 0 && (
              <>
                {' · '}
                <Link to="/exceptions">{troubled} to be looked at</Link>
              </>
            )}
          </span>
        )
      }
      actions={me.may('readBoard') && <Link to="/dispatch">Dispatch board</Link>}
    >
      <search className="filter-bar">
        <Segmented
          aria-label="View"
          options={VIEWS}
          value={url.view}
          onChange={(view) => url.show(view)}
        />
        <span className="steps">
          <Button aria-label="Earlier" icon={<LeftOutlined />} onClick={() => url.step(-1)} />
          <Button onClick={() => url.go(url.today)}>Today</Button>
          <Button aria-label="Later" icon={<RightOutlined />} onClick={() => url.step(1)} />
        </span>
        <Whose url={url} />
      </search>
      {error ? (
        <Failure error={error} retry={retry} />
      ) : loading ? (
        <div className="sheet month-waiting">
          <Waiting lines={10} />
        </div>
      ) : (
        <div className={refreshing ? 'calendar stale' : 'calendar'}>
          {url.view === 'month' ? <Month url={url} days={days} /> : <Week url={url} days={days} />}
        </div>
      )}
    </Page>
  )
}
