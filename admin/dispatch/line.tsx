import { Link } from 'react-router'
import type { DayShape } from '../../domain/slots.ts'
import { ToneTag } from '../pieces/tag.tsx'
import { HoldBar, JobBar } from './bar.tsx'
import type { Line } from './board.ts'
import { type Fits, type Half, slotOn, verdictInWords, verdictOn } from './fits.ts'
import { hoursOf, LINE_HEIGHT, noonOf, placeOf } from './geometry.ts'
import type { Moving } from './moving.ts'

interface Props {
  line: Line
  index: number
  dates: readonly string[]
  today: string
  day: DayShape
  moving: Moving
  fits: Fits | undefined
  open: string | null
}

/** Where the job in hand could go on this day, each half by itself, and why not. */
function Halves({
  line,
  date,
  day,
  moving,
  fits,
}: Omit<Props, 'dates' | 'open'> & { date: string }) {
  const { picked, over } = moving
  if (!picked) return null
  const noon = `${noonOf(day)}%`
  return (['am', 'pm'] as Half[]).map((half) => {
    const contractor = line.contractor.id
    const slot = slotOn(picked.booking, half, day)
    const verdict = verdictOn(fits, picked.booking, { contractor, date, slot })
    const isOver = over?.contractor === contractor && over.date === date && over.half === half
    return (
      <span
        key={half}
        aria-hidden
        className={`half ${verdict.kind}${isOver ? ' over' : ''}`}
        style={half === 'am' ? { left: 0, width: noon } : { left: noon, right: 0 }}
        title={verdictInWords(verdict)}
      />
    )
  })
}

/** A contractor's days: the hours they work as ground, jobs and holds in their place on it. */
export function BoardLine(props: Props) {
  const { line, index, dates, today, day, moving, open } = props
  const { contractor, hours, bookings, holds, jobs } = line
  return (
    <tr
      aria-rowindex={index + 2}
      className="board-line"
      data-contractor={contractor.id}
      style={{ top: index * LINE_HEIGHT }}
    >
      <th scope="row" className="board-name">
        <Link to={`/contractors/${contractor.id}`} className="cut">
          {contractor.name}
        </Link>
        {contractor.isActive ? (
          <small className="figures">
            {jobs === 1 ? '1 job' : `${jobs} jobs`} · {contractor.postcode}
          </small>
        ) : (
          <ToneTag tone="urgent">Not active</ToneTag>
        )}
      </th>
      {dates.map((date) => {
        const worked = hours.get(date)
        return (
          <td
            key={date}
            className={date === today ? 'board-day today' : 'board-day'}
            data-date={date}
          >
            {worked ? (
              <span className="ground" style={placeOf(hoursOf(worked, day), day)} />
            ) : (
              <span className="unseen">not available</span>
            )}
            <Halves {...props} date={date} />
            {holds.get(date)?.map((hold) => (
              <HoldBar key={hold.id} hold={hold} day={day} />
            ))}
            {bookings.get(date)?.map((booking) => (
              <JobBar
                key={booking.id}
                booking={booking}
                contractor={contractor.name}
                day={day}
                moving={moving}
                open={open === booking.id}
              />
            ))}
          </td>
        )
      })}
    </tr>
  )
}
