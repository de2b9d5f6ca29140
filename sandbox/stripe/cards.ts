import type Stripe from 'stripe'
import { stripeId } from '../ids.ts'

/** How a test card behaves once its payment is tried. */
export interface CardBehaviour {
  brand: string
  last4: string
  funding: 'credit' | 'debit'
  decline?: { code: string; declineCode: string; message: string }
  /** The bank asks its customer first. */
  challenge?: true
  /** The customer disputes it as soon as it is captured. */
  disputes?: true
}

const visa = (last4: string, more: Partial<CardBehaviour> = {}): CardBehaviour => ({
  brand: 'visa',
  last4,
  funding: 'credit',
  ...more,
})
const declined = (declineCode: string, code = 'card_declined', message?: string) => ({
  decline: { code, declineCode, message: message ?? 'Your card was declined.' },
})
const INSUFFICIENT = declined(
  'insufficient_funds',
  'card_declined',
  'Your card has insufficient funds.',
)
const CARDS: Record<string, CardBehaviour> = {
  visa: visa('4242'),
  visa_debit: visa('5556', { funding: 'debit' }),
  gb: visa('0000'),
  gb_debit: visa('0006', { funding: 'debit' }),
  mastercard: { brand: 'mastercard', last4: '4444', funding: 'credit' },
  amex: { brand: 'amex', last4: '8431', funding: 'credit' },
  chargeDeclined: visa('0002', declined('generic_decline')),
  chargeDeclinedInsufficientFunds: visa('9995', INSUFFICIENT),
  chargeDeclinedLostCard: visa('9987', declined('lost_card')),
  chargeDeclinedStolenCard: visa('9979', declined('stolen_card')),
  chargeDeclinedFraudulent: visa('0019', declined('fraudulent')),
  chargeDeclinedVelocityLimitExceeded: visa('6975', declined('card_velocity_exceeded')),
  chargeDeclinedExpiredCard: visa(
    '0069',
    declined('expired_card', 'expired_card', 'Your card has expired.'),
  ),
  chargeDeclinedIncorrectCvc: visa(
    '0127',
    declined('incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect."),
  ),
  chargeDeclinedProcessingError: visa(
    '0119',
    declined(
      'processing_error',
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
    ),
  ),
  threeDSecure2Required: visa('3220', { challenge: true }),
  threeDSecureRequired: visa('3063', { challenge: true }),
  threeDSecureOptional: visa('3055'),
  threeDSecureRequiredChargeDeclined: visa('1629', {
    challenge: true,
    ...declined('generic_decline'),
  }),
  authenticationRequired: visa('3184', { challenge: true }),
  authenticationRequiredOnSetup: visa('3155', { challenge: true }),
  authenticationRequiredChargeDeclinedInsufficientFunds: visa('3178', {
    challenge: true,
    ...INSUFFICIENT,
  }),
  createDispute: visa('0259', { disputes: true }),
}

/** Stripe's test numbers, so that a typed card behaves like its ready-made payment method. */
const NUMBERS: Record<string, string> = {
  '4242424242424242': 'visa',
  '4000056655665556': 'visa_debit',
  '4000008260000000': 'gb',
  '4000058260000005': 'gb_debit',
  '5555555555554444': 'mastercard',
  '378282246310005': 'amex',
  '4000000000000002': 'chargeDeclined',
  '4000000000009995': 'chargeDeclinedInsufficientFunds',
  '4000000000009987': 'chargeDeclinedLostCard',
  '4000000000009979': 'chargeDeclinedStolenCard',
  '4000000000000069': 'chargeDeclinedExpiredCard',
  '4000000000000127': 'chargeDeclinedIncorrectCvc',
  '4000000000000119': 'chargeDeclinedProcessingError',
  '4000000000006975': 'chargeDeclinedVelocityLimitExceeded',
  '4000000000003220': 'threeDSecure2Required',
  '4000000000003063': 'threeDSecureRequired',
  '4000002760003184': 'authenticationRequired',
  '4000002500003155': 'authenticationRequiredOnSetup',
  '4000008260003178': 'authenticationRequiredChargeDeclinedInsufficientFunds',
  '4000008400001629': 'threeDSecureRequiredChargeDeclined',
  '4000000000000259': 'createDispute',
}

/** The card behind `pm_card_visa`, `pm_card_visa_chargeDeclined`, … ; undefined for no such card. */
export const cardOfToken = (token: string): CardBehaviour | undefined => {
  const name = /^pm_card_(?:visa_(?=charge|three|auth))?(\w+)$/.exec(token)?.[1]
  return name && Object.hasOwn(CARDS, name) ? CARDS[name] : undefined
}

export const cardOfNumber = (number: string): CardBehaviour | undefined => {
  const name = NUMBERS[number]
  return name ? CARDS[name] : undefined
}

/** The behaviour of a payment method already made, found by its last four digits. */
export const cardOfMethod = ({ card }: Stripe.PaymentMethod): CardBehaviour =>
  Object.values(CARDS).find(({ last4, brand }) => last4 === card?.last4 && brand === card.brand) ??
  visa(card?.last4 ?? '4242')

export const newPaymentMethod = (
  card: CardBehaviour,
  created: number,
  billing: Partial<Stripe.PaymentMethod.BillingDetails> = {},
  expiry = { month: 12, year: new Date().getUTCFullYear() + 4 },
): Stripe.PaymentMethod => ({
  id: stripeId('pm'),
  object: 'payment_method',
  allow_redisplay: 'unspecified',
  billing_details: {
    address: {
      city: null,
      country: null,
      line1: null,
      line2: null,
      postal_code: null,
      state: null,
    },
    email: null,
    name: null,
    phone: null,
    tax_id: null,
    ...billing,
  },
  card: {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: billing.address?.postal_code ? 'pass' : null,
      cvc_check: 'unchecked',
    },
    country: 'GB',
    display_brand: card.brand,
    exp_month: expiry.month,
    exp_year: expiry.year,
    fingerprint: `Sb${card.brand}${card.last4}`.padEnd(16, '0'),
    funding: card.funding,
    generated_from: null,
    last4: card.last4,
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  },
  created,
  customer: null,
  customer_account: null,
  livemode: false,
  metadata: {},
  type: 'card',
})
