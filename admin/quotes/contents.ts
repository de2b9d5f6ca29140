/** What a stored quote holds, out of its JSON columns. */
import type { Quote } from '../../cms/payload-types.ts'
import {
  type Extra,
  extrasOf,
  type LineItem,
  NO_CHOICE,
  type Package,
  type PricedQuote,
  packagesOf,
  priceOfScope,
  resolveScope,
} from '../../domain/pricing.ts'

const listed = <Item>(stored: unknown): Item[] => (Array.isArray(stored) ? (stored as Item[]) : [])

export const pricedQuote = (quote: Quote): PricedQuote => ({
  style: quote.style,
  total: quote.total,
  depositPercent: quote.depositPercent ?? 20,
  lineItems: listed<LineItem>(quote.lineItems),
  optionalItems: listed<Package | Extra>(quote.optionalItems),
})

/** The price and deposit as the customer first sees them: the middle package, no extras. */
export const firstPrice = (priced: PricedQuote) =>
  priceOfScope(
    priced,
    priced.style === 'hhh' && packagesOf(priced).length === 0
      ? NO_CHOICE
      : resolveScope(priced, {}),
  )

export const linesOf = (quote: Quote): LineItem[] => pricedQuote(quote).lineItems
export const extrasOfQuote = (quote: Quote): Extra[] => extrasOf(pricedQuote(quote))
export const packagesOfQuote = (quote: Quote): Package[] => packagesOf(pricedQuote(quote))

/** `Kitchen tap, 2 × internal door`: a quote's work in a line. */
export const workInWords = (lines: readonly LineItem[]): string =>
  lines
    .map(({ qty, description }) => (qty > 1 ? `${qty} × ${description}` : description))
    .join(', ')
