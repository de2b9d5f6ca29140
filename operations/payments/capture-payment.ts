import type { PayloadRequest } from 'payload'
import { captureIntent, isRefusal, refusalCode, retrieveIntent } from '../../integrations/stripe.ts'
import { now } from '../clock.ts'
import { inTransaction, read, row, sql } from '../database.ts'
import { settleException } from '../exceptions/raise-exception.ts'
import { askToPayAgain } from './ask-to-pay-again.ts'

interface Due {
  id: string
  intentId: string
  status: string
  bookingId: string | null
}

/**
 * Takes the money a booking was secured with. Safe to run twice: the row says whether it is due, and
 * Stripe's idempotency key makes two captures one. A refusal for good leaves the booking standing,
 * with an open exception and a link for the customer to pay again; anything else is tried again.
 */
export const capturePayment = async (req: PayloadRequest, paymentId: string): Promise<void> => {
  const [due] = await read<Due>(
    req,
    sql`select id, payment_intent_id as "intentId", status, booking_id as "bookingId"
      from payments where id = ${paymentId}::uuid`,
  )
  if (due?.status !== 'authorised' || !due.bookingId) return
  try {
    const intent = await captureIntent(due.intentId, due.id)
    await noteCaptured(req, due.id, intent.amount_received)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const intent = await retrieveIntent(due.intentId)
    if (intent.status === 'succeeded') return noteCaptured(req, due.id, intent.amount_received)
    await inTransaction(req, () =>
      askToPayAgain(req, {
        paymentId: due.id,
        bookingId: due.bookingId ?? '',
        why: refusalCode(error) ?? intent.status,
      }),
    )
  }
}

/** Guarded: whichever of the job, the webhook and the sweeper comes first writes it. */
export const noteCaptured = (
  req: PayloadRequest,
  paymentId: string,
  amount: number,
): Promise<void> =>
  inTransaction(req, async () => {
    const at = now().toISOString()
    const captured = await row<{ bookingId: string | null }>(
      req,
      sql`update payments set captured_amount = ${amount}, captured_at = ${at}::timestamptz, updated_at = now(),
          status = case when exists (select 1 from bookings b where b.id = booking_id and b.status = 'cancelled')
            then 'retained'::enum_payments_status else 'captured' end
        where id = ${paymentId}::uuid and status = 'authorised' returning booking_id as "bookingId"`,
    )
    if (captured?.bookingId)
      await settleException(req, {
        kind: 'capture_failed',
        bookingId: captured.bookingId,
        how: 'The deposit was paid after all.',
      })
  })
