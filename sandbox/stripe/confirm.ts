import type Stripe from 'stripe'
import type { IntentRow } from '../rows.ts'
import type { StripeCall } from './call.ts'
import { cardOfMethod } from './cards.ts'
import { chargeCard, failChallenge, openChallenge, type Tried } from './confirm-intent.ts'
import { unexpectedState, updateIntent } from './intents.ts'
import * as p from './params.ts'
import { methodFrom, paymentMethodData } from './payment-methods.ts'
import { StripeRefusal } from './refusal.ts'

export const confirmSpec = {
  allowed_payment_method_types: p.listOf(p.text()),
  capture_method: p.oneOf('automatic', 'automatic_async', 'manual'),
  error_on_requires_action: p.flag,
  expand: p.expand,
  mandate_data: p.anything,
  off_session: p.flag,
  payment_method: p.text(),
  payment_method_data: paymentMethodData,
  payment_method_options: p.hash({
    card: p.hash({
      request_three_d_secure: p.oneOf('any', 'automatic', 'challenge'),
      setup_future_usage: p.oneOf('none', 'off_session', 'on_session'),
      network: p.text(),
      cvc_token: p.text(),
    }),
  }),
  radar_options: p.anything,
  receipt_email: p.emptyable(p.email),
  return_url: p.text(),
  setup_future_usage: p.emptyable(p.oneOf('off_session', 'on_session')),
  shipping: p.anything,
  use_stripe_sdk: p.flag,
  // Stripe.js sends these beside the documented ones.
  client_secret: p.text(),
  expected_payment_method_type: p.text(),
  client_attribution_metadata: p.anything,
  client_context: p.anything,
}

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action']

const refuseStatus = (intent: Stripe.PaymentIntent) => {
  if (intent.status === 'succeeded')
    return unexpectedState(
      intent,
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    )
  return unexpectedState(
    intent,
    `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
  )
}

const checkReturnUrl = (intent: Stripe.PaymentIntent, returnUrl: string | undefined) => {
  if (returnUrl !== undefined && !URL.canParse(returnUrl))
    throw new StripeRefusal(400, {
      code: 'url_invalid',
      message: 'Not a valid URL',
      param: 'return_url',
    })
  const automatic = intent.automatic_payment_methods
  if (automatic?.enabled && automatic.allow_redirects !== 'never' && !returnUrl)
    throw new StripeRefusal(400, {
      message:
        "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
      param: 'return_url',
    })
}

/** Tries the card. A decline is a result, not an exception: what it changed must be kept. */
export const confirmIntent = (
  call: StripeCall,
  row: IntentRow,
  params: Omit<p.Read<typeof confirmSpec>, 'client_secret'>,
): Tried => {
  if (!CONFIRMABLE.includes(row.intent.status)) throw refuseStatus(row.intent)
  checkReturnUrl(row.intent, params.return_url ?? row.returnUrl ?? undefined)
  const given = methodFrom(call, params)
  const methodId = given?.id ?? row.intent.payment_method
  const method =
    typeof methodId === 'string' ? call.sandbox.journal.get('paymentMethod', methodId) : undefined
  if (!method)
    throw unexpectedState(
      row.intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    )
  const ready = updateIntent(call, row, {
    payment_method: method.id,
    ...(params.capture_method ? { capture_method: params.capture_method } : {}),
    ...(params.receipt_email ? { receipt_email: params.receipt_email } : {}),
  })
  const asked = params.payment_method_options?.card?.request_three_d_secure
  const wants = asked ?? row.intent.payment_method_options?.card?.request_three_d_secure
  if (!cardOfMethod(method).challenge && wants !== 'any' && wants !== 'challenge')
    return chargeCard(call, ready, method, false)
  if (params.error_on_requires_action || params.off_session)
    return failChallenge(call, ready, method, 'authentication_required')
  return openChallenge(call, ready, method, params.return_url ?? row.returnUrl)
}

/** The bank's customer decided. Refused when no challenge is open. */
export const decideChallenge = (
  call: StripeCall,
  row: IntentRow,
  outcome: 'succeed' | 'fail',
): Tried => {
  const method =
    row.challenge && call.sandbox.journal.get('paymentMethod', row.challenge.paymentMethod)
  if (!method || row.intent.status !== 'requires_action')
    throw unexpectedState(
      row.intent,
      `This payment is not waiting for its bank: it is ${row.intent.status}.`,
    )
  return outcome === 'succeed'
    ? chargeCard(call, row, method, true)
    : failChallenge(call, row, method)
}
