import type { PayloadRequest } from 'payload'
import { retrieveDispute } from '../../integrations/stripe.ts'
import { now } from '../clock.ts'
import { inTransaction, read, row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { noteMoney, noteRefundFailed } from './note-money.ts'
import { settlePayment } from './settle-payment.ts'

interface StoredEvent {
  kind: string
  body: { object: string | null; paymentIntent: string | null }
}

/**
 * Works off what Stripe told us, from how things stand there now and not from what the event said:
 * events repeat, and come out of order. Safe to run twice.
 */
export const workOffStripeEvent = async (req: PayloadRequest, eventId: string): Promise<void> => {
  const [event] = await read<StoredEvent>(
    req,
    sql`select kind, body from webhook_events where id = ${eventId}::uuid and worked_off_at is null`,
  )
  if (!event) return
  const { object, paymentIntent } = event.body
  if (event.kind.startsWith('payment_intent.') && object) await settleAndNote(req, object)
  else if (event.kind.startsWith('charge.dispute.') && object && paymentIntent)
    await noteDispute(req, object, paymentIntent)
  else if (event.kind === 'refund.failed' && object && paymentIntent)
    await noteRefundFailed(req, paymentIntent, object)
  else if (/^(charge\.(refunded|captured)|refund\.)/.test(event.kind) && paymentIntent)
    await noteMoney(req, paymentIntent)
  await inTransaction(req, () =>
    run(
      req,
      sql`update webhook_events set worked_off_at = ${now().toISOString()}::timestamptz, updated_at = now() where id = ${eventId}::uuid`,
    ),
  )
}

const settleAndNote = async (req: PayloadRequest, intentId: string): Promise<void> => {
  const settled = await settlePayment(req, intentId)
  if (settled.kind === 'booked') await noteMoney(req, intentId)
}

const noteDispute = async (
  req: PayloadRequest,
  disputeId: string,
  intentId: string,
): Promise<void> => {
  const dispute = await retrieveDispute(disputeId)
  await inTransaction(req, async () => {
    const payment = await row<{ id: string; leadId: string; bookingId: string | null }>(
      req,
      sql`update payments set dispute_status = ${dispute.status}, updated_at = now(),
          status = case when ${dispute.status} = 'won' then 'captured'::enum_payments_status else 'disputed' end
        where payment_intent_id = ${intentId} returning id, lead_id as "leadId", booking_id as "bookingId"`,
    )
    if (!payment) return
    await raiseException(req, {
      kind: 'payment_disputed',
      leadId: payment.leadId,
      bookingId: payment.bookingId,
      detail: `The customer’s bank disputes the deposit (${dispute.reason}, ${dispute.status}). Answer it in Stripe before its deadline.`,
      data: { paymentId: payment.id, dispute: disputeId },
      key: `payment_disputed:${payment.id}`,
    })
  })
}
