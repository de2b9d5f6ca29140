import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { type Intent, isRefusal, retrieveIntent } from '../../integrations/stripe.ts'
import { type Confirmation, confirmBooking } from '../booking/confirm-booking.ts'
import { inTransaction, row, run, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { lockPayment, type PaymentRow } from './lock-payment.ts'

export type Settled =
  | Confirmation
  | { kind: 'unpaid'; message: string }
  | { kind: 'cancelled' }
  | { kind: 'unknown' }

/**
 * Brings a payment to where its intent is at Stripe; the truth is asked of Stripe each time, so that
 * webhook and browser may come in any order, as often as they like. Serialised per payment.
 * @throws AppError UNAVAILABLE when Stripe does not answer
 */
export const settlePayment = async (req: PayloadRequest, intentId: string): Promise<Settled> => {
  const intent = await ask(intentId)
  return intent ? inTransaction(req, () => settleIntent(req, intent)) : { kind: 'unknown' }
}

const ask = async (intentId: string): Promise<Intent | null> => {
  try {
    return await retrieveIntent(intentId)
  } catch (error) {
    if (isRefusal(error)) return null
    throw new AppError(
      'UNAVAILABLE',
      'Our card provider is not answering. Please try again in a moment.',
    )
  }
}

const settleIntent = async (req: PayloadRequest, intent: Intent): Promise<Settled> => {
  const payment = await lockPayment(req, sql`payment_intent_id = ${intent.id}`)
  if (!payment) return { kind: 'unknown' }
  switch (intent.status) {
    case 'requires_capture':
    case 'succeeded':
      return confirmBooking(req, payment, intent)
    case 'canceled':
      return noteCancelled(req, payment)
    default:
      return noteUnpaid(req, payment, intent)
  }
}

const noteCancelled = async (req: PayloadRequest, payment: PaymentRow): Promise<Settled> => {
  if (payment.bookingId) return { kind: 'cancelled' }
  await run(
    req,
    sql`update payments set status = 'cancelled', updated_at = now()
      where id = ${payment.id}::uuid and status in ('created', 'pending', 'failed', 'authorised')`,
  )
  return { kind: 'cancelled' }
}

/** Declined, or still waiting for the customer: the hold stays while it lasts, and they may retry. */
const noteUnpaid = async (
  req: PayloadRequest,
  payment: PaymentRow,
  intent: Intent,
): Promise<Settled> => {
  const declined = intent.last_payment_error
  if (!declined || intent.status !== 'requires_payment_method')
    return { kind: 'unpaid', message: 'The card has not been confirmed yet.' }
  const noted = await row(
    req,
    sql`update payments set status = 'failed', last_error = ${declined.decline_code ?? declined.code ?? 'declined'},
        updated_at = now()
      where id = ${payment.id}::uuid and status = 'pending' and booking_id is null returning id`,
  )
  if (noted)
    await moveLeadIfAllowed(req, {
      leadId: payment.leadId,
      to: 'payment_failed',
      actor: 'system',
      reason: declined.decline_code ?? declined.code ?? 'declined',
    })
  return { kind: 'unpaid', message: declined.message ?? 'Your bank declined the card.' }
}
