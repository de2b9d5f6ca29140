import { SendOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import { addDays, londonClock } from '../../domain/london-time.ts'
import { TasksCard } from '../leads/tasks-card.tsx'
import { Card } from '../pieces/card.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { useTitle } from '../pieces/page.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { dayInWords } from '../words/time.ts'
import { CUSTOMER_WORDS } from '../words/vocabulary.ts'
import { Book } from './book.tsx'
import { Cautions } from './cautions.tsx'
import { lineOfSku } from './draft.ts'
import { LinesCard } from './lines-card.tsx'
import { Packages } from './packages.tsx'
import { Preview } from './preview.tsx'
import { type Building, useDraft } from './use-draft.ts'

/** Price book, lines, and the customer's phone, side by side. */
export function Workbench(building: Building) {
  const { lead, book, settings, from } = building
  useTitle(`Quote for ${lead.customerName}`)
  const me = useMe()
  const at = useDraft(building)
  const { draft, quote, does, busy, ready, submit, modifierPercent } = at
  useKeys({ 'ctrl+Enter': () => submit(true) })

  return (
    <>
      <header className="page-head">
        <div className="page-title">
          <h1>Quote for {lead.customerName}</h1>
          <StateTag state={lead.state} />
          <p>
            <Link to={`/leads/${lead.id}`}>{lead.reference}</Link> ·{' '}
            {CUSTOMER_WORDS[lead.customerType ?? 'homeowner']}
            {modifierPercent !== 0 &&
              ` (${modifierPercent > 0 ? '+' : '−'}${Math.abs(modifierPercent)}% on the book)`}
            {from && ` · becomes version ${(from.version ?? 1) + 1}`}
          </p>
        </div>
        <div className="page-actions">
          <Button loading={busy === 'save'} disabled={!ready} onClick={() => submit(false)}>
            Save
          </Button>
          <Button
            type="primary"
            icon={<SendOutlined />}
            title="Ctrl-Enter"
            loading={busy === 'send'}
            disabled={!ready}
            onClick={() => submit(true)}
          >
            Save and send
          </Button>
        </div>
      </header>
      <div className="workbench">
        <Book
          book={book}
          modifierPercent={modifierPercent}
          taken={at.taken}
          add={(sku) => does({ do: 'add', line: lineOfSku(sku, modifierPercent) })}
        />
        <div className="stack">
          <LinesCard at={at} empty="Find the work in the price book on the left; Enter adds it." />
          <Cautions lead={lead} draft={draft} />
          {draft.style === 'hhh' && quote.lineItems.length > 0 && <Packages quote={quote} />}
          {me.may('workEstimatorQueue') && lead.state === 'estimator_reviewing' && (
            <TasksCard leadId={lead.id} />
          )}
          {lead.jobDescription && (
            <Card title="What the customer said">
              <p className="said">{lead.jobDescription}</p>
            </Card>
          )}
        </div>
        <Preview
          quote={quote}
          business={settings.business.name}
          customer={lead.customerName}
          validUntil={dayInWords(addDays(londonClock(new Date()).date, settings.quoteDays))}
        />
      </div>
    </>
  )
}
