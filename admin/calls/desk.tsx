import { SendOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { Call, Lead, Skus } from '../../cms/payload-types.ts'
import { canMove } from '../../domain/lead-states.ts'
import type { Settings } from '../../domain/settings.ts'
import { UNNAMED } from '../../domain/vocabulary.ts'
import { priced } from '../builder/draft.ts'
import { Totals } from '../builder/totals.tsx'
import { detectionOf } from '../leads/detection.ts'
import { FirstSlots } from '../leads/first-slots.tsx'
import { transcriptOf } from '../leads/media.ts'
import { Card } from '../pieces/card.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { AddWork } from './add-work.tsx'
import { CallerCard } from './caller-card.tsx'
import { useDecisions } from './decisions.ts'
import { JobCards } from './job-cards.tsx'
import { useQuoteCall } from './quote-call.ts'
import { spokenName } from './spoken-name.ts'
import { LiveTranscript } from './transcript.tsx'
import { draftOf, jobsOf, workOfDraft } from './work.ts'

interface Props {
  call: Call
  lead: Lead
  book: Skus[]
  settings: Settings
  running: boolean
}

/** Left what is said, right what is made of it; below, the quote before the call ends. */
export function CallDesk({ call, lead, book, settings, running }: Props) {
  const me = useMe()
  const [decisions, act] = useDecisions(call.id)
  const [chosen, choose] = useState<string | null>(null)
  const { detected, outOfScope } = detectionOf(lead)
  const lines = useMemo(() => transcriptOf({ transcript: call.transcript }), [call.transcript])
  const heardName = useMemo(() => spokenName(lines), [lines])
  const unnamed = lead.customerName === UNNAMED
  const { quoteAndSend, busy, sentOf } = useQuoteCall(lead.id, unnamed ? heardName : null)
  const jobs = jobsOf(detected, decisions, book, settings.detection.useFrom)
  const at = jobs.find(({ skuId }) => skuId === chosen)?.skuId ?? jobs[0]?.skuId ?? null
  const modifierPercent = settings.priceModifiers[lead.customerType ?? 'homeowner']
  const draft = draftOf(jobs, modifierPercent)
  const quote = priced(draft, settings)
  const sent = sentOf(draft)
  const open = jobs.filter(({ verdict }) => verdict === 'asked').length
  const quotable = me.may('makeQuote') && canMove(lead.state, 'quote_generated')
  const ready = quotable && draft.lines.length > 0 && !busy && !sent?.same

  const job = jobs.find(({ skuId }) => skuId === at)
  const step = (by: number, event: KeyboardEvent) => {
    event.preventDefault()
    const place = jobs.findIndex(({ skuId }) => skuId === at)
    choose(jobs[Math.min(jobs.length - 1, Math.max(0, place + by))]?.skuId ?? null)
  }
  const count = (by: number) =>
    job && act({ do: 'quantity', skuId: job.skuId, quantity: job.quantity + by })
  useKeys({
    ArrowDown: (event) => step(1, event),
    ArrowUp: (event) => step(-1, event),
    a: () => job && act({ do: 'accept', skuId: job.skuId }),
    x: () => job && act({ do: 'reject', skuId: job.skuId }),
    '+': () => count(1),
    '=': () => count(1),
    '-': () => count(-1),
    'ctrl+Enter': () => ready && void quoteAndSend(draft),
  })

  return (
    <div className="call-desk">
      <LiveTranscript {...{ lines, jobs, at, choose, running }} found={detected} />
      <div className="call-side">
        <div className="call-work">
          <CallerCard lead={lead} name={heardName} />
          <Card
            title="Work"
            beside={open > 0 ? `${open} to confirm` : undefined}
            actions={
              <small className="faint">
                <kbd>↑</kbd> <kbd>↓</kbd> <kbd>A</kbd> take <kbd>X</kbd> leave <kbd>+</kbd>{' '}
                <kbd>−</kbd> count
              </small>
            }
          >
            <JobCards {...{ jobs, at, modifierPercent, choose, act }} />
            {outOfScope.length > 0 && (
              <p className="tone-ours note">
                Something we do not do may be in it:{' '}
                {outOfScope.map(({ text }) => `“${text}”`).join(', ')}
              </p>
            )}
            <AddWork
              book={book}
              modifierPercent={modifierPercent}
              add={(skuId) => {
                act({ do: 'add', skuId })
                choose(skuId)
              }}
            />
          </Card>
        </div>
        <footer className="call-quote">
          <Totals draft={draft} quote={quote} />
          <FirstSlots leadId={lead.id} work={workOfDraft(draft)} />
          {sent && (
            <p className="sent-quote" role="status">
              <Link to={`/quotes/${sent.id}`}>The quote</Link> is with the customer
              {sent.same ? '.' : '; what changed since is not in it.'}
            </p>
          )}
          {!quotable && <p className="muted">This lead is past quoting.</p>}
          <Button
            type="primary"
            size="large"
            block
            icon={<SendOutlined />}
            title="Ctrl-Enter"
            loading={busy}
            disabled={!ready}
            onClick={() => void quoteAndSend(draft)}
          >
            {sent && !sent.same ? 'Quote again and send' : 'Quote and send'}
          </Button>
        </footer>
      </div>
    </div>
  )
}
