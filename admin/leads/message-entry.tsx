import type { Media } from '../../cms/payload-types.ts'
import { Attachments, isPin, Pin } from './attachments.tsx'
import { Delivery, RetryMessage } from './delivery.tsx'
import type { MessageItem } from './timeline-entries.ts'
import { At } from './timeline-entry.tsx'

/** A web form's words come in as a note of the customer's; a colleague's note goes nowhere. */
const isNote = ({ channel, direction }: MessageItem) =>
  channel === 'note' && direction === 'outbound'

const kindOf = (item: MessageItem) =>
  isNote(item) ? 'note' : item.direction === 'outbound' ? 'ours' : 'theirs'

const saidBy = (item: MessageItem): string => {
  if (isNote(item)) return `Note, ${item.author ?? 'a colleague'}`
  if (item.direction === 'inbound') return item.channel === 'note' ? 'By the web form' : ''
  return [
    item.audience === 'contractor' && 'to the contractor',
    item.audience === 'staff' && 'to a colleague',
    item.author ?? 'automatic',
  ]
    .filter(Boolean)
    .join(', ')
}

export function MessageEntry({
  item,
  files,
}: {
  item: MessageItem
  files: ReadonlyMap<string, Media>
}) {
  const sent = item.direction === 'outbound' && !isNote(item)
  const aside = item.audience !== 'customer' && !isNote(item)
  return (
    <li className={`entry message ${kindOf(item)}${aside ? ' aside' : ''}`}>
      <div className="bubble">
        {isPin(item.body) ? <Pin body={item.body} /> : item.body && <p>{item.body}</p>}
        <Attachments item={item} files={files} />
        <footer>
          {saidBy(item)}
          <At at={item.at} />
          {sent && <Delivery id={item.id} status={item.status} error={item.error} />}
          {sent && <RetryMessage message={item} />}
        </footer>
      </div>
    </li>
  )
}
