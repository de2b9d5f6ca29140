import { useState } from 'react'
import { formatPence } from '../../domain/money.ts'
import {
  extrasOf,
  type LineItem,
  type PricedQuote,
  packagesOf,
  priceOfScope,
  type Tier,
} from '../../domain/pricing.ts'
import { keyed } from '../pieces/keyed.ts'

interface Props {
  quote: PricedQuote
  business: string
  customer: string
  validUntil: string
}

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name
const counted = ({ qty, description }: LineItem) =>
  qty > 1 ? `${qty} × ${description}` : description

/** The quote as the customer's phone will show it; the choices can be tried. */
export function Preview({ quote, business, customer, validUntil }: Props) {
  const [tier, setTier] = useState<Tier>('hassle_free')
  const [picked, setPicked] = useState<readonly number[]>([])
  const packages = quote.lineItems.length > 0 ? packagesOf(quote) : []
  const extras = extrasOf(quote)
  const { total, deposit } = priceOfScope(quote, {
    tier: packages.length > 0 ? tier : null,
    extras: picked.filter((index) => index < extras.length),
  })
  return (
    <section className="phone" aria-label="As the customer sees it">
      <div className="phone-page">
        <small>{business}</small>
        <h2>Quote for {firstName(customer)}</h2>
        <small>Valid until {validUntil}</small>
        {quote.lineItems.length === 0 && (
          <p className="phone-empty">What you add is shown here as the customer will see it.</p>
        )}
        <ul className="phone-work" hidden={quote.lineItems.length === 0}>
          {keyed(quote.lineItems, counted).map(({ key, row }) => (
            <li key={key}>{counted(row)}</li>
          ))}
        </ul>
        {packages.map((item) => (
          <label
            key={item.tier}
            className={item.tier === tier ? 'phone-choice on' : 'phone-choice'}
          >
            <input
              type="radio"
              name="package"
              checked={item.tier === tier}
              onChange={() => setTier(item.tier)}
            />
            <span>{item.name}</span>
            <b className="figures">{formatPence(item.price)}</b>
            {item.tier === tier && <small>{item.includes.join(' · ')}</small>}
          </label>
        ))}
        {keyed(extras, counted).map(({ key, row: extra }, index) => (
          <label key={key} className={picked.includes(index) ? 'phone-choice on' : 'phone-choice'}>
            <input
              type="checkbox"
              checked={picked.includes(index)}
              onChange={({ target }) =>
                setPicked((was) =>
                  target.checked ? [...was, index] : was.filter((one) => one !== index),
                )
              }
            />
            <span>
              {counted(extra)}
              {extra.recommended && <em>Recommended</em>}
            </span>
            <b className="figures">+{formatPence(extra.price * extra.qty)}</b>
          </label>
        ))}
      </div>
      <div className="phone-bar" hidden={quote.lineItems.length === 0}>
        <span>
          <b className="figures">{formatPence(total)}</b>
          <small>{formatPence(deposit)} deposit today</small>
        </span>
        <span className="phone-button">Choose a time</span>
      </div>
    </section>
  )
}
