/** Stripe, through its own SDK. Every call that moves money carries an idempotency key. */
import Stripe from 'stripe'
import { getEnv } from './env.ts'

export type Intent = Stripe.PaymentIntent

let client: Stripe | undefined

const stripe = (): Stripe => {
  if (client) return client
  const { secretKey, apiBase } = getEnv().stripe
  const base = new URL(apiBase)
  client = new Stripe(secretKey, {
    host: base.hostname,
    port: base.port || (base.protocol === 'https:' ? 443 : 80),
    protocol: base.protocol === 'https:' ? 'https' : 'http',
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
  })
  return client
}

/** Stripe said no for good; trying the same again cannot help. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError ||
  error instanceof Stripe.errors.StripeCardError ||
  error instanceof Stripe.errors.StripePermissionError

export const refusalCode = (error: unknown): string | undefined =>
  error instanceof Stripe.errors.StripeError ? error.code : undefined

interface NewIntent {
  amount: number
  currency: string
  paymentId: string
  leadReference: string
  /** `payments` id and revision: a repeat after a crash finds the same intent. */
  idempotencyKey: string
}

/** A card-only intent that is captured by hand once the contractor is booked. */
export const createIntent = ({
  amount,
  currency,
  paymentId,
  leadReference,
  idempotencyKey,
}: NewIntent) =>
  stripe().paymentIntents.create(
    {
      amount,
      currency,
      capture_method: 'manual',
      allowed_payment_method_types: ['card'],
      description: `Deposit ${leadReference}`,
      metadata: { payment_id: paymentId },
    },
    { idempotencyKey },
  )

export const updateIntentAmount = (id: string, amount: number, idempotencyKey: string) =>
  stripe().paymentIntents.update(id, { amount }, { idempotencyKey })

export const retrieveIntent = (id: string): Promise<Intent> => stripe().paymentIntents.retrieve(id)

export const captureIntent = (id: string, paymentId: string) =>
  stripe().paymentIntents.capture(id, {}, { idempotencyKey: `capture:${paymentId}` })

export const cancelStripeIntent = (id: string) =>
  stripe().paymentIntents.cancel(id, {}, { idempotencyKey: `cancel:${id}` })

export const createRefund = (intentId: string, amount: number, key: string) =>
  stripe().refunds.create({ payment_intent: intentId, amount }, { idempotencyKey: `refund:${key}` })

/** @throws when the signature does not fit the body: not Stripe's */
export const readStripeEvent = (body: string, signature: string): Stripe.Event =>
  stripe().webhooks.constructEvent(body, signature, getEnv().stripe.webhookSecret)

/** What an intent has taken and given back, in pence. */
export const retrieveIntentWithCharge = async (
  id: string,
): Promise<{ captured: number; refunded: number }> => {
  const intent = await stripe().paymentIntents.retrieve(id, { expand: ['latest_charge'] })
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  return {
    captured: charge?.amount_captured ?? intent.amount_received,
    refunded: charge?.amount_refunded ?? 0,
  }
}

export const retrieveDispute = (id: string) => stripe().disputes.retrieve(id)
