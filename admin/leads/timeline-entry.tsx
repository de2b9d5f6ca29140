import { CalendarOutlined, FileTextOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { formatPence } from '../../domain/money.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { Day } from '../pieces/when.tsx'
import { slotWords } from '../words/slots.ts'
import { inFull, timeOfInstant } from '../words/time.ts'
import type { BookingItem, EventItem, QuoteItem } from './timeline-entries.ts'

export function At({ at }: { at: string }) {
  return (
    <time className="entry-at figures" dateTime={at} title={inFull(at)}>
      {timeOfInstant(at)}
    </time>
  )
}

const ACTORS: Record<string, string> = {
  customer: 'by the customer',
  system: 'automatically',
  contractor: 'by the contractor',
}

export function EventEntry({ item }: { item: EventItem }) {
  return (
    <li className="entry event">
      <At at={item.at} />
      <StateTag state={item.to} />
      <span className="muted">
        {item.user ? `by ${item.user}` : (ACTORS[item.actor] ?? 'by a colleague')}
        {item.reason && ` — ${item.reason}`}
      </span>
    </li>
  )
}

export function QuoteEntry({ item }: { item: QuoteItem }) {
  return (
    <li className="entry event">
      <At at={item.at} />
      <span>
        <FileTextOutlined aria-hidden className="faint" />{' '}
        <Link to={`/quotes/${item.id}`}>Quote version {item.version}</Link>{' '}
        <span className="figures">{formatPence(item.total)}</span>
      </span>
    </li>
  )
}

export function BookingEntry({ item }: { item: BookingItem }) {
  return (
    <li className="entry event">
      <At at={item.at} />
      <span>
        <CalendarOutlined aria-hidden className="faint" />{' '}
        <Link to={`/bookings/${item.id}`}>Booking {item.reference}</Link> <Day date={item.date} />,{' '}
        {slotWords(item.timeSlot)}
        {item.contractor && <span className="muted"> with {item.contractor.name}</span>}
      </span>
    </li>
  )
}
