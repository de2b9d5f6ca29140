import { SendOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import { Book } from '../builder/book.tsx'
import { Cautions } from '../builder/cautions.tsx'
import { lineOfSku } from '../builder/draft.ts'
import { LinesCard } from '../builder/lines-card.tsx'
import { type Building, useDraft } from '../builder/use-draft.ts'
import { Composer } from '../leads/composer.tsx'
import { TasksCard } from '../leads/tasks-card.tsx'
import { Timeline } from '../leads/timeline.tsx'
import { VideoCard } from '../leads/video-card.tsx'
import { Card } from '../pieces/card.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { useTitle } from '../pieces/page.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { CUSTOMER_WORDS } from '../words/vocabulary.ts'
import { useClaimNext } from './claim-next.ts'
import { useLineKeys } from './line-keys.ts'
import '../styles/estimator.css'

/**
 * The estimator's whole item on one screen and without the mouse: the film with what was said beside
 * the tasks and the price. Sending it claims the next one.
 */
export function Bench(building: Building) {
  const { lead, book, from } = building
  useTitle(`Estimate for ${lead.customerName}`)
  const me = useMe()
  const { next, claimNext, busy: claiming } = useClaimNext()
  const at = useDraft(building, next)
  const { draft, does, busy, ready, submit, modifierPercent } = at
  const chosen = useLineKeys(at)
  const mine = lead.state === 'estimator_reviewing'
  useKeys({
    'ctrl+Enter': () => submit(true),
    c: () => !mine && me.may('workEstimatorQueue') && void claimNext(),
  })
  return (
    <>
      <header className="page-head">
        <div className="page-title">
          <h1>Estimate for {lead.customerName}</h1>
          <StateTag state={lead.state} />
          <p>
            <Link to={`/leads/${lead.id}`}>{lead.reference}</Link> ·{' '}
            {CUSTOMER_WORDS[lead.customerType ?? 'homeowner']}
            {lead.postcode && ` · ${lead.postcode}`}
            {from && ` · becomes version ${(from.version ?? 1) + 1}`}
          </p>
        </div>
        <div className="page-actions">
          {!mine && (
            <Button title="C" loading={claiming} onClick={() => void claimNext()}>
              Claim the next one
            </Button>
          )}
          <Button
            type="primary"
            icon={<SendOutlined />}
            title="Ctrl-Enter"
            loading={busy === 'send'}
            disabled={!ready}
            onClick={() => submit(true)}
          >
            Send and next
          </Button>
        </div>
      </header>
      <div className="bench">
        <div className="stack">
          <VideoCard leadId={lead.id} keyed />
          {lead.jobDescription && (
            <Card title="What the customer said">
              <p className="said">{lead.jobDescription}</p>
            </Card>
          )}
          <section className="conversation" aria-label="Conversation and history">
            <Timeline leadId={lead.id} />
            <Composer lead={lead} />
          </section>
        </div>
        <div className="stack">
          <TasksCard leadId={lead.id} keyed />
          <Book
            quiet
            book={book}
            modifierPercent={modifierPercent}
            taken={at.taken}
            add={(sku) => does({ do: 'add', line: lineOfSku(sku, modifierPercent) })}
          />
          <LinesCard
            at={at}
            chosen={chosen}
            empty={
              <>
                <kbd>/</kbd> finds the work in the price book, <kbd>L</kbd> makes a line of its own.
              </>
            }
          />
          <Cautions lead={lead} draft={draft} />
          <p className="faint">
            <kbd>Q</kbd> asks the customer, <kbd>Ctrl</kbd> <kbd>Enter</kbd> sends the quote and
            claims the next one, <kbd>?</kbd> shows every key.
          </p>
        </div>
      </div>
    </>
  )
}
