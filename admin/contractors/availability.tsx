import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { addDays, datesFrom, londonClock, weekdayOf } from '../../domain/london-time.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { groupBy } from '../pieces/group.ts'
import { useMe } from '../pieces/me.tsx'
import { useSettings } from '../pieces/settings.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { dayInWords } from '../words/time.ts'
import { useCalendar } from './calendar.ts'
import { bookedIn, HALVES, type Half } from './half-days.ts'

const WEEKS = 7
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const HALF_WORDS: Record<Half, string> = { am: 'morning', pm: 'afternoon' }

const mondayOf = (date: string) => addDays(date, -((weekdayOf(date) + 6) % 7))

/** Drag over half-days to paint them free or busy; what is booked cannot be painted over. */
export default function Availability({ contractor }: { contractor: HandymanProfile }) {
  const me = useMe()
  const today = londonClock(new Date()).date
  const [first, setFirst] = useState(mondayOf(today))
  const last = addDays(first, WEEKS * 7 - 1)
  const day = (useSettings() ?? DEFAULT_SETTINGS).halfDays
  const calendar = useCalendar(contractor.id, first, last, day)
  const brush = useRef<boolean | null>(null)
  const editable = me.can('update', 'contractor-availability-dates')

  // The pointer may be let go anywhere on the page.
  const finish = useRef(() => undefined as unknown)
  finish.current = () => {
    if (brush.current === null) return
    brush.current = null
    void calendar.save(calendar.painted)
  }
  useEffect(() => {
    const up = () => finish.current()
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', up)
    return () => {
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', up)
    }
  }, [])

  const repeat = () => {
    const week = datesFrom(mondayOf(today), addDays(mondayOf(today), 6))
    const coming = datesFrom(addDays(mondayOf(today), 7), addDays(mondayOf(today), 48))
    const changes = new Map(
      coming.map((date) => {
        const model = week[(weekdayOf(date) + 6) % 7] ?? date
        const halves = HALVES.filter((half) => !bookedIn(calendar.bookings, date, half, day))
        return [
          date,
          Object.fromEntries(halves.map((half) => [half, calendar.paint(model, half) === 'free'])),
        ]
      }),
    )
    return calendar.save(changes)
  }
  if (calendar.error) return <Failure error={calendar.error} />
  if (calendar.loading) return <Waiting lines={10} />
  return (
    <Card
      title={`${dayInWords(first)} to ${dayInWords(last)}`}
      actions={
        <>
          <Button size="small" onClick={() => setFirst(addDays(first, -7 * WEEKS))}>
            Earlier
          </Button>
          <Button size="small" onClick={() => setFirst(addDays(first, 7 * WEEKS))}>
            Later
          </Button>
        </>
      }
    >
      <div className="weeks">
        <span />
        {WEEKDAYS.map((name) => (
          <span key={name}>{name}</span>
        ))}
        {groupBy(datesFrom(first, last), mondayOf).map(([monday, dates]) => [
          <span key={monday} className="week-name">
            {dayInWords(monday).slice(4)}
          </span>,
          ...dates.map((date) => (
            <div
              key={date}
              className={`day${date < today ? ' past' : ''}${date === today ? ' today' : ''}`}
            >
              <small className="figures">{Number(date.slice(8))}</small>
              {HALVES.map((half) => {
                const booking = bookedIn(calendar.bookings, date, half, day)
                const label = `${dayInWords(date)}, ${HALF_WORDS[half]}`
                if (booking)
                  return (
                    <Link
                      key={half}
                      to={`/bookings/${booking.id}`}
                      className="half-day booked"
                      aria-label={`${label}: booked, ${booking.reference}`}
                    >
                      {booking.reference}
                    </Link>
                  )
                const paint = calendar.paint(date, half)
                const over = (free: boolean) => calendar.brushOver(date, half, free)
                return (
                  <button
                    key={half}
                    type="button"
                    className={`half-day ${paint}`}
                    disabled={!editable || date < today}
                    aria-pressed={paint === 'free'}
                    aria-label={`${label}: ${paint === 'free' ? 'free' : 'not free'}`}
                    onPointerDown={(event) => {
                      event.currentTarget.releasePointerCapture(event.pointerId)
                      brush.current = paint !== 'free'
                      over(brush.current)
                    }}
                    onPointerEnter={() => brush.current !== null && over(brush.current)}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' && event.key !== ' ') return
                      event.preventDefault()
                      void calendar.save(new Map([[date, { [half]: paint !== 'free' }]]))
                    }}
                  >
                    {paint === 'part' && 'in part'}
                  </button>
                )
              })}
            </div>
          )),
        ])}
      </div>
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
        {editable && (
          <>
            <small>Press and drag over half-days to paint them.</small>
            <Button size="small" className="push" onClick={() => void repeat()}>
              This week for the next 6 weeks
            </Button>
          </>
        )}
      </div>
    </Card>
  )
}
