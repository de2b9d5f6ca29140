import { CheckOutlined, ClockCircleOutlined, PhoneOutlined, WarningOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Call, LeadEvent, Message, Quote, User } from '../../cms/payload-types.ts'
import { formatPence } from '../../domain/money.ts'
import { filled } from '../pieces/related.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { inFull, spanInWords, timeOfInstant } from '../words/time.ts'
import { MESSAGE_WORDS } from '../words/vocabulary.ts'
import { mediaOf, transcriptOf } from './media.ts'

function At({ at }: { at: string }) {
  return (
    <time className="entry-at figures" dateTime={at} title={inFull(at)}>
      {timeOfInstant(at)}
    </time>
  )
}

const ACTORS: Record<string, string> = {
  customer: 'the customer',
  system: 'by itself',
  contractor: 'the contractor',
}

export function EventEntry({ event }: { event: LeadEvent }) {
  const who = filled<User>(event.user)?.name ?? ACTORS[event.actor] ?? 'a colleague'
  return (
    <li className="entry event">
      <At at={event.createdAt} />
      <StateTag state={event.to} />
      <span className="muted">
        {who}
        {event.reason && <span className="entry-reason"> — {event.reason}</span>}
      </span>
    </li>
  )
}

const TICKS = {
  queued: <ClockCircleOutlined />,
  sent: <CheckOutlined />,
  delivered: <span className="two-ticks">✓✓</span>,
  read: <span className="two-ticks read">✓✓</span>,
  failed: <WarningOutlined />,
}

function Delivery({ message }: { message: Message }) {
  const { word } = MESSAGE_WORDS[message.status]
  const title = message.error ? `${word}: ${message.error}` : word
  return (
    <span className={message.status === 'failed' ? 'delivery failed' : 'delivery'} title={title}>
      <span aria-hidden>{TICKS[message.status]}</span>
      <span className={message.status === 'failed' ? undefined : 'unseen'}>{word}</span>
    </span>
  )
}

const isImage = (type: string | undefined) => type?.startsWith('image/')

function Attachments({ message }: { message: Message }) {
  const files = mediaOf(message)
  if (files.length === 0) return null
  return (
    <div className="attachments">
      {files.map((file) =>
        isImage(file.type) ? (
          <a key={file.url} href={file.url} target="_blank" rel="noreferrer">
            <img src={file.url} alt="From the customer" loading="lazy" />
          </a>
        ) : file.type?.startsWith('video/') ? (
          // biome-ignore lint/a11y/useMediaCaption: a customer's own film has no captions
          <video key={file.url} src={file.url} controls preload="metadata" />
        ) : (
          <a key={file.url} href={file.url} target="_blank" rel="noreferrer">
            Open the attachment
          </a>
        ),
      )}
    </div>
  )
}

export function MessageEntry({ message }: { message: Message }) {
  const ours = message.direction === 'outbound'
  const author = filled<User>(message.author)?.name
  const to = message.audience === 'contractor' ? 'to the contractor' : null
  const kind = message.channel === 'note' ? 'note' : ours ? 'ours' : 'theirs'
  return (
    <li className={`entry message ${kind}`}>
      <div className="bubble">
        <p>{message.body}</p>
        <Attachments message={message} />
        <footer>
          {[to, ours ? (author ?? 'by itself') : null].filter(Boolean).join(', ')}
          <At at={message.createdAt} />
          {ours && message.channel !== 'note' && <Delivery message={message} />}
        </footer>
      </div>
    </li>
  )
}

const OUTCOMES = {
  answered: 'Answered call',
  missed: 'Missed call',
  voicemail: 'Voicemail',
  failed: 'Call that failed',
}

export function CallEntry({ call }: { call: Call }) {
  const lines = transcriptOf(call)
  const name = call.outcome ? OUTCOMES[call.outcome] : 'Call'
  return (
    <li className="entry call">
      <At at={call.createdAt} />
      <details>
        <summary>
          <PhoneOutlined /> {name}
          {call.durationSeconds ? `, ${spanInWords(call.durationSeconds * 1000)}` : ''}
          {lines.length > 0 && <span className="faint"> · what was said</span>}
        </summary>
        {lines.map(({ speaker, text, key }) => (
          <p key={key} className={speaker}>
            <b>{speaker === 'customer' ? 'Customer' : 'We'}</b> {text}
          </p>
        ))}
        {call.recordingUrl && (
          // biome-ignore lint/a11y/useMediaCaption: the transcript stands beside it
          <audio src={call.recordingUrl} controls preload="none" />
        )}
      </details>
    </li>
  )
}

export function QuoteEntry({ quote }: { quote: Quote }) {
  return (
    <li className="entry event">
      <At at={quote.createdAt} />
      <span>
        <Link to={`/quotes/${quote.id}`}>Quote version {quote.version}</Link>{' '}
        <span className="figures muted">{formatPence(quote.total)}</span>
      </span>
    </li>
  )
}
