import type Stripe from 'stripe'
import { unix } from '../context.ts'
import type { IntentRow } from '../rows.ts'
import type { StripeCall } from './call.ts'
import { emitEvent } from './events.ts'
import { type createSpec, LEAST, type updateSpec } from './intent-params.ts'
import * as p from './params.ts'
import { methodFrom } from './payment-methods.ts'
import { noSuch, noSuchParam, StripeRefusal } from './refusal.ts'
import { newIntent } from './shapes.ts'

export const findIntent = (call: StripeCall, id: string): IntentRow => {
  const row = call.sandbox.journal.get('intent', id)
  if (!row) throw noSuch('payment_intent', id, 'intent')
  return row
}

export const saveIntent = (call: StripeCall, row: IntentRow): IntentRow =>
  call.sandbox.journal.put('intent', row)

/** The refusal for a verb the intent's status does not allow; the intent comes with it. */
export const unexpectedState = (intent: Stripe.PaymentIntent, message: string) =>
  new StripeRefusal(400, {
    code: 'payment_intent_unexpected_state',
    message,
    payment_intent: intent,
  })

const checkAmount = (amount: number, inCurrency: string) => {
  const least = LEAST[inCurrency]
  if (least && amount < least.amount)
    throw new StripeRefusal(400, {
      code: 'amount_too_small',
      message: `Amount must be at least ${least.words}`,
      param: 'amount',
    })
}

export const refuseCustomer = (customer: string | undefined) => {
  if (customer) throw noSuchParam('customer', customer, 'customer')
}

/** The card options the app may set, on top of those already there. */
const mergeOptions = (
  before: Stripe.PaymentIntent.PaymentMethodOptions | null,
  change: p.Read<typeof updateSpec>['payment_method_options'],
): Stripe.PaymentIntent.PaymentMethodOptions | null =>
  change?.card
    ? {
        ...before,
        card: {
          installments: null,
          mandate_options: null,
          network: null,
          request_three_d_secure: 'automatic',
          ...before?.card,
          ...(change.card as Partial<Stripe.PaymentIntent.PaymentMethodOptions.Card>),
        },
      }
    : before

export const createIntent = (call: StripeCall, params: p.Read<typeof createSpec>): IntentRow => {
  checkAmount(params.amount, params.currency)
  refuseCustomer(params.customer)
  const automatic = params.automatic_payment_methods
  const method = methodFrom(call, params)
  const chosen = params.allowed_payment_method_types
  const intent = newIntent({
    amount: params.amount,
    currency: params.currency,
    created: unix(call.sandbox),
    allowed_payment_method_types: chosen ?? null,
    // On by default since 2023-08-16, unless the types are listed.
    automatic_payment_methods: automatic
      ? { enabled: automatic.enabled, allow_redirects: automatic.allow_redirects ?? 'always' }
      : chosen
        ? null
        : { enabled: true, allow_redirects: 'always' },
    payment_method_types: ['card'],
    capture_method: params.capture_method ?? 'automatic_async',
    confirmation_method: params.confirmation_method ?? 'automatic',
    description: params.description ?? null,
    metadata: p.mergeMetadata(null, params.metadata),
    receipt_email: params.receipt_email ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
    shipping: shippingShape(params.shipping),
    statement_descriptor: params.statement_descriptor ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    payment_method: method?.id ?? null,
    status: method ? 'requires_confirmation' : 'requires_payment_method',
  })
  const withOptions = {
    ...intent,
    payment_method_options: mergeOptions(
      intent.payment_method_options,
      params.payment_method_options,
    ),
  }
  emitEvent(call, 'payment_intent.created', withOptions)
  return saveIntent(call, {
    id: intent.id,
    intent: withOptions,
    returnUrl: params.return_url ?? null,
    challenge: null,
  })
}

const shippingShape = (
  given: p.Read<typeof createSpec>['shipping'],
): Stripe.PaymentIntent.Shipping | null => {
  if (!given) return null
  const { name, carrier = null, phone = null, tracking_number = null } = given
  const { city = null, country = null, line1 = null, line2 = null } = given.address
  const { postal_code = null, state = null } = given.address
  const address = { city, country, line1, line2, postal_code, state }
  return { address, carrier, name, phone, tracking_number }
}

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** Changes an intent. Money and method only before it is authorised; notes at any time. */
export const updateIntent = (
  call: StripeCall,
  row: IntentRow,
  params: p.Read<typeof updateSpec>,
): IntentRow => {
  const { intent } = row
  const scope = ['amount', 'currency', 'capture_method', 'payment_method', 'payment_method_data']
  const given = Object.keys(params)
  const change = scope.find((name) => given.includes(name))
  if (change && !OPEN.includes(intent.status))
    throw unexpectedState(
      intent,
      `This PaymentIntent's ${change} could not be updated because it has a status of ${intent.status}. You may only update the ${change} of a PaymentIntent with one of the following statuses: ${OPEN.join(', ')}.`,
    )
  const amount = params.amount ?? intent.amount
  checkAmount(amount, params.currency ?? intent.currency)
  refuseCustomer(params.customer)
  const method = methodFrom(call, params)
  const reopened = change !== undefined && intent.status === 'requires_action'
  const next: Stripe.PaymentIntent = {
    ...intent,
    amount,
    currency: params.currency ?? intent.currency,
    capture_method: params.capture_method ?? intent.capture_method,
    allowed_payment_method_types:
      params.allowed_payment_method_types ?? intent.allowed_payment_method_types,
    description: params.description ?? intent.description,
    metadata: p.mergeMetadata(intent.metadata, params.metadata),
    receipt_email: params.receipt_email === undefined ? intent.receipt_email : params.receipt_email,
    setup_future_usage:
      params.setup_future_usage === undefined
        ? intent.setup_future_usage
        : params.setup_future_usage,
    shipping: params.shipping === undefined ? intent.shipping : shippingShape(params.shipping),
    statement_descriptor_suffix:
      params.statement_descriptor_suffix ?? intent.statement_descriptor_suffix,
    payment_method_options: mergeOptions(
      intent.payment_method_options,
      params.payment_method_options,
    ),
    payment_method: method?.id ?? intent.payment_method,
    status: method || reopened ? 'requires_confirmation' : intent.status,
    next_action: method || reopened ? null : intent.next_action,
  }
  return saveIntent(call, { ...row, intent: next, challenge: reopened ? null : row.challenge })
}
