import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { resolveScope, type Tier } from '../../domain/pricing.ts'
import { read, sql } from '../database.ts'
import { settlePayment } from '../payments/settle-payment.ts'
import { jobOfScope } from '../quotes/job-of-scope.ts'
import { findQuote } from '../quotes/open-quote.ts'
import { bookingOfLead } from '../quotes/public-booking.ts'
import { TIME_GONE } from './confirm-booking.ts'
import { alternativesTo } from './list-slots.ts'

interface Paid {
  id: string
  date: string
  timeSlot: string
  tier: Tier | null
  extras: number[]
}

/** The webhook came first and nobody was free: the browser is told so, with the nearest times. */
const refuseLost = async (req: PayloadRequest, token: string, payment: Paid): Promise<void> => {
  const [lost] = await read(
    req,
    sql`select 1 from exceptions where dedupe_key = ${`payment_unbooked:${payment.id}`} limit 1`,
  )
  if (!lost) return
  const quote = await findQuote(req, token)
  const job = await jobOfScope(req, quote, resolveScope(quote, payment))
  throw new AppError('SLOT_UNAVAILABLE', TIME_GONE, {
    alternatives: job ? await alternativesTo(req, job, payment, { quoteId: quote.id }) : [],
  })
}

/**
 * The browser's return from the card: drives the same settlement as Stripe's webhook and answers
 * with the booking, made by this call (`first`) or before it.
 * @throws AppError NOT_FOUND for an intent of another quote, PAYMENT_FAILED, SLOT_UNAVAILABLE
 */
export const bookHold = async (
  req: PayloadRequest,
  asked: { token: string; holdId: string; paymentIntentId: string },
) => {
  const [found] = await read<{ leadId: string; payment: Paid | null }>(
    req,
    sql`select q.lead_id as "leadId", case when y.id is not null then jsonb_build_object('id', y.id, 'date', y.date,
        'timeSlot', y.time_slot, 'tier', y.tier, 'extras', coalesce(y.extras, '[]')) end as payment
      from quotes q left join payments y on y.payment_intent_id = ${asked.paymentIntentId}
        and y.quote_id = q.id and y.hold_id = ${asked.holdId}
      where q.token = ${asked.token}`,
  )
  if (!found) throw notFound('That quote')
  const { payment, leadId } = found
  if (!payment) throw notFound('That payment')
  const settled = await settlePayment(req, asked.paymentIntentId)
  switch (settled.kind) {
    case 'booked':
      return {
        booking: await bookingOfLead(req, { leadId, token: asked.token }),
        first: settled.first,
      }
    case 'lost':
      throw new AppError('SLOT_UNAVAILABLE', settled.message, {
        alternatives: settled.alternatives,
      })
    case 'unpaid':
      throw new AppError('PAYMENT_FAILED', settled.message)
    case 'cancelled':
      await refuseLost(req, asked.token, payment)
      throw new AppError('PAYMENT_FAILED', 'That payment was cancelled. You have not been charged.')
    default:
      throw notFound('That payment')
  }
}
