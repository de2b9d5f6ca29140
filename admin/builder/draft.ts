/** A quote being built: lines and what may be done to them. Pence per unit, minutes per unit. */
import type { Skus } from '../../cms/payload-types.ts'
import {
  depositFor,
  type Extra,
  type LineItem,
  type PricedQuote,
  packagesFor,
  type QuoteStyle,
  quoteTotal,
  sumLines,
  unitPriceFor,
} from '../../domain/pricing.ts'
import type { Settings } from '../../domain/settings.ts'
import { idOf } from '../pieces/related.ts'

export interface DraftLine {
  key: string
  skuId: string | null
  description: string
  qty: number
  price: number
  /** Today's price of the book for this customer; null on a line by hand. */
  bookPrice: number | null
  minutes: number
  tasks: string[]
  /** Why the price is not the book's. */
  reason: string
  extra: boolean
  recommended: boolean
  /** How sure detection was, where the line came from it. */
  confidence: number | null
}

export interface Draft {
  style: QuoteStyle
  lines: DraftLine[]
}

export type Change =
  | { do: 'start'; draft: Draft }
  | { do: 'style'; style: QuoteStyle }
  | { do: 'add'; line: DraftLine }
  | { do: 'change'; key: string; to: Partial<DraftLine> }
  | { do: 'remove'; key: string }

let lastKey = 0
const newKey = () => `line-${++lastKey}`

export const blankLine = (line: Partial<DraftLine>): DraftLine => ({
  skuId: null,
  description: '',
  qty: 1,
  price: 0,
  bookPrice: null,
  minutes: 60,
  tasks: [],
  reason: '',
  extra: false,
  recommended: false,
  confidence: null,
  ...line,
  key: newKey(),
})

export const lineOfSku = (
  sku: Skus,
  modifierPercent: number,
  rest: Partial<DraftLine> = {},
): DraftLine => {
  const bookPrice = unitPriceFor(sku.price, modifierPercent)
  return blankLine({
    skuId: sku.id,
    description: sku.name,
    price: bookPrice,
    bookPrice,
    minutes: sku.minutes,
    tasks: (sku.tasks ?? []).flatMap((task) => idOf(task) ?? []),
    ...rest,
  })
}

export const change = (draft: Draft, how: Change): Draft => {
  const { style, lines } = draft
  switch (how.do) {
    case 'start':
      return how.draft
    case 'style':
      return { style: how.style, lines }
    case 'add': {
      const there = lines.find(
        ({ skuId, extra }) => skuId && skuId === how.line.skuId && extra === how.line.extra,
      )
      if (!there) return { style, lines: [...lines, how.line] }
      const more = { ...there, qty: Math.min(99, there.qty + how.line.qty) }
      return { style, lines: lines.map((line) => (line === there ? more : line)) }
    }
    case 'change':
      return {
        style,
        lines: lines.map((line) => (line.key === how.key ? { ...line, ...how.to } : line)),
      }
    case 'remove':
      return { style, lines: lines.filter(({ key }) => key !== how.key) }
  }
}

/** Only a price with extras has extras; in the other styles every line is work. */
export const isExtra = ({ style }: Draft, line: DraftLine): boolean =>
  style === 'fixed_optionals' && line.extra

export const workOf = (draft: Draft): DraftLine[] =>
  draft.lines.filter((line) => !isExtra(draft, line))
export const extrasOf = (draft: Draft): DraftLine[] =>
  draft.lines.filter((line) => isExtra(draft, line))

export const isByHand = (line: DraftLine): boolean =>
  line.bookPrice === null || line.price !== line.bookPrice

export const minutesOf = (lines: readonly DraftLine[]): number =>
  lines.reduce((sum, { minutes, qty }) => sum + minutes * qty, 0)

const itemOf = ({ skuId, description, price, qty, minutes, tasks }: DraftLine): LineItem => ({
  sku_id: skuId,
  description,
  price,
  qty,
  minutes,
  tasks,
})

/** The quote as the server will price it, by the same rules. */
export const priced = (draft: Draft, settings: Settings): PricedQuote => {
  const lineItems = workOf(draft).map(itemOf)
  const extras: Extra[] = extrasOf(draft).map((line) => ({
    ...itemOf(line),
    recommended: line.recommended,
  }))
  const packages = packagesFor(sumLines(lineItems), settings.packageFactors)
  return {
    style: draft.style,
    total: quoteTotal(draft.style, lineItems, settings.packageFactors),
    depositPercent: settings.depositPercent,
    lineItems,
    optionalItems: draft.style === 'hhh' ? packages : extras,
  }
}

export const depositOf = (quote: PricedQuote): number =>
  depositFor(quote.total, quote.depositPercent)

/** A line as the API takes it: a price only where a person set it, and then with its reason. */
const askOf = (line: DraftLine) => ({
  sku_id: line.skuId,
  qty: line.qty,
  description: line.description.trim(),
  ...(isByHand(line) ? { price: line.price, reason: line.reason } : {}),
  ...(line.skuId ? {} : { minutes: line.minutes, tasks: line.tasks }),
})

export const bodyOf = (lead: string, draft: Draft) => ({
  lead,
  style: draft.style,
  lineItems: workOf(draft).map(askOf),
  ...(draft.style === 'fixed_optionals'
    ? {
        optionalItems: extrasOf(draft).map((line) => ({
          ...askOf(line),
          recommended: line.recommended,
        })),
      }
    : {}),
})
