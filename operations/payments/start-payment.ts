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
import { inTransaction, jsonb, read, row, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import type { PaymentRequest, PreparedPayment } from './payment-request.ts'
import { preparePayment } from './prepare-payment.ts'

/**
 * The one intent for what the customer is about to pay. The row comes first, then Stripe, outside
 * any transaction; a repeat after a crash finds the same row and the same intent.
 * @throws AppError as preparePayment; STALE when the card was authorised meanwhile; UNAVAILABLE
 */
export const startPayment = async (req: PayloadRequest, asked: PaymentRequest) => {
  await refuseOnceAuthorised(req, asked)
  const prepared = await inTransaction(req, () => preparePayment(req, asked))
  const intent = await asking(() => intentFor(prepared))
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

const refuseSecured = (intent: Intent): Intent => {
  if (['requires_capture', 'succeeded', 'processing'].includes(intent.status))
    throw new AppError('STALE', 'Your card is already authorised for this.')
  return intent
}

/** Stripe knows of an authorised card before we do; its scope is frozen from then on. */
const refuseOnceAuthorised = async (
  req: PayloadRequest,
  { token, holdId }: PaymentRequest,
): Promise<void> => {
  const [begun] = await read<{ intentId: string }>(
    req,
    sql`select y.payment_intent_id as "intentId" from payments y join quotes q on q.id = y.quote_id
      where q.token = ${token} and y.hold_id = ${holdId} and y.booking_id is null
        and y.status in ('pending', 'failed') and y.payment_intent_id is not null
      order by y.created_at desc limit 1`,
  )
  if (begun) await asking(async () => refuseSecured(await retrieveIntent(begun.intentId)))
}

const intentFor = async (payment: PreparedPayment): Promise<Intent> => {
  const { paymentId, revision, amount, currency, intentId, leadReference } = payment
  const idempotencyKey = `payment:${paymentId}:${revision}`
  if (!intentId) return createIntent({ amount, currency, paymentId, leadReference, idempotencyKey })
  const intent = refuseSecured(await retrieveIntent(intentId))
  if (intent.status === 'canceled') return intent
  return intent.amount === amount ? intent : updateIntentAmount(intentId, amount, idempotencyKey)
}

/** @throws AppError STALE where Stripe refuses, UNAVAILABLE where it does not answer */
const asking = async (ask: () => Promise<Intent>): Promise<Intent> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof AppError) throw error
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
  const { scope } = payment
  const attached = await row(
    req,
    sql`update payments set payment_intent_id = ${intent.id}, updated_at = now(), amount = ${payment.amount},
        tier = ${scope ? sql`${scope.tier}::enum_payments_tier` : sql`tier`},
        extras = ${scope ? jsonb(scope.extras) : sql`extras`},
        status = case when status in ('created', 'failed') then 'pending'::enum_payments_status else status end
      where id = ${payment.paymentId}::uuid and revision = ${payment.revision}
        and status in ('created', 'pending', 'failed') returning id`,
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
