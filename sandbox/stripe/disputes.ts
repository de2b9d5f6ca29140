import type Stripe from 'stripe'
import { unix } from '../context.ts'
import { stripeId } from '../ids.ts'
import type { StripeCall } from './call.ts'
import { emitEvent } from './events.ts'
import { noSuch, StripeRefusal } from './refusal.ts'

const DISPUTE_FEE = 2000

/** The cardholder takes the money back through the bank. Throws when there is nothing to take. */
export const openDispute = (call: StripeCall, chargeId: string, reason: string): Stripe.Dispute => {
  const { journal } = call.sandbox
  const charge = journal.get('charge', chargeId)
  if (!charge) throw noSuch('charge', chargeId, 'charge')
  if (!charge.captured || charge.refunded || charge.disputed)
    throw new StripeRefusal(400, {
      message: `Charge ${chargeId} cannot be disputed: it is not captured, refunded or already disputed.`,
    })
  const created = unix(call.sandbox)
  const amount = charge.amount - charge.amount_refunded
  const dispute: Stripe.Dispute = {
    id: stripeId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [withdrawal(charge, amount, created)],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: created + 9 * 24 * 3600,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    network_reason_code: '10.4',
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: {
        brand: charge.payment_method_details?.card?.brand ?? 'visa',
        case_type: 'chargeback',
        network: charge.payment_method_details?.card?.network ?? 'visa',
        network_reason_code: '10.4',
      },
    },
    reason,
    status: 'needs_response',
  }
  journal.put('charge', { ...charge, disputed: true })
  journal.put('dispute', dispute)
  emitEvent(call, 'charge.dispute.created', dispute)
  emitEvent(call, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** The bank decides. */
export const closeDispute = (
  call: StripeCall,
  id: string,
  status: 'won' | 'lost',
): Stripe.Dispute => {
  const { journal } = call.sandbox
  const dispute = journal.get('dispute', id)
  if (!dispute) throw noSuch('dispute', id, 'dispute')
  const closed: Stripe.Dispute = { ...dispute, status }
  journal.put('dispute', closed)
  emitEvent(call, 'charge.dispute.closed', closed)
  return closed
}

const withdrawal = (
  charge: Stripe.Charge,
  amount: number,
  created: number,
): Stripe.BalanceTransaction => ({
  id: stripeId('txn'),
  object: 'balance_transaction',
  amount: -amount,
  available_on: created,
  balance_type: 'payments',
  created,
  currency: charge.currency,
  description: `Chargeback withdrawal for ${charge.id}`,
  exchange_rate: null,
  fee: DISPUTE_FEE,
  fee_details: [
    {
      amount: DISPUTE_FEE,
      application: null,
      currency: charge.currency,
      description: 'Dispute fee',
      type: 'stripe_fee',
    },
  ],
  net: -amount - DISPUTE_FEE,
  reporting_category: 'dispute',
  source: charge.id,
  status: 'available',
  type: 'adjustment',
})

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
