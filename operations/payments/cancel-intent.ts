import type { PayloadRequest } from 'payload'
import { cancelStripeIntent, isRefusal, retrieveIntent } from '../../integrations/stripe.ts'
import { inTransaction, read, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

/**
 * Lets an intent go at Stripe. One that belongs to a standing booking is left alone; one captured
 * by some accident is given back whole, so that nobody pays for nothing.
 */
export const cancelIntent = async (
  req: PayloadRequest,
  { paymentIntentId, paymentId }: { paymentIntentId: string; paymentId: string },
): Promise<void> => {
  const [payment] = await read<{ status: string; bookingId: string | null }>(
    req,
    sql`select status, booking_id as "bookingId" from payments where id = ${paymentId}::uuid`,
  )
  if (payment?.status !== 'cancelled') return
  try {
    await cancelStripeIntent(paymentIntentId)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const intent = await retrieveIntent(paymentIntentId)
    if (intent.status !== 'succeeded') return
    const key = `void:${paymentId}`
    const refund = { paymentId, amount: intent.amount_received, reason: 'never_booked', key }
    await inTransaction(req, () =>
      enqueue(req, 'refund-payment', refund, { jobKey: `refund:${key}` }),
    )
  }
}
