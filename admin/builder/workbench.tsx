import { PlusOutlined, SendOutlined } from '@ant-design/icons'
import { useWarnAboutChange } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Lead, Quote, Skus } from '../../cms/payload-types.ts'
import { addDays, londonClock } from '../../domain/london-time.ts'
import type { QuoteStyle } from '../../domain/pricing.ts'
import type { Settings } from '../../domain/settings.ts'
import { TasksCard } from '../leads/tasks-card.tsx'
import { Card } from '../pieces/card.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { useTitle } from '../pieces/page.tsx'
import { StateTag } from '../pieces/state-tag.tsx'
import { dayInWords } from '../words/time.ts'
import { CUSTOMER_WORDS, optionsOf, STYLE_WORDS } from '../words/vocabulary.ts'
import { Book } from './book.tsx'
import { ByHand } from './by-hand.tsx'
import { Cautions } from './cautions.tsx'
import {
  blankLine,
  type Change,
  change,
  type DraftLine,
  isExtra,
  lineOfSku,
  priced,
} from './draft.ts'
import { LineRow } from './line-row.tsx'
import { Packages } from './packages.tsx'
import { Preview } from './preview.tsx'
import { useSaveQuote } from './save.ts'
import { startOf } from './start.ts'
import { Totals } from './totals.tsx'

interface Props {
  lead: Lead
  book: Skus[]
  settings: Settings
  from: Quote | undefined
}

/** Price book, lines, and the customer's phone, side by side. */
export function Workbench({ lead, book, settings, from }: Props) {
  useTitle(`Quote for ${lead.customerName}`)
  const me = useMe()
  const modifierPercent = settings.priceModifiers[lead.customerType ?? 'homeowner']
  const [draft, dispatch] = useReducer(
    change,
    { lead, quote: from, book, modifierPercent },
    startOf,
  )
  const [pricing, setPricing] = useState<DraftLine | 'new' | null>(null)
  const { save, busy, problems } = useSaveQuote(lead.id)
  const { setWarnWhen } = useWarnAboutChange()
  const latest = useRef(draft)
  latest.current = draft
  useEffect(() => () => setWarnWhen?.(false), [setWarnWhen])

  const does = (how: Change) => {
    setWarnWhen?.(true)
    dispatch(how)
  }
  const quote = useMemo(() => priced(draft, settings), [draft, settings])
  const taken = useMemo(
    () => new Map(draft.lines.flatMap(({ skuId, qty }) => (skuId ? [[skuId, qty] as const] : []))),
    [draft],
  )
  const empty = quote.lineItems.length === 0
  const ready = !empty && busy === null
  const submit = (andSend: boolean) => ready && void save(latest.current, andSend)
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
          taken={taken}
          add={(sku) => does({ do: 'add', line: lineOfSku(sku, modifierPercent) })}
        />
        <div className="stack">
          <Card
            title="Lines"
            actions={
              <Segmented<QuoteStyle>
                aria-label="Kind of quote"
                size="small"
                value={draft.style}
                options={optionsOf(STYLE_WORDS)}
                onChange={(style) => does({ do: 'style', style })}
              />
            }
          >
            {draft.lines.length === 0 ? (
              <p className="muted">Find the work in the price book on the left; Enter adds it.</p>
            ) : (
              <ul className="lines">
                {draft.lines.map((line) => (
                  <LineRow
                    key={line.key}
                    line={line}
                    extras={draft.style === 'fixed_optionals'}
                    asExtra={isExtra(draft, line)}
                    problem={problems[line.key]}
                    change={does}
                    reprice={me.may('priceByHand') ? () => setPricing(line) : undefined}
                  />
                ))}
              </ul>
            )}
            {me.may('priceByHand') && (
              <Button
                size="small"
                type="text"
                icon={<PlusOutlined />}
                onClick={() => setPricing('new')}
              >
                A line that is not in the book
              </Button>
            )}
            <Totals draft={draft} quote={quote} />
          </Card>
          <Cautions lead={lead} draft={draft} />
          {draft.style === 'hhh' && !empty && <Packages quote={quote} />}
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
      {pricing && (
        <ByHand
          line={pricing === 'new' ? undefined : pricing}
          close={() => setPricing(null)}
          done={(values) =>
            pricing === 'new'
              ? does({ do: 'add', line: blankLine(values) })
              : does({ do: 'change', key: pricing.key, to: values })
          }
        />
      )}
    </>
  )
}
