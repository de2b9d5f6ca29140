import { CheckOutlined } from '@ant-design/icons'
import { formatPence } from '../../domain/money.ts'
import { depositFor, type PricedQuote, packagesOf } from '../../domain/pricing.ts'
import { Money } from '../pieces/money.tsx'

/** The three packages side by side, as they will be offered; the middle one is shown first. */
export function Packages({ quote }: { quote: PricedQuote }) {
  const packages = packagesOf(quote)
  return (
    <div className="packages">
      {packages.map((item, place) => {
        const before = packages[place - 1]?.includes ?? []
        return (
          <section
            key={item.tier}
            className={item.tier === 'hassle_free' ? 'package first' : 'package'}
          >
            <h3>{item.name}</h3>
            <b>
              <Money pence={item.price} />
            </b>
            <small>
              {formatPence(depositFor(item.price, quote.depositPercent))} deposit
              {item.tier === 'hassle_free' && ' · shown first'}
            </small>
            <ul>
              {item.includes.map((words) => (
                <li key={words} className={before.includes(words) ? 'faint' : undefined}>
                  <CheckOutlined aria-hidden /> {words}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
