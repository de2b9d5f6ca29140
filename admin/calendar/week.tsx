import { datesFrom } from '../../domain/london-time.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'
import { useSettings } from '../pieces/settings.ts'
import { dayInWords } from '../words/time.ts'
import type { CalendarUrl } from './calendar-url.ts'
import { Chip } from './chip.tsx'
import type { CalendarDay } from './days.ts'

interface Props {
  url: CalendarUrl
  days: ReadonlyMap<string, CalendarDay>
}

/** Seven days side by side, each by morning and afternoon. */
export function Week({ url, days }: Props) {
  const { pmStart } = (useSettings() ?? DEFAULT_SETTINGS).halfDays
  return (
    <div className="week">
      {datesFrom(url.from, url.to).map((date) => {
        const day = days.get(date)
        const halves = [
          { name: 'Morning', among: day?.bookings.filter(({ start }) => start < pmStart) ?? [] },
          { name: 'Afternoon', among: day?.bookings.filter(({ start }) => start >= pmStart) ?? [] },
        ]
        const more = (day?.total ?? 0) - (day?.bookings.length ?? 0)
        return (
          <section
            key={date}
            aria-label={dayInWords(date)}
            className={date === url.today ? 'week-day today' : 'week-day'}
          >
            <h2>
              {dayInWords(date)} {day && <small className="figures">{day.total}</small>}
            </h2>
            {halves.map(({ name, among }) => (
              <div key={name} className="week-half">
                <h3>{name}</h3>
                {among.length === 0 && <span className="faint">–</span>}
                {among.map((booking) => (
                  <Chip key={booking.id} booking={booking} roomy />
                ))}
              </div>
            ))}
            {more > 0 && <p className="more">and {more} more</p>}
          </section>
        )
      })}
    </div>
  )
}
