import type { Lead, Quote, Skus } from '../../cms/payload-types.ts'
import type { Extra, LineItem } from '../../domain/pricing.ts'
import { ASK, detectionOf } from '../leads/detection.ts'
import { extrasOfQuote, linesOf } from '../quotes/contents.ts'
import { blankLine, type Draft, type DraftLine, lineOfSku } from './draft.ts'

export interface Known {
  lead: Lead
  /** The version this one grows from, if any. */
  quote: Quote | undefined
  book: Skus[]
  modifierPercent: number
}

/** A stored line at today's prices; one with its own reason keeps its own price. */
const lineAgain = (
  item: LineItem | Extra,
  { book, modifierPercent }: Known,
  extra: boolean,
): DraftLine => {
  const sku = book.find(({ id }) => id === item.sku_id)
  const rest = {
    qty: item.qty,
    description: item.description,
    extra,
    recommended: 'recommended' in item && item.recommended,
  }
  if (!sku)
    return blankLine({
      ...rest,
      price: item.price,
      minutes: item.minutes,
      tasks: item.tasks ?? [],
      reason: item.reason ?? '',
    })
  return lineOfSku(
    sku,
    modifierPercent,
    item.reason ? { ...rest, price: item.price, reason: item.reason } : rest,
  )
}

/** What is on the table when the builder opens: the last version, else what the customer's words gave. */
export const startOf = (known: Known): Draft => {
  const { lead, quote, book, modifierPercent } = known
  if (quote)
    return {
      style: quote.style,
      lines: [
        ...linesOf(quote).map((item) => lineAgain(item, known, false)),
        ...extrasOfQuote(quote).map((item) => lineAgain(item, known, true)),
      ],
    }
  const lines = detectionOf(lead).detected.flatMap(({ skuId, quantity, confidence }) => {
    const sku = book.find(({ id }) => id === skuId)
    return sku && confidence >= ASK
      ? [lineOfSku(sku, modifierPercent, { qty: quantity, confidence })]
      : []
  })
  return { style: 'hhh', lines }
}
