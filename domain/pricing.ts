/** What a quote costs. Integer pence throughout; the browser's figures never come in here. */
import { invalid } from './app-error.ts'
import { percentOf, roundHalfUp } from './money.ts'
import type { Settings } from './settings.ts'

export const QUOTE_STYLES = ['hhh', 'fixed', 'fixed_optionals'] as const
export type QuoteStyle = (typeof QUOTE_STYLES)[number]

export const TIERS = ['handy', 'hassle_free', 'high_standard'] as const
export type Tier = (typeof TIERS)[number]

export const CUSTOMER_TYPES = ['homeowner', 'landlord', 'pm', 'commercial'] as const
export type CustomerType = (typeof CUSTOMER_TYPES)[number]

/** A consumer in law: may cancel within 14 days (Consumer Contracts Regulations 2013). */
export const isConsumer = (type: CustomerType | null | undefined): boolean =>
  type == null || type === 'homeowner' || type === 'landlord'

/** The seed's JSON: `price` is pence per unit. Minutes and tasks ride along on lines without a SKU. */
export interface LineItem {
  sku_id: string | null
  description: string
  price: number
  qty: number
  minutes?: number
  tasks?: string[]
  reason?: string
}
export interface Extra extends LineItem {
  recommended: boolean
}
export interface Package {
  tier: Tier
  name: string
  price: number
  includes: string[]
}

/** What the customer picked: a package of an `hhh` quote, extras (by index) of `fixed_optionals`. */
export interface Scope {
  tier: Tier | null
  extras: number[]
}
export const NO_CHOICE: Scope = { tier: null, extras: [] }

export interface PricedQuote {
  style: QuoteStyle
  total: number
  depositPercent: number
  lineItems: LineItem[]
  optionalItems: (Package | Extra)[]
}

export const MIN_TOTAL_PENCE = 100
/** Stripe's least card charge in sterling. */
export const MIN_DEPOSIT_PENCE = 30

export const PACKAGE_NAMES: Record<Tier, string> = {
  handy: 'Handy',
  hassle_free: 'Hassle-free',
  high_standard: 'High standard',
}
export const PACKAGE_INCLUDES: Record<Tier, string[]> = {
  handy: ['All the work listed', '12-month guarantee'],
  hassle_free: ['All the work listed', '12-month guarantee', 'Tidy-up and waste taken away'],
  high_standard: [
    'All the work listed',
    '24-month guarantee',
    'Tidy-up and waste taken away',
    'Premium fittings and finish',
  ],
}

export const sumLines = (lines: readonly LineItem[]): number =>
  lines.reduce((sum, line) => sum + line.price * line.qty, 0)

/** A book price after the customer type's modifier (percent), half up, never below a penny. */
export const unitPriceFor = (bookPrice: number, modifierPercent: number): number =>
  Math.max(1, roundHalfUp((bookPrice * (100 + modifierPercent)) / 100))

export const packagesFor = (lineTotal: number, factors: Settings['packageFactors']): Package[] =>
  TIERS.map((tier) => ({
    tier,
    name: PACKAGE_NAMES[tier],
    price: roundHalfUp(lineTotal * factors[tier]),
    includes: PACKAGE_INCLUDES[tier],
  }))

/** The quote's own total: the middle package of `hhh`, else the sum of its lines. */
export const quoteTotal = (
  style: QuoteStyle,
  lines: readonly LineItem[],
  factors: Settings['packageFactors'],
): number =>
  style === 'hhh' ? roundHalfUp(sumLines(lines) * factors.hassle_free) : sumLines(lines)

/** Never under Stripe's least charge, never over the total. */
export const depositFor = (total: number, percent: number): number =>
  Math.min(total, Math.max(MIN_DEPOSIT_PENCE, percentOf(total, percent)))

const isPackage = (item: Package | Extra): item is Package => 'tier' in item

export const packagesOf = (quote: PricedQuote): Package[] => quote.optionalItems.filter(isPackage)

export const extrasOf = (quote: PricedQuote): Extra[] =>
  quote.optionalItems.filter((item): item is Extra => !isPackage(item))

/**
 * The scope with its defaults filled in: `hhh` without a choice means the middle package.
 * @throws AppError VALIDATION_ERROR for a tier or an extra this quote does not have.
 */
export const resolveScope = (quote: PricedQuote, asked: Partial<Scope>): Scope => {
  const extras = [...new Set(asked.extras ?? [])].sort((a, b) => a - b)
  if (quote.style === 'hhh') {
    const tier = asked.tier ?? 'hassle_free'
    if (!packagesOf(quote).some((item) => item.tier === tier))
      throw invalid('This quote has no such package.', { tier: `Unknown package “${tier}”.` })
    if (extras.length > 0)
      throw invalid('This quote has no extras.', { extras: 'Packages take no extras.' })
    return { tier, extras: [] }
  }
  if (asked.tier) throw invalid('This quote has no packages.', { tier: 'One price, no packages.' })
  const known = quote.style === 'fixed_optionals' ? extrasOf(quote).length : 0
  const unknown = extras.find((index) => !Number.isInteger(index) || index < 0 || index >= known)
  if (unknown !== undefined)
    throw invalid('This quote has no such extra.', { extras: `There is no extra ${unknown}.` })
  return { tier: null, extras }
}

/** Pence for the chosen scope, and the deposit taken today. */
export const priceOfScope = (
  quote: PricedQuote,
  scope: Scope,
): { total: number; deposit: number } => {
  const chosen = packagesOf(quote).find((item) => item.tier === scope.tier)
  const picked = extrasOf(quote).filter((_, index) => scope.extras.includes(index))
  const total = chosen ? chosen.price : quote.total + sumLines(picked)
  return { total, deposit: depositFor(total, quote.depositPercent) }
}

/** Lines the chosen scope is made of: the quote's own, and the extras ticked. */
export const linesOfScope = (quote: PricedQuote, scope: Scope): LineItem[] => [
  ...quote.lineItems,
  ...extrasOf(quote).filter((_, index) => scope.extras.includes(index)),
]
