import type Stripe from 'stripe'
import { unix } from '../context.ts'
import type { IntentRow } from '../rows.ts'
import type { StripeCall } from './call.ts'
import { type CardBehaviour, cardOfMethod } from './cards.ts'
import { openDispute } from './disputes.ts'
import { emitEvent } from './events.ts'
import { saveIntent } from './intents.ts'
import { StripeRefusal } from './refusal.ts'
import { newCharge } from './shapes.ts'

/** A payment's state after a try, and the refusal to answer with when the card said no. */
export interface Tried {
  row: IntentRow
  refusal?: StripeRefusal
}

/** Asks the bank's customer first: the payment waits in requires_action for the page to decide. */
export const openChallenge = (
  call: StripeCall,
  row: IntentRow,
  method: Stripe.PaymentMethod,
  returnUrl: string | null,
): Tried => {
  const url = `${call.origin}/sandbox/3ds/${row.id}`
  const next_action: Stripe.PaymentIntent.NextAction = returnUrl
    ? { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
    : {
        type: 'use_stripe_sdk',
        use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: row.id },
      }
  const saved = saveIntent(call, {
    id: row.id,
    returnUrl,
    challenge: { paymentMethod: method.id, openedAt: unix(call.sandbox) },
    intent: {
      ...row.intent,
      status: 'requires_action',
      payment_method: method.id,
      next_action,
      last_payment_error: null,
    },
  })
  emitEvent(call, 'payment_intent.requires_action', saved.intent)
  return { row: saved }
}

/** Puts the card through: authorised or captured, or declined with Stripe's own error. */
export const chargeCard = (
  call: StripeCall,
  row: IntentRow,
  method: Stripe.PaymentMethod,
  challenged: boolean,
): Tried => {
  const card = cardOfMethod(method)
  const charge = newCharge({
    ...{ intent: row.intent, method, card, challenged },
    created: unix(call.sandbox),
  })
  call.sandbox.journal.put('charge', charge)
  const tried: IntentRow = {
    ...row,
    challenge: null,
    intent: {
      ...row.intent,
      next_action: null,
      last_payment_error: null,
      payment_method: method.id,
      latest_charge: charge.id,
    },
  }
  if (card.decline) return declined(call, tried, method, card, charge)
  emitEvent(call, 'charge.succeeded', charge)
  if (tried.intent.capture_method !== 'manual') return { row: settle(call, tried, charge, card) }
  const saved = saveIntent(call, {
    ...tried,
    intent: { ...tried.intent, status: 'requires_capture', amount_capturable: charge.amount },
  })
  emitEvent(call, 'payment_intent.amount_capturable_updated', saved.intent, {
    amount_capturable: 0,
    status: row.intent.status,
  })
  return { row: saved }
}

/** Money taken at once, for intents without manual capture. */
const settle = (
  call: StripeCall,
  row: IntentRow,
  charge: Stripe.Charge,
  card: CardBehaviour,
): IntentRow => {
  call.sandbox.journal.put('charge', { ...charge, captured: true, amount_captured: charge.amount })
  const intent: Stripe.PaymentIntent = {
    ...row.intent,
    status: 'succeeded',
    amount_received: charge.amount,
  }
  const saved = saveIntent(call, { ...row, intent })
  emitEvent(call, 'payment_intent.succeeded', saved.intent)
  if (card.disputes) openDispute(call, charge.id, 'fraudulent')
  return saved
}

const declined = (
  call: StripeCall,
  row: IntentRow,
  method: Stripe.PaymentMethod,
  { decline }: CardBehaviour,
  charge: Stripe.Charge,
): Tried => {
  const code = decline?.code ?? 'card_declined'
  return fail(call, row, charge, {
    ...{ code, message: decline?.message ?? 'Your card was declined.', type: 'card_error' },
    ...(code === 'card_declined' ? { decline_code: decline?.declineCode } : {}),
    ...(code === 'incorrect_cvc' ? { param: 'cvc' } : {}),
    ...(code === 'expired_card' ? { param: 'exp_month' } : {}),
    advice_code: 'try_again_later',
    network_decline_code: '05',
    charge: charge.id,
    doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`,
    payment_method: method,
  })
}

/** The bank's customer did not pass the challenge, or was not there to be asked. */
export const failChallenge = (
  call: StripeCall,
  row: IntentRow,
  method: Stripe.PaymentMethod,
  code:
    | 'payment_intent_authentication_failure'
    | 'authentication_required' = 'payment_intent_authentication_failure',
): Tried =>
  fail(call, { ...row, challenge: null }, null, {
    code,
    ...(code === 'authentication_required' ? { decline_code: code } : {}),
    doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`,
    message:
      code === 'authentication_required'
        ? 'Your card was declined. This transaction requires authentication.'
        : 'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
    payment_method: method,
    type: 'card_error',
  })

const fail = (
  call: StripeCall,
  row: IntentRow,
  charge: Stripe.Charge | null,
  error: Stripe.PaymentIntent.LastPaymentError,
): Tried => {
  const saved = saveIntent(call, {
    ...row,
    intent: {
      ...row.intent,
      status: 'requires_payment_method',
      payment_method: null,
      next_action: null,
      last_payment_error: error,
    },
  })
  if (charge) emitEvent(call, 'charge.failed', charge)
  emitEvent(call, 'payment_intent.payment_failed', saved.intent)
  const { message = '', doc_url: _, type: __, ...rest } = error
  return {
    row: saved,
    refusal: new StripeRefusal(402, {
      ...rest,
      message,
      type: 'card_error',
      payment_intent: saved.intent,
    }),
  }
}
