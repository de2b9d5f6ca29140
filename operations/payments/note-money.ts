import type { PayloadRequest } from 'payload'
import { retrieveIntentWithCharge } from '../../integrations/stripe.ts'
import { inTransaction, read, row, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { noteCaptured } from './capture-payment.ts'

const MAX_LOOKS = 5

interface Payment {
  id: string
  status: string
}

/**
 * What was captured and given back, as Stripe has it: refunds made there by hand, and those a bank
 * sent back. Looked at once more after it is written, so that of two who look at once neither
 * leaves an older answer behind.
 */
export const noteMoney = async (req: PayloadRequest, intentId: string): Promise<void> => {
  const [payment] = await read<Payment>(
    req,
    sql`select id, status from payments where payment_intent_id = ${intentId}`,
  )
  if (!payment) return
  let seen = ''
  for (let look = 0; look < MAX_LOOKS; look++) {
    const { captured, refunded } = await retrieveIntentWithCharge(intentId)
    // Letting an uncaptured card go shows as a refund at Stripe: no money ever moved.
    if (captured === 0 || seen === `${captured}:${refunded}`) return
    seen = `${captured}:${refunded}`
    if (payment.status === 'authorised') await noteCaptured(req, payment.id, captured)
    await inTransaction(req, () => noteRefunded(req, payment.id, captured, refunded))
  }
}

const noteRefunded = async (
  req: PayloadRequest,
  paymentId: string,
  captured: number,
  refunded: number,
): Promise<void> => {
  const noted = await row<{ leadId: string; bookingId: string | null; stands: boolean }>(
    req,
    sql`update payments set captured_amount = ${captured}, refunded_amount = ${refunded}, updated_at = now(),
        status = case when ${refunded}::int >= ${captured}::int then 'refunded'::enum_payments_status
          when ${refunded}::int > 0 then 'partially_refunded'
          when status in ('refunded', 'partially_refunded') then 'captured' else status end
      where id = ${paymentId}::uuid and (captured_amount, refunded_amount) <> (${captured}::int, ${refunded}::int)
        and status not in ('disputed', 'authorised', 'created', 'pending')
      returning lead_id as "leadId", booking_id as "bookingId",
        exists (select 1 from bookings b where b.id = booking_id and b.status = 'confirmed') as stands`,
  )
  if (noted?.stands && refunded >= captured)
    await raiseException(req, {
      kind: 'capture_failed',
      leadId: noted.leadId,
      bookingId: noted.bookingId,
      detail:
        'The deposit was given back at Stripe while the booking stands. Cancel the booking, or agree with the customer how it is paid.',
      data: { paymentId },
    })
}

/** A bank sent a refund back: the customer still waits for their money. */
export const noteRefundFailed = async (
  req: PayloadRequest,
  intentId: string,
  refundId: string,
): Promise<void> => {
  await noteMoney(req, intentId)
  await inTransaction(req, async () => {
    const payment = await row<{ id: string; leadId: string; bookingId: string | null }>(
      req,
      sql`select id, lead_id as "leadId", booking_id as "bookingId" from payments where payment_intent_id = ${intentId}`,
    )
    if (payment)
      await raiseException(req, {
        kind: 'refund_failed',
        leadId: payment.leadId,
        bookingId: payment.bookingId,
        detail: 'The customer’s bank sent the refund back. Please arrange another way to repay it.',
        data: { paymentId: payment.id, refund: refundId },
        key: `refund_failed:${refundId}`,
      })
  })
}
