import { Button } from 'antd'
import { useState } from 'react'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { addDays, londonClock } from '../../domain/london-time.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useMe } from '../pieces/me.tsx'
import { useSettings } from '../pieces/settings.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { dayInWords } from '../words/time.ts'
import { mondayOf } from '../words/weeks.ts'
import { BookedUnder } from './booked-under.tsx'
import { useCalendar } from './calendar.ts'
import { DaysOff } from './days-off.tsx'
import { Painter } from './painter.tsx'
import { UsualWeek } from './usual-week.tsx'

const WEEKS = 7

/** When a contractor works: their usual week, and day by day; what is booked is never lost unasked. */
export default function Availability({ contractor }: { contractor: HandymanProfile }) {
  const me = useMe()
  const today = londonClock(new Date()).date
  const [first, setFirst] = useState(mondayOf(today))
  const last = addDays(first, WEEKS * 7 - 1)
  const day = (useSettings() ?? DEFAULT_SETTINGS).halfDays
  const calendar = useCalendar(contractor.id, first, last, day)
  const editable = me.may('dispatch')
  if (calendar.error) return <Failure error={calendar.error} />
  if (calendar.loading) return <Waiting lines={10} />
  return (
    <div className="stack">
      <UsualWeek {...{ contractor, calendar, day, today, editable }} />
      <Card
        title={`${dayInWords(first)} to ${dayInWords(last)}`}
        actions={
          <>
            {editable && <DaysOff calendar={calendar} today={today} />}
            <Button size="small" onClick={() => setFirst(addDays(first, -7 * WEEKS))}>
              Earlier
            </Button>
            <Button size="small" onClick={() => setFirst(addDays(first, 7 * WEEKS))}>
              Later
            </Button>
          </>
        }
      >
        <Painter {...{ calendar, today, day, editable }} from={first} to={last} />
        <div className="paint-foot">
          <span className="key">
            <i style={{ background: 'var(--secured-fill)' }} /> free
          </span>
          <span className="key">
            <i style={{ background: 'var(--theirs-fill)' }} /> booked
          </span>
          <span className="key">
            <i style={{ background: 'var(--sunken)' }} /> not available
          </span>
          {editable && <small>Press and drag over half-days to paint them.</small>}
        </div>
      </Card>
      <BookedUnder calendar={calendar} name={contractor.name} />
    </div>
  )
}
