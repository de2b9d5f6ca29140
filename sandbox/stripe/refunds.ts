import type Stripe from 'stripe'
import { unix } from '../context.ts'
import type { StripeCall } from './call.ts'
import { emitEvent } from './events.ts'
import * as p from './params.ts'
import { noSuchParam, StripeRefusal } from './refusal.ts'
import { newRefund } from './shapes.ts'

export const refundSpec = {
  amount: p.integer({ min: 1 }),
  charge: p.text(),
  payment_intent: p.text(),
  expand: p.expand,
  metadata: p.metadata,
  reason: p.oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: p.flag,
  reverse_transfer: p.flag,
}

const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`

const chargeToRefund = (call: StripeCall, params: p.Read<typeof refundSpec>): Stripe.Charge => {
  const { journal } = call.sandbox
  if (params.charge) {
    const charge = journal.get('charge', params.charge)
    if (!charge) throw noSuchParam('charge', params.charge, 'charge')
    return charge
  }
  const id = params.payment_intent
  if (!id)
    throw new StripeRefusal(400, {
      code: 'parameter_missing',
      message:
        'One of the following params should be provided for this request: payment_intent or charge.',
    })
  const intent = journal.get('intent', id)?.intent
  if (!intent) throw noSuchParam('payment_intent', id, 'payment_intent')
  const charge =
    typeof intent.latest_charge === 'string'
      ? journal.get('charge', intent.latest_charge)
      : undefined
  if (!charge?.captured)
    throw new StripeRefusal(400, {
      message: `This PaymentIntent (${id}) does not have a successful charge to refund.`,
      param: 'payment_intent',
    })
  return charge
}

/** Gives captured money back, all that is left or `amount`. A fault may let the bank refuse it later. */
export const createRefund = (
  call: StripeCall,
  params: p.Read<typeof refundSpec>,
): Stripe.Refund => {
  const { sandbox } = call
  const charge = chargeToRefund(call, params)
  if (charge.refunded)
    throw new StripeRefusal(400, {
      code: 'charge_already_refunded',
      message: `Charge ${charge.id} has already been refunded.`,
    })
  if (charge.disputed)
    throw new StripeRefusal(400, {
      code: 'charge_disputed',
      message: `Charge ${charge.id} has been charged back; cannot issue a refund.`,
    })
  if (!charge.captured)
    throw new StripeRefusal(400, {
      message: `Charge ${charge.id} has not been captured; cancel its PaymentIntent instead.`,
      param: 'charge',
    })
  const left = charge.amount - charge.amount_refunded
  const amount = params.amount ?? left
  if (amount > left)
    throw new StripeRefusal(400, {
      message: `Refund amount (${pounds(amount)}) is greater than unrefunded amount on charge (${pounds(left)})`,
      param: 'amount',
    })
  const fault = sandbox.faults.forOutcome('stripe', `refund ${charge.payment_intent} ${charge.id}`)
  const refund = newRefund(charge, amount, unix(sandbox), {
    reason: params.reason ?? null,
    metadata: p.mergeMetadata(null, params.metadata),
    ...(fault ? { status: 'pending', pending_reason: 'processing' } : {}),
  })
  const refunded: Stripe.Charge = {
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === left,
  }
  sandbox.journal.put('refund', refund)
  sandbox.journal.put('charge', refunded)
  emitEvent(call, 'refund.created', refund)
  emitEvent(call, 'charge.refunded', refunded, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  })
  if (fault) failRefund(call, refund, String(fault.code ?? 'expired_or_canceled_card'))
  return refund
}

/** The bank sends a refund back: the money is ours again and the charge counts it as unrefunded. */
export const failRefund = (call: StripeCall, refund: Stripe.Refund, reason: string): void => {
  const { journal } = call.sandbox
  const { pending_reason: _, ...rest } = refund
  const failed: Stripe.Refund = { ...rest, status: 'failed', failure_reason: reason }
  journal.put('refund', failed)
  const charge = journal.get('charge', String(refund.charge))
  if (charge)
    journal.put('charge', {
      ...charge,
      amount_refunded: charge.amount_refunded - refund.amount,
      refunded: false,
    })
  emitEvent(call, 'refund.updated', failed)
  emitEvent(call, 'refund.failed', failed)
}
