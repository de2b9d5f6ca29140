import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { type Extra, extrasOf, type LineItem } from '../../domain/pricing.ts'
import { row, sql } from '../database.ts'
import { expireQuote } from './expire-quote.ts'
import { findQuote, refuseUnlessLive } from './open-quote.ts'
import { publicQuote } from './public-quote.ts'
import { sendQuote } from './send-quote.ts'

/** By hand lines keep their own price: nobody is there to price them again. */
const toInput = ({ sku_id, description, qty, recommended }: LineItem & Partial<Extra>) => ({
  sku_id,
  description,
  qty,
  ...(recommended === undefined ? {} : { recommended }),
})

/**
 * A new version of an expired quote at today's prices, made for the customer who asks for it.
 * @throws AppError STALE when it has not expired, QUOTE_SUPERSEDED, NOT_FOUND
 */
export const renewQuote = async (req: PayloadRequest, token: string) => {
  const found = await findQuote(req, token)
  await row(req, sql`select id from leads where id = ${found.leadId}::uuid for update`)
  const quote = await findQuote(req, token)
  try {
    await refuseUnlessLive(req, quote)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'QUOTE_EXPIRED') throw error
    return renew(req, quote)
  }
  throw new AppError('STALE', 'This quote is still good; it need not be renewed.')
}

const renew = async (req: PayloadRequest, quote: Awaited<ReturnType<typeof findQuote>>) => {
  const offered = quote.style === 'fixed_optionals' ? extrasOf(quote) : []
  if ([...quote.lineItems, ...offered].some((line) => line.sku_id === null))
    throw new AppError(
      'STALE',
      'This quote was priced by hand. Please get in touch and we will price it again.',
    )
  await expireQuote(req, quote.id)
  const made = await req.payload.create({
    collection: 'quotes',
    data: {
      lead: quote.leadId,
      style: quote.style,
      lineItems: quote.lineItems.map(toInput),
      optionalItems: offered.length > 0 ? offered.map(toInput) : undefined,
    } as never,
    overrideAccess: true,
    depth: 0,
    req,
  })
  await sendQuote(req, { quoteId: String(made.id) })
  return publicQuote(req, String((made as { token?: string }).token), '')
}
