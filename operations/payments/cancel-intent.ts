import type { PayloadRequest } from 'payload'
import {
  cancelStripeIntent,
  createRefund,
  isRefusal,
  retrieveIntent,
} from '../../integrations/stripe.ts'
import { inTransaction, read, run, sql } from '../database.ts'

/**
 * Lets an intent go at Stripe. One that belongs to a standing booking is left alone; one captured
 * by some accident is refunded whole, so that nobody pays for nothing.
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
    await createRefund(paymentIntentId, intent.amount_received, `void:${paymentId}`)
    await inTransaction(req, () =>
      run(
        req,
        sql`update payments set captured_amount = ${intent.amount_received}, refunded_amount = ${intent.amount_received},
            status = 'refunded', updated_at = now() where id = ${paymentId}::uuid`,
      ),
    )
  }
}
