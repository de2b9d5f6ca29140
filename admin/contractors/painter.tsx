import { Link } from 'react-router'
import { datesFrom } from '../../domain/london-time.ts'
import type { DayShape } from '../../domain/slots.ts'
import { groupBy } from '../pieces/group.ts'
import { dayInWords } from '../words/time.ts'
import { mondayOf, WEEKDAYS } from '../words/weeks.ts'
import { useBrush } from './brush.ts'
import type { ContractorCalendar } from './calendar.ts'
import { bookedIn, HALVES, type Half } from './half-days.ts'

const HALF_WORDS: Record<Half, string> = { am: 'morning', pm: 'afternoon' }

interface Props {
  calendar: ContractorCalendar
  from: string
  to: string
  today: string
  day: DayShape
  editable: boolean
}

/** Weeks of half-days, painted by dragging; what is booked shows and is not painted over. */
export function Painter({ calendar, from, to, today, day, editable }: Props) {
  const cell = useBrush<boolean>(() => void calendar.save(calendar.painted))
  return (
    <div className="weeks">
      <span />
      {WEEKDAYS.map((name) => (
        <span key={name}>{name}</span>
      ))}
      {groupBy(datesFrom(from, to), mondayOf).map(([monday, dates]) => [
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
              const free = paint === 'free'
              return (
                <button
                  key={half}
                  type="button"
                  className={`half-day ${paint}`}
                  disabled={!editable || date < today}
                  aria-pressed={free}
                  aria-label={`${label}: ${free ? 'free' : 'not free'}`}
                  {...cell(!free, (value) => calendar.brushOver(date, half, value))}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return
                    event.preventDefault()
                    void calendar.save(new Map([[date, { [half]: !free }]]))
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
  )
}
