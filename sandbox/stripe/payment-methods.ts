import type Stripe from 'stripe'
import { unix } from '../context.ts'
import type { StripeCall } from './call.ts'
import { cardOfNumber, cardOfToken, newPaymentMethod } from './cards.ts'
import * as p from './params.ts'
import { noSuchParam, StripeRefusal } from './refusal.ts'

const billingDetails = p.hash({
  address: p.emptyable(
    p.hash({
      city: p.emptyable(p.text()),
      country: p.emptyable(p.text()),
      line1: p.emptyable(p.text()),
      line2: p.emptyable(p.text()),
      postal_code: p.emptyable(p.text()),
      state: p.emptyable(p.text()),
    }),
  ),
  email: p.emptyable(p.email),
  name: p.emptyable(p.text()),
  phone: p.emptyable(p.text()),
  tax_id: p.emptyable(p.text()),
})

export const methodSpec = {
  type: p.required(p.oneOf('card')),
  card: p.hash({
    number: p.text(),
    exp_month: p.text(),
    exp_year: p.text(),
    cvc: p.text(),
    token: p.text(),
  }),
  billing_details: billingDetails,
  allow_redisplay: p.oneOf('always', 'limited', 'unspecified'),
  metadata: p.metadata,
  radar_options: p.anything,
  // What Stripe.js tells about the browser.
  guid: p.anything,
  muid: p.anything,
  sid: p.anything,
  payment_user_agent: p.anything,
  referrer: p.anything,
  time_on_page: p.anything,
  client_attribution_metadata: p.anything,
  pasted_fields: p.anything,
}
export const paymentMethodData = p.hash(methodSpec)

const wrongCard = (code: string, param: string, message: string) =>
  new StripeRefusal(402, { type: 'card_error', code, param, message })

const passesLuhn = (number: string): boolean =>
  [...number]
    .reverse()
    .reduce((sum, digit, at) => sum + luhnDigit(Number(digit), at % 2 === 1), 0) %
    10 ===
  0

const luhnDigit = (digit: number, doubled: boolean): number =>
  doubled ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit

/** Makes a payment method of what a card form holds; refuses numbers, dates and codes that cannot be. */
export const createMethod = (
  call: StripeCall,
  given: p.Read<typeof methodSpec>,
): Stripe.PaymentMethod => {
  const { number = '', exp_month = '', exp_year = '', cvc, token } = given.card ?? {}
  const digits = number.replace(/[\s-]/g, '')
  if (token) return method(call, `pm_card_${token.replace(/^tok_/, '')}`, 'card[token]')
  if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits))
    throw wrongCard('incorrect_number', 'number', 'Your card number is incorrect.')
  const month = Number(exp_month)
  const year = Number(exp_year.length === 2 ? `20${exp_year}` : exp_year)
  const today = new Date(call.sandbox.now())
  if (!Number.isInteger(month) || month < 1 || month > 12)
    throw wrongCard('invalid_expiry_month', 'exp_month', "Your card's expiration month is invalid.")
  if (!Number.isInteger(year) || year < today.getUTCFullYear() || year > 2099)
    throw wrongCard('invalid_expiry_year', 'exp_year', "Your card's expiration year is invalid.")
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc))
    throw wrongCard('invalid_cvc', 'cvc', "Your card's security code is invalid.")
  const card = cardOfNumber(digits)
  if (!card)
    throw wrongCard(
      'card_declined',
      'number',
      'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
    )
  const billing = billingShape(given.billing_details)
  return store(call, newPaymentMethod(card, unix(call.sandbox), billing, { month, year }))
}

const billingShape = (
  given: p.Read<typeof methodSpec>['billing_details'],
): Partial<Stripe.PaymentMethod.BillingDetails> => {
  const { address, email = null, name = null, phone = null, tax_id = null } = given ?? {}
  const { city = null, country = null, line1 = null, line2 = null } = address ?? {}
  const { postal_code = null, state = null } = address ?? {}
  return {
    ...{ email, name, phone, tax_id },
    address: { city, country, line1, line2, postal_code, state },
  }
}

const store = (call: StripeCall, made: Stripe.PaymentMethod) =>
  call.sandbox.journal.put('paymentMethod', made)

/** The payment method of that id; the ready-made test ones become a new one each time. */
const method = (call: StripeCall, id: string, param: string): Stripe.PaymentMethod => {
  const known = call.sandbox.journal.get('paymentMethod', id)
  if (known) return known
  const card = cardOfToken(id)
  if (!card) throw noSuchParam('PaymentMethod', id, param)
  return store(call, newPaymentMethod(card, unix(call.sandbox)))
}

export const attachableMethod = (call: StripeCall, id: string): Stripe.PaymentMethod =>
  method(call, id, 'payment_method')

/** The method a request names or describes, if any. */
export const methodFrom = (
  call: StripeCall,
  given: {
    payment_method?: string
    payment_method_data?: p.Read<typeof methodSpec>
  },
): Stripe.PaymentMethod | undefined => {
  if (given.payment_method) return attachableMethod(call, given.payment_method)
  return given.payment_method_data ? createMethod(call, given.payment_method_data) : undefined
}
