import { formatPence } from '../../domain/money.ts'
import type { QuoteAnswer } from '../api/quote.ts'

/** What will be done, in plain words. A package has one price, so its lines carry none. */
export const Jobs = ({ quote }: { quote: QuoteAnswer }) => {
  const priced = quote.style !== 'hhh'
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs">What we’ll do</h2>
      <ul className="card rows">
        {quote.lineItems.map((line, index) => (
          // Two lines may read the same; a version's lines never change their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <span>
              {line.description}
              {line.qty > 1 && <span className="times"> × {line.qty}</span>}
            </span>
            {priced && <span className="money">{formatPence(line.price * line.qty)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
