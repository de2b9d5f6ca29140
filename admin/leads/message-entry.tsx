import { CheckOutlined, ClockCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { Media } from '../../cms/payload-types.ts'
import { MESSAGE_WORDS } from '../words/vocabulary.ts'
import { fileIdsOf, isFetching } from './media.ts'
import type { MessageItem } from './timeline-entries.ts'
import { At } from './timeline-entry.tsx'

const TICKS = {
  queued: <ClockCircleOutlined />,
  sent: <CheckOutlined />,
  delivered: <span className="two-ticks">✓✓</span>,
  read: <span className="two-ticks read">✓✓</span>,
  failed: <WarningOutlined />,
}

function Delivery({ item }: { item: MessageItem }) {
  const { word } = MESSAGE_WORDS[item.status]
  const failed = item.status === 'failed'
  return (
    <span
      className={failed ? 'delivery failed' : 'delivery'}
      title={item.error ? `${word}: ${item.error}` : word}
    >
      <span aria-hidden>{TICKS[item.status]}</span>{' '}
      <span className={failed ? undefined : 'unseen'}>{word}</span>
    </span>
  )
}

function Attachment({ file }: { file: Media }) {
  if (!file.url) return null
  if (file.mimeType?.startsWith('image/'))
    return (
      <a href={file.url} target="_blank" rel="noreferrer">
        <img src={file.url} alt="From the customer" loading="lazy" />
      </a>
    )
  if (file.mimeType?.startsWith('video/'))
    // biome-ignore lint/a11y/useMediaCaption: a customer's own film has no captions
    return <video src={file.url} controls preload="metadata" />
  // biome-ignore lint/a11y/useMediaCaption: a customer's own voice message has no captions
  if (file.mimeType?.startsWith('audio/')) return <audio src={file.url} controls preload="none" />
  return (
    <a href={file.url} target="_blank" rel="noreferrer">
      {file.filename ?? 'Open the attachment'}
    </a>
  )
}

function Attachments({ item, files }: { item: MessageItem; files: ReadonlyMap<string, Media> }) {
  const ids = fileIdsOf(item)
  if (ids.length === 0 && !isFetching(item)) return null
  return (
    <div className="attachments">
      {ids.map((id) => {
        const file = files.get(id)
        return file ? <Attachment key={id} file={file} /> : null
      })}
      {isFetching(item) && <small>A file is still being fetched.</small>}
    </div>
  )
}

const kindOf = ({ channel, direction }: MessageItem) =>
  channel === 'note' ? 'note' : direction === 'outbound' ? 'ours' : 'theirs'

export function MessageEntry({
  item,
  files,
}: {
  item: MessageItem
  files: ReadonlyMap<string, Media>
}) {
  const ours = item.direction === 'outbound'
  const said = [
    item.audience === 'contractor' && 'to the contractor',
    item.audience === 'staff' && 'to a colleague',
    ours && (item.author ?? 'by itself'),
  ].filter(Boolean)
  return (
    <li className={`entry message ${kindOf(item)}${item.audience === 'customer' ? '' : ' aside'}`}>
      <div className="bubble">
        {item.body && <p>{item.body}</p>}
        <Attachments item={item} files={files} />
        <footer>
          {said.join(', ')}
          <At at={item.at} />
          {ours && item.channel !== 'note' && <Delivery item={item} />}
        </footer>
      </div>
    </li>
  )
}
