import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { row, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import type { PaymentRow } from './lock-payment.ts'

/** A second payment for a booking whose first could not be taken: captured at once. */
export const secureAgain = async (req: PayloadRequest, payment: PaymentRow): Promise<void> => {
  const secured = await row(
    req,
    sql`update payments set status = 'authorised', authorised_at = ${now().toISOString()}::timestamptz, updated_at = now()
      where id = ${payment.id}::uuid and status in ('created', 'pending') returning id`,
  )
  if (secured)
    await enqueue(
      req,
      'capture-payment',
      { paymentId: payment.id },
      { jobKey: `capture:${payment.id}`, priority: -5 },
    )
}
