import { formatPence } from '../../domain/money.ts'
import type { LineItem, QuoteStyle } from '../../domain/pricing.ts'

const LONGEST = 240

/** `Repair dripping kitchen tap, 2 × Hang internal door`; the end of a long list is counted. */
export const jobInWords = (lines: readonly Pick<LineItem, 'description' | 'qty'>[]): string => {
  const words = lines.map(({ description, qty }) =>
    qty > 1 ? `${qty} × ${description}` : description,
  )
  for (let shown = words.length; shown > 0; shown--) {
    const rest = words.length - shown
    const text = words.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
    if (text.length <= LONGEST) return text
  }
  return `${words.length} jobs`
}

interface Priced {
  style: QuoteStyle
  total: number
  optionalItems: readonly { tier?: string; price: number }[]
}

/** The price a message names: packages start from their least. */
export const priceInWords = ({ style, total, optionalItems }: Priced): string => {
  if (style !== 'hhh') return formatPence(total)
  const prices = optionalItems.filter(({ tier }) => tier).map(({ price }) => price)
  return prices.length > 0 ? `from ${formatPence(Math.min(...prices))}` : formatPence(total)
}
