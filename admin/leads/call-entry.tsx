import { PhoneOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Media } from '../../cms/payload-types.ts'
import { CallPlayer } from '../calls/player.tsx'
import { clockOf } from '../words/time.ts'
import { transcriptOf } from './media.ts'
import type { CallItem } from './timeline-entries.ts'
import { At } from './timeline-entry.tsx'

const OUTCOMES = {
  answered: 'Answered call',
  missed: 'Missed call',
  voicemail: 'Voicemail',
  failed: 'Call that failed',
}

const isUnderWay = ({ status }: CallItem) => status === 'in_progress' || status === 'ringing'

const callName = (item: CallItem) =>
  isUnderWay(item) ? 'Call under way' : item.outcome ? OUTCOMES[item.outcome] : 'Call'

/** A call in the thread: what became of it, and on pressing it what was said. */
export function CallEntry({ item, files }: { item: CallItem; files: ReadonlyMap<string, Media> }) {
  const [open, setOpen] = useState(false)
  const lines = transcriptOf(item)
  const recording = item.recording ? (files.get(item.recording)?.url ?? undefined) : undefined
  const name = (
    <>
      <PhoneOutlined aria-hidden /> {callName(item)}
      {item.durationSeconds ? `, ${clockOf(item.durationSeconds)}` : ''}
      {item.answeredBy && <span className="muted">, {item.answeredBy}</span>}
    </>
  )
  return (
    <li className={`entry call${item.outcome === 'missed' ? ' missed' : ''}`}>
      <At at={item.at} />
      {isUnderWay(item) ? (
        <Link to={`/calls/${item.id}`}>{name}</Link>
      ) : lines.length === 0 && !recording ? (
        <span>{name}</span>
      ) : (
        <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>{name}</summary>
          {open && (
            <CallPlayer
              url={recording}
              lines={lines}
              answeredAt={item.answeredAt}
              endedAt={item.endedAt}
            />
          )}
          {item.notes && <p className="muted">{item.notes}</p>}
        </details>
      )}
    </li>
  )
}
