import type { PayloadRequest } from 'payload'
import {
  captureIntent,
  createRefund,
  isRefusal,
  refusalCode,
  retrieveIntentWithCharge,
} from '../../integrations/stripe.ts'
import { inTransaction, read, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { noteMoney } from './note-money.ts'

interface Refundable {
  id: string
  intentId: string
  status: string
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
 * Gives money back. Never more than Stripe holds of it, refunds made there by hand counted; a refusal
 * for good is put before ops with what to do. A deposit still only authorised is captured first when part of it is kept.
 */
export const refundPayment = async (req: PayloadRequest, refund: Refund): Promise<void> => {
  const [payment] = await read<Refundable>(
    req,
    sql`select id, payment_intent_id as "intentId", status, lead_id as "leadId", booking_id as "bookingId"
      from payments where id = ${refund.paymentId}::uuid`,
  )
  if (!payment) return
  if (payment.status === 'authorised') await captureIntent(payment.intentId, payment.id)
  const { captured, refunded } = await retrieveIntentWithCharge(payment.intentId)
  const amount = Math.min(refund.amount, captured - refunded)
  try {
    if (amount > 0) await createRefund(payment.intentId, amount, refund.key)
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
  await noteMoney(req, payment.intentId)
}
