import { PushpinFilled } from '@ant-design/icons'
import type { CSSProperties } from 'react'
import type { DayShape } from '../../domain/slots.ts'
import { useNow } from '../pieces/now.ts'
import { rangeWords } from '../words/slots.ts'
import { dayInWords, spanInWords, timeOfInstant } from '../words/time.ts'
import { EXCEPTION_WORDS, JOB_WORDS } from '../words/vocabulary.ts'
import type { BoardBooking, BoardHold } from './board.ts'
import { placeOf } from './geometry.ts'
import type { Moving } from './moving.ts'

/** Red needs somebody, amber is not told yet or to be looked at, green is secured, grey is done. */
export const toneOfJob = ({ trouble, status, job }: BoardBooking) => {
  if (trouble) return trouble === 'contractor_dropped_out' ? 'ours' : 'urgent'
  if (status === 'completed') return 'quiet'
  return job === 'assigned' || job === null ? 'ours' : 'secured'
}

const wordsOf = ({ trouble, status, job }: BoardBooking) => {
  if (trouble) return EXCEPTION_WORDS[trouble]
  if (status === 'completed') return 'Done'
  return job ? JOB_WORDS[job].word : 'Not told yet'
}

/** What the bar has no room for: when, with whom, how it stands. */
const restInWords = (booking: BoardBooking, contractor: string): string =>
  [
    booking.reference,
    `${dayInWords(booking.date)} ${rangeWords(booking.start, booking.end)}`,
    `with ${contractor}`,
    wordsOf(booking).toLowerCase(),
    booking.pinned && 'pinned',
  ]
    .filter(Boolean)
    .join(', ')

export const isMovable = ({ status, started }: BoardBooking): boolean =>
  status === 'confirmed' && !started

interface Props {
  booking: BoardBooking
  contractor: string
  day: DayShape
  moving: Moving
  open: boolean
}

/** A booking in its contractor's day, as wide as the time it takes. */
export function JobBar({ booking, contractor, day, moving, open }: Props) {
  const classes = ['job-bar', `tone-${toneOfJob(booking)}`]
  if (!isMovable(booking)) classes.push('fixed')
  if (open) classes.push('open')
  if (moving.picked?.booking.id === booking.id) classes.push('picked')
  const rest = restInWords(booking, contractor)
  return (
    <button
      type="button"
      className={classes.join(' ')}
      style={placeOf(booking, day) as CSSProperties}
      title={`${booking.customer}, ${rest}`}
      aria-pressed={open}
      {...moving.handlesOf(booking)}
    >
      <b>
        {booking.pinned && <PushpinFilled aria-hidden />}
        {booking.customer}
      </b>
      <span>{booking.postcode}</span>
      <span className="unseen">, {rest}</span>
    </button>
  )
}

/** Time being kept for a customer who is choosing: faint, and soon gone. */
export function HoldBar({ hold, day }: { hold: BoardHold; day: DayShape }) {
  const left = new Date(hold.expiresAt).getTime() - useNow().getTime()
  if (left <= 0) return null
  const words = `Held for a customer until ${timeOfInstant(hold.expiresAt)}`
  return (
    <span
      role="img"
      className="hold-bar"
      style={placeOf(hold, day)}
      title={words}
      aria-label={words}
    >
      held {spanInWords(Math.max(left, 60_000))}
    </span>
  )
}
