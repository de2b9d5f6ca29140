import { formatPence } from '../../domain/money.ts'
import { extrasOf } from '../../domain/pricing.ts'
import type { QuoteAnswer } from '../api/quote.ts'

interface ExtrasProps {
  quote: QuoteAnswer
  chosen: number[]
  disabled: boolean
  onChange: (extras: number[]) => void
}

/** Extras are never on by themselves: only the customer adds to what they pay. */
export const Extras = ({ quote, chosen, disabled, onChange }: ExtrasProps) => {
  const extras = extrasOf(quote)
  if (quote.style !== 'fixed_optionals' || extras.length === 0) return null
  return (
    <section>
      <fieldset disabled={disabled}>
        <legend>
          <h2>While we’re there</h2>
        </legend>
        <div className="card rows">
          {extras.map((extra, index) => (
            <label className="switch-row" key={extra.sku_id ?? extra.description}>
              <span>
                {extra.description}
                {extra.qty > 1 && <span className="times"> × {extra.qty}</span>}
                {extra.recommended && <span className="pill">Recommended</span>}
              </span>
              <span className="money">+{formatPence(extra.price * extra.qty)}</span>
              <input
                type="checkbox"
                role="switch"
                aria-checked={chosen.includes(index)}
                checked={chosen.includes(index)}
                onChange={({ target }) =>
                  onChange(
                    target.checked
                      ? [...chosen, index].sort((a, b) => a - b)
                      : chosen.filter((other) => other !== index),
                  )
                }
              />
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  )
}
