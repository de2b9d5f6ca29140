import { PhoneOutlined, StopOutlined } from '@ant-design/icons'
import { memo, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Initials } from '../pieces/initials.tsx'
import { Age } from '../pieces/when.tsx'
import { STATE_WORDS } from '../words/states.ts'
import type { Thread } from './threads.ts'

const CALL_WORDS: Record<string, string> = {
  ringing: 'Rings now',
  in_progress: 'On the phone now',
  missed: 'Rang, nobody answered',
  voicemail: 'Left a voicemail',
  answered: 'Spoke on the phone',
  completed: 'Spoke on the phone',
  failed: 'Tried to ring',
}

const lastWords = ({ last }: Thread): string => {
  if (!last) return ''
  if (last.kind === 'call') return CALL_WORDS[last.status] ?? 'Call'
  const words = last.words || (last.files > 1 ? `${last.files} files` : last.files ? 'A file' : '')
  return last.direction === 'outbound' ? `We: ${words}` : words
}

interface Props {
  thread: Thread
  to: string
  open: boolean
}

/** One customer: who, what was said last, since when they wait, whose they are. */
export const ThreadRow = memo(function ThreadRow({ thread, to, open }: Props) {
  const row = useRef<HTMLLIElement>(null)
  const { word, tone } = STATE_WORDS[thread.state]
  const waits = thread.waitingSince !== null
  const lost = thread.last?.direction === 'outbound' && thread.last.status === 'failed'
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <li ref={row} className={waits ? 'thread waits' : 'thread'}>
      <Link to={to} aria-current={open || undefined} replace>
        <span className="thread-mark" aria-hidden />
        <span className="thread-name">
          {thread.waitingFor === 'call' && <PhoneOutlined aria-hidden />} {thread.customerName}
          {waits && (
            <span className="unseen">
              {thread.waitingFor === 'call' ? ', to ring back' : ', unanswered'}
            </span>
          )}{' '}
          {thread.stopped && <StopOutlined className="faint" title="Said STOP" />}
        </span>
        <span className="thread-age">
          <Age at={thread.waitingSince ?? thread.lastAt} />
        </span>
        <span className={lost ? 'thread-words lost' : 'thread-words'}>
          {lost && 'Not delivered. '}
          {lastWords(thread)}
        </span>
        <span className="thread-foot">
          <small className={`thread-state ink-${tone}`}>{word}</small>
          {thread.assignedTo && <Initials name={thread.assignedTo.name} />}
        </span>
      </Link>
    </li>
  )
})
