import { extrasOf, type LineItem, type PricedQuote, sumLines } from '../../domain/pricing.ts'
import { keyed } from '../pieces/keyed.ts'
import { Money } from '../pieces/money.tsx'

const nameOf = (line: LineItem) => line.description

function Row({ line, note }: { line: LineItem; note?: string }) {
  return (
    <tr>
      <td className="figures muted count">{line.qty} ×</td>
      <td>
        {line.description}
        {note && <small> · {note}</small>}
        {line.reason && <small className="line-reason">Priced by hand: {line.reason}</small>}
      </td>
      <td className="figures amount muted">
        <Money pence={line.price} />
      </td>
      <td className="figures amount">
        <Money pence={line.price * line.qty} />
      </td>
    </tr>
  )
}

/** A quote's lines and extras as they were promised. */
export function QuoteLines({ quote }: { quote: PricedQuote }) {
  const extras = extrasOf(quote)
  return (
    <table className="quote-lines">
      <thead className="unseen">
        <tr>
          <th>How many</th>
          <th>What</th>
          <th>Each</th>
          <th>Together</th>
        </tr>
      </thead>
      <tbody>
        {keyed(quote.lineItems, nameOf).map(({ key, row }) => (
          <Row key={key} line={row} />
        ))}
        <tr className="sum">
          <td />
          <td colSpan={2}>{quote.style === 'hhh' ? 'Lines together' : 'Total'}</td>
          <td className="figures amount">
            <Money pence={sumLines(quote.lineItems)} />
          </td>
        </tr>
      </tbody>
      {extras.length > 0 && (
        <tbody>
          <tr>
            <th colSpan={4}>Extras the customer may tick</th>
          </tr>
          {keyed(extras, nameOf).map(({ key, row }) => (
            <Row key={key} line={row} note={row.recommended ? 'recommended' : undefined} />
          ))}
        </tbody>
      )}
    </table>
  )
}
