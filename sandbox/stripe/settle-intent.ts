import type Stripe from 'stripe'
import { unix } from '../context.ts'
import { stripeId } from '../ids.ts'
import type { IntentRow } from '../rows.ts'
import type { StripeCall } from './call.ts'
import { cardOfMethod } from './cards.ts'
import { openDispute } from './disputes.ts'
import { emitEvent } from './events.ts'
import { saveIntent, unexpectedState } from './intents.ts'
import * as p from './params.ts'
import { StripeRefusal } from './refusal.ts'
import { newRefund } from './shapes.ts'

export const captureSpec = {
  amount_to_capture: p.integer({ min: 1 }),
  expand: p.expand,
  final_capture: p.flag,
  metadata: p.metadata,
  statement_descriptor: p.text({ max: 22 }),
  statement_descriptor_suffix: p.text({ max: 22 }),
}
export const cancelSpec = {
  cancellation_reason: p.oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
  expand: p.expand,
}

const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`

export const chargeOf = (call: StripeCall, intent: Stripe.PaymentIntent) =>
  typeof intent.latest_charge === 'string'
    ? call.sandbox.journal.get('charge', intent.latest_charge)
    : undefined

/** Takes authorised money, all of it or `amount_to_capture`; the rest is let go. */
export const captureIntent = (
  call: StripeCall,
  row: IntentRow,
  params: p.Read<typeof captureSpec>,
): IntentRow => {
  const { intent } = row
  const charge = chargeOf(call, intent)
  if (intent.status !== 'requires_capture' || !charge)
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    )
  const amount = params.amount_to_capture ?? intent.amount_capturable
  if (amount > intent.amount_capturable)
    throw new StripeRefusal(400, {
      code: 'amount_too_large',
      message: `The remaining amount available to capture for this PaymentIntent is ${pounds(intent.amount_capturable)}, but you attempted to capture ${pounds(amount)}.`,
      param: 'amount_to_capture',
      payment_intent: intent,
    })
  const released = charge.amount - amount
  const captured: Stripe.Charge = {
    ...charge,
    captured: true,
    amount_captured: amount,
    amount_refunded: released,
    balance_transaction: stripeId('txn'),
  }
  call.sandbox.journal.put('charge', captured)
  if (released) call.sandbox.journal.put('refund', newRefund(charge, released, unix(call.sandbox)))
  const saved = saveIntent(call, {
    ...row,
    intent: {
      ...intent,
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: amount,
      metadata: p.mergeMetadata(intent.metadata, params.metadata),
      statement_descriptor_suffix:
        params.statement_descriptor_suffix ?? intent.statement_descriptor_suffix,
    },
  })
  emitEvent(call, 'charge.captured', captured)
  emitEvent(call, 'payment_intent.succeeded', saved.intent)
  const method = call.sandbox.journal.get('paymentMethod', charge.payment_method ?? '')
  if (method && cardOfMethod(method).disputes) openDispute(call, charge.id, 'fraudulent')
  return saved
}

const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
]

/** Lets an unfinished payment go; an authorisation is handed back to the card. */
export const cancelIntent = (
  call: StripeCall,
  row: IntentRow,
  reason: Stripe.PaymentIntent.CancellationReason | undefined,
): IntentRow => {
  const { intent } = row
  if (!CANCELABLE.includes(intent.status))
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
    )
  const charge = intent.status === 'requires_capture' ? chargeOf(call, intent) : undefined
  if (charge) release(call, charge, reason === 'automatic')
  const saved = saveIntent(call, {
    ...row,
    challenge: null,
    intent: {
      ...intent,
      status: 'canceled',
      amount_capturable: 0,
      canceled_at: unix(call.sandbox),
      cancellation_reason: reason ?? null,
      next_action: null,
    },
  })
  emitEvent(call, 'payment_intent.canceled', saved.intent)
  return saved
}

/** An uncaptured charge ends as a refunded one that never took money. */
const release = (call: StripeCall, charge: Stripe.Charge, expired: boolean): void => {
  const { journal } = call.sandbox
  const reason = expired ? 'expired_uncaptured_charge' : null
  const refund = newRefund(charge, charge.amount, unix(call.sandbox), { reason })
  const released: Stripe.Charge = { ...charge, refunded: true, amount_refunded: charge.amount }
  journal.put('refund', refund)
  journal.put('charge', released)
  emitEvent(call, expired ? 'charge.expired' : 'charge.refunded', released)
}
