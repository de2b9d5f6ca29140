import { CalendarOutlined, FileTextOutlined, PhoneOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Media } from '../../cms/payload-types.ts'
import { formatPence } from '../../domain/money.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { Day } from '../pieces/when.tsx'
import { slotWords } from '../words/slots.ts'
import { inFull, spanInWords, timeOfInstant } from '../words/time.ts'
import { transcriptOf } from './media.ts'
import type { BookingItem, CallItem, EventItem, QuoteItem } from './timeline-entries.ts'

export function At({ at }: { at: string }) {
  return (
    <time className="entry-at figures" dateTime={at} title={inFull(at)}>
      {timeOfInstant(at)}
    </time>
  )
}

const ACTORS: Record<string, string> = {
  customer: 'by the customer',
  system: 'by itself',
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

const OUTCOMES = {
  answered: 'Answered call',
  missed: 'Missed call',
  voicemail: 'Voicemail',
  failed: 'Call that failed',
}

const callName = ({ outcome, status }: CallItem) =>
  outcome
    ? OUTCOMES[outcome]
    : status === 'in_progress' || status === 'ringing'
      ? 'Call under way'
      : 'Call'

export function CallEntry({ item, files }: { item: CallItem; files: ReadonlyMap<string, Media> }) {
  const lines = transcriptOf(item)
  const recording = item.recording ? files.get(item.recording)?.url : undefined
  const name = (
    <>
      <PhoneOutlined aria-hidden /> {callName(item)}
      {item.durationSeconds ? `, ${spanInWords(item.durationSeconds * 1000)}` : ''}
      {item.answeredBy && <span className="muted">, {item.answeredBy}</span>}
    </>
  )
  return (
    <li className="entry call">
      <At at={item.at} />
      {lines.length === 0 && !recording ? (
        <span>{name}</span>
      ) : (
        <details>
          <summary>{name}</summary>
          {recording && (
            // biome-ignore lint/a11y/useMediaCaption: what was said stands under it
            <audio src={recording} controls preload="none" />
          )}
          {lines.map(({ speaker, text, key }) => (
            <p key={key}>
              <b>{speaker === 'customer' ? 'Customer' : 'We'}</b> {text}
            </p>
          ))}
        </details>
      )}
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
