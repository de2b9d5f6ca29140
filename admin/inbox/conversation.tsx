import { Drawer } from 'antd'
import { useState } from 'react'
import { Composer } from '../leads/composer.tsx'
import { useLead } from '../leads/lead.ts'
import { Timeline } from '../leads/timeline.tsx'
import { Failure } from '../pieces/failure.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useTitle } from '../pieces/page.tsx'
import { useRoomy } from '../pieces/room.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { About } from './about.tsx'
import { ConversationHead } from './conversation-head.tsx'
import { useSettle } from './settle.ts'
import { useThreadOf } from './thread-of.ts'
import type { Thread } from './threads.ts'

interface Props {
  leadId: string
  /** As the list has it; the thread may be in another list. */
  listed: Thread | undefined
}

/** The conversation and, where there is room, the lead beside it. */
export function Conversation({ leadId, listed }: Props) {
  const { lead, error, loading, retry } = useLead(leadId)
  const thread = useThreadOf(leadId)
  const settle = useSettle(
    leadId,
    Boolean(thread ? thread.waitingSince : listed?.waitingSince),
    Boolean(thread ?? listed),
  )
  const roomy = useRoomy()
  const [telling, setTelling] = useState(false)
  useTitle(lead ? `${lead.customerName}, inbox` : 'Inbox')
  useKeys({
    e: () => settle.may && settle.waits && settle.toggle(),
  })
  if (error) return <Failure error={error} retry={retry} />
  if (loading || !lead)
    return (
      <div className="inbox-waiting">
        <Waiting lines={8} />
      </div>
    )
  return (
    <>
      <section className="inbox-conversation" aria-label={`Conversation with ${lead.customerName}`}>
        <ConversationHead
          lead={lead}
          settle={settle}
          about={roomy ? null : () => setTelling(true)}
        />
        <Timeline key={lead.id} leadId={lead.id} />
        <Composer key={lead.id} lead={lead} />
      </section>
      {roomy ? (
        <aside className="inbox-about" aria-label="The lead">
          <About lead={lead} />
        </aside>
      ) : (
        <Drawer
          open={telling}
          title={lead.customerName}
          width={440}
          onClose={() => setTelling(false)}
        >
          <About lead={lead} />
        </Drawer>
      )}
    </>
  )
}
