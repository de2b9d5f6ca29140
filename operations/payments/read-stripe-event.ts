import type { PayloadRequest } from 'payload'
import { retrieveDispute, retrieveIntentWithCharge } from '../../integrations/stripe.ts'
import { now } from '../clock.ts'
import { inTransaction, read, row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { noteCaptured } from './capture-payment.ts'
import { noteRefunded } from './refund-payment.ts'
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

/** What was captured and given back, as Stripe has it: refunds made there by hand included. */
const noteMoney = async (req: PayloadRequest, intentId: string): Promise<void> => {
  const [payment] = await read<{ id: string; status: string }>(
    req,
    sql`select id, status from payments where payment_intent_id = ${intentId}`,
  )
  if (!payment) return
  const { captured, refunded } = await retrieveIntentWithCharge(intentId)
  if (captured > 0 && payment.status === 'authorised') await noteCaptured(req, payment.id, captured)
  // Letting an uncaptured card go shows as a refund at Stripe: no money ever moved.
  if (captured > 0 && refunded > 0)
    await inTransaction(req, () => noteRefunded(req, payment.id, captured, refunded))
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
