import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { getEnv } from '../../integrations/env.ts'
import {
  createIntent,
  type Intent,
  isRefusal,
  retrieveIntent,
  updateIntentAmount,
} from '../../integrations/stripe.ts'
import { inTransaction, row, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { type PaymentRequest, type PreparedPayment, preparePayment } from './prepare-payment.ts'

/**
 * The one intent for what the customer is about to pay. The row comes first, then Stripe, outside
 * any transaction; a repeat after a crash finds the same row and the same intent.
 * @throws AppError as preparePayment; STALE when the card was authorised meanwhile; UNAVAILABLE
 */
export const startPayment = async (req: PayloadRequest, asked: PaymentRequest) => {
  const prepared = await inTransaction(req, () => preparePayment(req, asked))
  const intent = await intentFor(prepared)
  await inTransaction(req, () => attachIntent(req, prepared, intent))
  const { stripe } = getEnv()
  return {
    paymentIntentId: intent.id,
    clientSecret: intent.client_secret,
    amount: prepared.amount,
    currency: prepared.currency,
    publishableKey: stripe.publishableKey,
    mode: stripe.sandboxed ? 'sandbox' : 'stripe',
    confirmBase: stripe.apiBase,
  }
}

const intentFor = async (payment: PreparedPayment): Promise<Intent> => {
  const { paymentId, revision, amount, currency, intentId, leadReference } = payment
  const idempotencyKey = `payment:${paymentId}:${revision}`
  try {
    if (!intentId)
      return await createIntent({ amount, currency, paymentId, leadReference, idempotencyKey })
    const intent = await retrieveIntent(intentId)
    if (intent.status === 'canceled') return intent
    return intent.amount === amount
      ? intent
      : await updateIntentAmount(intentId, amount, idempotencyKey)
  } catch (error) {
    if (isRefusal(error))
      throw new AppError('STALE', 'This payment has moved on. Please reload the page.')
    throw new AppError(
      'UNAVAILABLE',
      'Our card provider is not answering. You have not been charged; please try again.',
    )
  }
}

const attachIntent = async (
  req: PayloadRequest,
  payment: PreparedPayment,
  intent: Intent,
): Promise<void> => {
  const attached = await row(
    req,
    sql`update payments set payment_intent_id = ${intent.id}, updated_at = now(),
        status = case when status in ('created', 'failed') then 'pending'::enum_payments_status else status end
      where id = ${payment.paymentId}::uuid and status in ('created', 'pending', 'failed') returning id`,
  )
  if (attached && intent.status !== 'canceled') {
    await moveLeadIfAllowed(req, {
      leadId: payment.leadId,
      to: 'payment_pending',
      actor: 'customer',
    })
    return
  }
  if (!attached)
    await enqueue(
      req,
      'cancel-intent',
      { paymentIntentId: intent.id, paymentId: payment.paymentId },
      { jobKey: `cancel-intent:${intent.id}` },
    )
  else
    await row(
      req,
      sql`update payments set status = 'cancelled', updated_at = now() where id = ${payment.paymentId}::uuid`,
    )
  throw new AppError('STALE', 'This payment has moved on. Please choose your time again.')
}
