import * as p from './params.ts'
import { paymentMethodData } from './payment-methods.ts'
import { StripeRefusal } from './refusal.ts'

/** Stripe's least amounts, in the currency's smallest unit. */
export const LEAST: Record<string, { amount: number; words: string }> = {
  gbp: { amount: 30, words: '£0.30 gbp' },
  eur: { amount: 50, words: '€0.50 eur' },
  usd: { amount: 50, words: '$0.50 usd' },
}
const currency: p.Reader<string> = (raw, name) => {
  const value = p.text({ max: 3 })(raw, name).toLowerCase()
  if (!LEAST[value])
    throw new StripeRefusal(
      400,
      {
        message: `Invalid currency: ${value}. Stripe currently supports these currencies: ${Object.keys(LEAST).join(', ')}`,
        param: name,
      },
      'early',
    )
  return value
}
const address = p.hash({
  city: p.text(),
  country: p.text(),
  line1: p.text(),
  line2: p.text(),
  postal_code: p.text(),
  state: p.text(),
})
const shipping = p.emptyable(
  p.hash({
    address: p.required(address),
    name: p.required(p.text()),
    carrier: p.text(),
    phone: p.text(),
    tracking_number: p.text(),
  }),
)
const methodTypes = p.listOf(
  p.oneOf('card', 'link', 'bacs_debit', 'paypal', 'klarna', 'revolut_pay'),
)
const cardOptions = p.hash({
  card: p.hash({
    capture_method: p.oneOf('manual'),
    request_three_d_secure: p.oneOf('any', 'automatic', 'challenge'),
    request_extended_authorization: p.oneOf('if_available', 'never'),
    request_incremental_authorization: p.oneOf('if_available', 'never'),
    request_multicapture: p.oneOf('if_available', 'never'),
    request_overcapture: p.oneOf('if_available', 'never'),
    setup_future_usage: p.oneOf('none', 'off_session', 'on_session'),
    network: p.text(),
    moto: p.flag,
    cvc_token: p.text(),
  }),
})
const intentFields = {
  allowed_payment_method_types: methodTypes,
  capture_method: p.oneOf('automatic', 'automatic_async', 'manual'),
  customer: p.text(),
  description: p.text({ max: 1000 }),
  expand: p.expand,
  metadata: p.metadata,
  payment_method: p.text(),
  payment_method_data: paymentMethodData,
  payment_method_options: cardOptions,
  receipt_email: p.emptyable(p.email),
  setup_future_usage: p.emptyable(p.oneOf('off_session', 'on_session')),
  shipping,
  statement_descriptor_suffix: p.text({ max: 22 }),
}
export const createSpec = {
  ...intentFields,
  amount: p.required(p.integer({ min: 1, max: 99_999_999 })),
  currency: p.required(currency),
  automatic_payment_methods: p.hash({
    enabled: p.required(p.flag),
    allow_redirects: p.oneOf('always', 'never'),
  }),
  confirm: p.flag,
  confirmation_method: p.oneOf('automatic', 'manual'),
  error_on_requires_action: p.flag,
  off_session: p.flag,
  radar_options: p.anything,
  return_url: p.text(),
  use_stripe_sdk: p.flag,
  statement_descriptor: p.text({ max: 22 }),
}
export const updateSpec = {
  ...intentFields,
  amount: p.integer({ min: 1, max: 99_999_999 }),
  currency,
}
