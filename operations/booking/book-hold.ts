import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { read, sql } from '../database.ts'
import { settlePayment } from '../payments/settle-payment.ts'
import { findQuote } from '../quotes/open-quote.ts'
import { bookingOfLead } from '../quotes/public-booking.ts'

/**
 * The browser's return from the card: drives the same settlement as Stripe's webhook and answers
 * with the booking, made by this call (`first`) or before it.
 * @throws AppError NOT_FOUND for an intent of another quote, PAYMENT_FAILED, SLOT_UNAVAILABLE
 */
export const bookHold = async (
  req: PayloadRequest,
  asked: { token: string; holdId: string; paymentIntentId: string },
) => {
  const quote = await findQuote(req, asked.token)
  const [payment] = await read<{ id: string }>(
    req,
    sql`select id from payments where payment_intent_id = ${asked.paymentIntentId}
      and quote_id = ${quote.id}::uuid and hold_id = ${asked.holdId}`,
  )
  if (!payment) throw notFound('That payment')
  const settled = await settlePayment(req, asked.paymentIntentId)
  switch (settled.kind) {
    case 'booked':
      return { booking: await bookingOfLead(req, quote.leadId), first: settled.first }
    case 'lost':
      throw new AppError('SLOT_UNAVAILABLE', settled.message, {
        alternatives: settled.alternatives,
      })
    case 'unpaid':
      throw new AppError('PAYMENT_FAILED', settled.message)
    case 'cancelled':
      throw new AppError('PAYMENT_FAILED', 'That payment was cancelled. You have not been charged.')
    default:
      throw notFound('That payment')
  }
}
