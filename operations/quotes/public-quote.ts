import type { PayloadRequest } from 'payload'
import { isBeingPriced, isTerminal } from '../../domain/lead-states.ts'
import type { Extra, LineItem, Package, Scope } from '../../domain/pricing.ts'
import { NO_CHOICE, priceOfScope, resolveScope } from '../../domain/pricing.ts'
import { UNNAMED } from '../../domain/vocabulary.ts'
import { summaryOfLines } from '../booking/booking-words.ts'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'
import { firstName } from '../leads/request-video.ts'
import { readSettings } from '../settings.ts'
import { findQuote, type OpenQuote } from './open-quote.ts'
import { bookingOfLead } from './public-booking.ts'

/** A line without what is only ours: minutes, tasks, reasons. */
const publicLine = ({ sku_id, description, price, qty }: LineItem) => ({
  sku_id,
  description,
  price,
  qty,
})

const publicOption = (item: Package | Extra) =>
  'tier' in item ? item : { ...publicLine(item), recommended: item.recommended }

interface HoldRow {
  holdId: string
  date: string
  timeSlot: string
  expiresAt: string
  scope: Scope
  mine: boolean
}

const liveHoldOf = async (req: PayloadRequest, quoteId: string, sessionId: string) => {
  const [hold] = await read<HoldRow>(
    req,
    sql`select id as "holdId", date, time_slot as "timeSlot", expires_at as "expiresAt", scope,
        session_id = ${sessionId} as mine
      from slot_holds where quote_id = ${quoteId}::uuid and expires_at > ${now().toISOString()}::timestamptz`,
  )
  if (!hold) return null
  const { scope, ...rest } = hold
  const expiresAt = new Date(hold.expiresAt)
  return {
    ...rest,
    ...scope,
    expiresAt: expiresAt.toISOString(),
    ttlSeconds: Math.max(0, Math.round((expiresAt.getTime() - now().getTime()) / 1000)),
  }
}

const statusOf = (quote: OpenQuote): string => {
  if (quote.booked || quote.status === 'accepted') return 'accepted'
  // Its enquiry has ended: no link of it can be booked or renewed.
  if (isTerminal(quote.state)) return 'closed'
  if (isBeingPriced(quote.state)) return 'under_review'
  return new Date(quote.expiresAt) <= now() ? 'expired' : quote.status
}

/**
 * What the page behind a link shows: the newest version, whichever version's link was opened, with
 * the booking and the live hold if there are any. Reads only; the page's script stamps the view.
 * @throws AppError NOT_FOUND
 */
export const publicQuote = async (req: PayloadRequest, token: string, sessionId: string) => {
  const opened = await findQuote(req, token)
  const quote = opened.newestToken === token ? opened : await findQuote(req, opened.newestToken)
  const { business, cancellation } = await readSettings(req)
  return {
    quote: {
      token: quote.token,
      version: quote.version,
      style: quote.style,
      status: statusOf(quote),
      customerFirstName: quote.customerName === UNNAMED ? '' : firstName(quote.customerName),
      jobSummary: summaryOfLines(quote.lineItems),
      lineItems: quote.lineItems.map(publicLine),
      optionalItems: quote.optionalItems.map(publicOption),
      total: quote.total,
      depositPercent: quote.depositPercent,
      depositAmount: priceOfScope(quote, resolveScope(quote, NO_CHOICE)).deposit,
      currency: 'gbp',
      expiresAt: new Date(quote.expiresAt).toISOString(),
      needsAddress: !quote.address,
      postcode: quote.postcode,
      isConsumer: quote.customerType !== 'pm' && quote.customerType !== 'commercial',
      business,
      cancellation,
    },
    booking: await bookingOfLead(req, quote),
    hold: await liveHoldOf(req, quote.id, sessionId),
  }
}
