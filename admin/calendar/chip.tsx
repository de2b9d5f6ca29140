import { Link } from 'react-router'
import { timeOf } from '../../domain/london-time.ts'
import { rangeWords } from '../words/slots.ts'
import { STATE_WORDS } from '../words/states.ts'
import { type CalendarBooking, toneOf } from './days.ts'

const short = ({ timeSlot, start }: CalendarBooking) =>
  timeSlot === 'am' ? 'am' : timeSlot === 'pm' ? 'pm' : timeOf(start)

/** One booking in a day: when, who, and with whom; red when it needs somebody. */
export function Chip({ booking, roomy = false }: { booking: CalendarBooking; roomy?: boolean }) {
  const { customer, contractor, postcode, start, end, troubled, state } = booking
  const words = [
    `${rangeWords(start, end)} ${customer}`,
    postcode,
    contractor ? `with ${contractor}` : 'with nobody',
    troubled ? 'needs somebody' : STATE_WORDS[state].word,
  ]
  return (
    <Link
      to={`/bookings/${booking.id}`}
      className={roomy ? `chip roomy tone-${toneOf(booking)}` : `chip tone-${toneOf(booking)}`}
      title={words.filter(Boolean).join(' · ')}
    >
      <span className="chip-time figures">
        {roomy
          ? [rangeWords(start, end), postcode?.split(' ')[0]].filter(Boolean).join(' · ')
          : short(booking)}
      </span>
      <span className="chip-who">{customer}</span>
      {roomy && <small>{contractor ?? 'Nobody'}</small>}
    </Link>
  )
}
