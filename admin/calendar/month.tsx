import { Link } from 'react-router'
import { datesFrom } from '../../domain/london-time.ts'
import { groupBy } from '../pieces/group.ts'
import { dayInWords } from '../words/time.ts'
import { mondayOf, WEEKDAYS } from '../words/weeks.ts'
import type { CalendarUrl } from './calendar-url.ts'
import { Chip } from './chip.tsx'
import type { CalendarDay } from './days.ts'

interface Props {
  url: CalendarUrl
  days: ReadonlyMap<string, CalendarDay>
}

const bookingsSaid = (count: number) => (count === 1 ? '1 booking' : `${count} bookings`)

function Cell({ date, url, day }: { date: string; url: CalendarUrl; day?: CalendarDay }) {
  const classes = [
    'month-day',
    date === url.today && 'today',
    date < url.today && 'past',
    !date.startsWith(url.date.slice(0, 7)) && 'beyond',
  ]
  const week = `?${new URLSearchParams({ view: 'week', date, ...(url.contractor ? { contractor: url.contractor } : {}) })}`
  const more = (day?.total ?? 0) - (day?.bookings.length ?? 0)
  return (
    <td className={classes.filter(Boolean).join(' ')}>
      <div className="month-head">
        <Link to={week} aria-label={`${dayInWords(date)}, ${bookingsSaid(day?.total ?? 0)}`}>
          {Number(date.slice(8))}
        </Link>
        {day && <small className="figures">{day.total}</small>}
      </div>
      {day?.bookings.map((booking) => (
        <Chip key={booking.id} booking={booking} />
      ))}
      {more > 0 && (
        <Link to={week} className="more">
          {more} more
        </Link>
      )}
    </td>
  )
}

/** A month by weeks; a day's number opens its week. */
export function Month({ url, days }: Props) {
  const weeks = groupBy(datesFrom(url.from, url.to), mondayOf)
  return (
    <table className="month" aria-label={url.title}>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(([monday, dates]) => (
          <tr key={monday}>
            {dates.map((date) => (
              <Cell key={date} date={date} url={url} day={days.get(date)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
