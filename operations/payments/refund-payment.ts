import type { PayloadRequest } from 'payload'
import { captureIntent, createRefund, isRefusal, refusalCode } from '../../integrations/stripe.ts'
import { inTransaction, read, row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'

interface Refundable {
  id: string
  intentId: string
  status: string
  captured: number
  refunded: number
  leadId: string
  bookingId: string | null
}

export interface Refund {
  paymentId: string
  /** Pence. */
  amount: number
  reason: string
  /** Names this refund: the same key is the same refund, however often the job runs. */
  key: string
}

/**
 * Gives money back. Never more than was taken and not yet returned; a refusal for good is put before
 * ops with what to do. A deposit still only authorised is captured first when part of it is kept.
 */
export const refundPayment = async (req: PayloadRequest, refund: Refund): Promise<void> => {
  const payment = await read<Refundable>(
    req,
    sql`select id, payment_intent_id as "intentId", status, captured_amount as captured, refunded_amount as refunded,
        lead_id as "leadId", booking_id as "bookingId" from payments where id = ${refund.paymentId}::uuid`,
  ).then(([found]) => found)
  if (!payment) return
  const taken =
    payment.status === 'authorised'
      ? (await captureIntent(payment.intentId, payment.id)).amount_received
      : payment.captured
  const amount = Math.min(refund.amount, taken - payment.refunded)
  if (amount <= 0) return
  try {
    await createRefund(payment.intentId, amount, refund.key)
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (refusalCode(error) !== 'charge_already_refunded')
      return inTransaction(req, () =>
        raiseException(req, {
          kind: 'refund_failed',
          leadId: payment.leadId,
          bookingId: payment.bookingId,
          detail: `The refund of ${amount} pence was refused by Stripe (${refusalCode(error) ?? 'refused'}). Please refund by hand.`,
          data: { paymentId: payment.id, amount, reason: refund.reason },
          key: `refund_failed:${refund.key}`,
        }),
      )
  }
  await inTransaction(req, () => noteRefunded(req, payment.id, taken, payment.refunded + amount))
}

/** The total refunded as Stripe or we know it; it only ever grows. */
export const noteRefunded = async (
  req: PayloadRequest,
  paymentId: string,
  captured: number,
  refunded: number,
): Promise<void> => {
  await row(req, sql`select id from payments where id = ${paymentId}::uuid for update`)
  await run(
    req,
    sql`update payments set captured_amount = greatest(captured_amount, ${captured}),
        refunded_amount = least(greatest(refunded_amount, ${refunded}), greatest(captured_amount, ${captured})),
        status = case when least(greatest(refunded_amount, ${refunded}), greatest(captured_amount, ${captured})) >= greatest(captured_amount, ${captured})
          then 'refunded'::enum_payments_status else 'partially_refunded'::enum_payments_status end,
        updated_at = now() where id = ${paymentId}::uuid and status <> 'disputed'`,
  )
}
