import type { PayloadRequest } from 'payload'
import type { CancellationOutcome } from '../../domain/cancellation.ts'
import { rows, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

interface Taken {
  id: string
  status: string
  intentId: string | null
  amount: number
  left: number
}

/**
 * Returns or keeps what a cancelled booking was paid with. Not yet captured and all of it due back:
 * the authorisation is let go; kept by the policy: it is captured after all.
 */
export const returnDeposit = async (
  req: PayloadRequest,
  bookingId: string,
  outcome: CancellationOutcome,
): Promise<void> => {
  const payments = await rows<Taken>(
    req,
    sql`select id, status, payment_intent_id as "intentId", amount, captured_amount - refunded_amount as left
      from payments where booking_id = ${bookingId}::uuid
        and status in ('created', 'pending', 'authorised', 'captured', 'partially_refunded', 'failed') for update`,
  )
  for (const payment of payments) {
    const untaken = ['created', 'pending', 'failed'].includes(payment.status)
    if (outcome.refundAmount === 0 && !untaken) {
      await run(
        req,
        sql`update payments set status = 'retained', updated_at = now()
          where id = ${payment.id}::uuid and status in ('captured', 'partially_refunded')`,
      )
    } else if (untaken || payment.status === 'authorised') {
      await run(
        req,
        sql`update payments set status = 'cancelled', updated_at = now() where id = ${payment.id}::uuid`,
      )
      if (payment.intentId)
        await enqueue(
          req,
          'cancel-intent',
          { paymentIntentId: payment.intentId, paymentId: payment.id },
          { jobKey: `cancel-intent:${payment.intentId}` },
        )
    } else {
      const key = `${payment.id}:cancelled`
      await enqueue(
        req,
        'refund-payment',
        { paymentId: payment.id, amount: payment.left, reason: outcome.reason, key },
        { jobKey: `refund:${key}` },
      )
    }
  }
}
