import type { PricedQuote } from '../../domain/pricing.ts'
import { sumLines } from '../../domain/pricing.ts'
import { Money } from '../pieces/money.tsx'
import { minutesInWords } from '../words/time.ts'
import { type Draft, depositOf, minutesOf, workOf } from './draft.ts'

/** What it comes to, growing with every line. */
export function Totals({ draft, quote }: { draft: Draft; quote: PricedQuote }) {
  if (quote.lineItems.length === 0) return null
  return (
    <dl className="totals" aria-live="polite">
      <div>
        <dt>On site</dt>
        <dd className="figures">{minutesInWords(minutesOf(workOf(draft)))}</dd>
      </div>
      {draft.style === 'hhh' && (
        <div>
          <dt>Lines</dt>
          <dd>
            <Money pence={sumLines(quote.lineItems)} />
          </dd>
        </div>
      )}
      <div>
        <dt>Deposit, {quote.depositPercent}%</dt>
        <dd>
          <Money pence={depositOf(quote)} />
        </dd>
      </div>
      <div className="grand">
        <dt>{draft.style === 'hhh' ? 'Hassle-free' : 'Total'}</dt>
        <dd>
          <Money pence={quote.total} />
        </dd>
      </div>
    </dl>
  )
}
