import type Stripe from 'stripe'
import { stripeId } from '../ids.ts'
import type { CardBehaviour } from './cards.ts'

const WEEK = 7 * 24 * 3600

/** A payment intent as Stripe first answers with it; the type makes sure no field is left out. */
export const newIntent = (
  given: Pick<Stripe.PaymentIntent, 'amount' | 'currency' | 'created'> &
    Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent => {
  const id = stripeId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${stripeId('', 25).slice(1)}`,
    confirmation_method: 'automatic',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: 'automatic',
      },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
    ...given,
  }
}

/** What a browser may see of a payment with its client secret: no metadata, no charge. */
export const publicIntent = (intent: Stripe.PaymentIntent) => {
  const { id, object, amount, automatic_payment_methods, canceled_at, cancellation_reason } = intent
  const { capture_method, client_secret, confirmation_method, created, currency } = intent
  const { description, last_payment_error, livemode, next_action, payment_method } = intent
  const { payment_method_types, processing, receipt_email, setup_future_usage } = intent
  const { shipping, source, status, amount_details, allowed_payment_method_types } = intent
  return {
    ...{ id, object, allowed_payment_method_types, amount, amount_details },
    ...{ automatic_payment_methods, canceled_at, cancellation_reason, capture_method },
    ...{ client_secret, confirmation_method, created, currency, description, last_payment_error },
    ...{ livemode, next_action, payment_method, payment_method_types, processing, receipt_email },
    ...{ setup_future_usage, shipping, source, status },
  }
}

/** How the bank was asked, when it was: a passed 3-D Secure challenge, or nothing. */
const threeDSecure = (challenged: boolean): Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure =>
  ({
    authentication_flow: 'challenge',
    electronic_commerce_indicator: '05',
    exemption_indicator: null,
    result: challenged ? 'authenticated' : 'failed',
    result_reason: null,
    transaction_id: null,
    version: '2.2.0',
  }) satisfies Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure

interface ChargeTry {
  intent: Stripe.PaymentIntent
  method: Stripe.PaymentMethod
  card: CardBehaviour
  created: number
  challenged: boolean
}

/** The charge a confirmed card makes: authorised, or failed when the card declines. */
export const newCharge = ({
  intent,
  method,
  card,
  created,
  challenged,
}: ChargeTry): Stripe.Charge => {
  const { decline } = card
  const manual = intent.capture_method === 'manual'
  return {
    id: stripeId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'HANDY SERVICES',
    captured: false,
    created,
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: {
      advice_code: decline ? 'try_again_later' : null,
      network_advice_code: null,
      network_decline_code: decline ? '05' : null,
      network_status: decline ? 'declined_by_network' : 'approved_by_network',
      reason: decline?.declineCode ?? null,
      risk_level: 'normal',
      risk_score: 21,
      seller_message: decline
        ? 'The bank did not return any further details with this decline.'
        : 'Payment complete.',
      type: decline ? 'issuer_declined' : 'authorized',
    },
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: 'card',
      card: {
        amount_authorized: decline ? null : intent.amount,
        authorization_code: decline ? null : '123456',
        brand: card.brand,
        ...(manual && !decline ? { capture_before: created + WEEK } : {}),
        checks: method.card?.checks
          ? {
              ...method.card.checks,
              cvc_check: decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
            }
          : null,
        country: 'GB',
        electronic_commerce_indicator: challenged ? '05' : '07',
        exp_month: method.card?.exp_month ?? 12,
        exp_year: method.card?.exp_year ?? 2030,
        extended_authorization: { status: 'disabled' },
        fingerprint: method.card?.fingerprint ?? null,
        funding: card.funding,
        incremental_authorization: { status: 'unavailable' },
        installments: null,
        last4: card.last4,
        mandate: null,
        multicapture: { status: 'unavailable' },
        network: card.brand,
        network_token: { used: false },
        network_transaction_id: decline ? null : '104557651805572',
        overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
        regulated_status: 'unregulated',
        three_d_secure: challenged ? threeDSecure(true) : null,
        transaction_link_id: null,
        wallet: null,
      },
    },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
}

export const newRefund = (
  charge: Stripe.Charge,
  amount: number,
  created: number,
  given: Partial<Stripe.Refund> = {},
): Stripe.Refund => ({
  id: stripeId('re'),
  object: 'refund',
  amount,
  balance_transaction: charge.captured ? stripeId('txn') : null,
  charge: charge.id,
  created,
  currency: charge.currency,
  customer: null,
  customer_account: null,
  destination_details: {
    type: 'card',
    card: {
      reference_status: 'pending',
      reference_type: 'acquirer_reference_number',
      type: charge.captured ? 'refund' : 'reversal',
    },
  },
  metadata: {},
  payment_intent: charge.payment_intent,
  payment_method: charge.payment_method,
  reason: null,
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
  ...given,
})
