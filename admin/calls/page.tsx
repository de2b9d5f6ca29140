import { useOne } from '@refinedev/core'
import { Link, useParams } from 'react-router'
import type { Call, User } from '../../cms/payload-types.ts'
import { useBook } from '../builder/use-book.ts'
import { useLead } from '../leads/lead.ts'
import { Failure } from '../pieces/failure.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { filled, idOf } from '../pieces/related.ts'
import { useSettings } from '../pieces/settings.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { CallClock } from './call-clock.tsx'
import { CallDesk } from './desk.tsx'
import { isRunning } from './under-way.ts'
import '../styles/lead.css'
import '../styles/builder.css'
import '../styles/call-desk.css'

const STATUS_WORDS = {
  ringing: { word: 'Ringing', tone: 'urgent' },
  in_progress: { word: 'On the line', tone: 'secured' },
  completed: { word: 'Ended', tone: 'quiet' },
  missed: { word: 'Missed', tone: 'urgent' },
  failed: { word: 'Failed', tone: 'quiet' },
} as const

/** A call as it runs: the words, the work in them, and the quote before it ends. */
export function Component() {
  const { id = '' } = useParams()
  const { result: call, query } = useOne<Call>({
    resource: 'calls',
    id,
    meta: { depth: 1, populate: { users: ['name'], leads: ['reference'] } },
    errorNotification: false,
  })
  const leadId = idOf(call?.lead)
  const { lead, error } = useLead(leadId ?? undefined)
  const book = useBook()
  const settings = useSettings()
  const failure = (query.error as Error | null) ?? error
  if (failure) return <Failure error={failure} retry={() => void query.refetch()} />
  if (call && !leadId)
    return <Nothing>The number was withheld: there is no customer to make a quote for.</Nothing>
  if (!call || !lead || !book || !settings) return <Waiting lines={8} />
  const running = isRunning(call)
  const { word, tone } = STATUS_WORDS[call.status]
  const who = filled<User>(call.answeredBy)?.name
  return (
    <Page
      title={`Call with ${lead.customerName}`}
      beside={
        <>
          <ToneTag tone={tone}>{word}</ToneTag>
          <CallClock call={call} running={running} />
          {who && <span className="muted">{who}</span>}
          <StateTag state={lead.state} />
        </>
      }
      actions={
        <>
          <Link to={`/inbox?view=all&lead=${lead.id}`}>Conversation</Link>
          <Link to={`/leads/${lead.id}`}>{lead.reference}</Link>
        </>
      }
    >
      <CallDesk key={call.id} {...{ call, lead, book, settings, running }} />
    </Page>
  )
}
