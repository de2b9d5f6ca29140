import type { PayloadRequest } from 'payload'
import { rows, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

/**
 * Cancels a quote's unauthorised payments: the rows now, the intents at Stripe by a job. A card that
 * was authorised meanwhile is found by that job, and settled there.
 */
export const dropIntents = async (
  req: PayloadRequest,
  quoteId: string,
  because: string,
): Promise<void> => {
  const dropped = await rows<{ id: string; intent: string | null }>(
    req,
    sql`update payments set status = 'cancelled', last_error = ${because}, updated_at = now()
      where quote_id = ${quoteId}::uuid and booking_id is null and status in ('created', 'pending', 'failed')
      returning id, payment_intent_id as intent`,
  )
  for (const { id, intent } of dropped)
    if (intent)
      await enqueue(
        req,
        'cancel-intent',
        { paymentIntentId: intent, paymentId: id },
        { jobKey: `cancel-intent:${intent}` },
      )
}
