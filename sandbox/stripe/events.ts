import type Stripe from 'stripe'
import { appPath, unix } from '../context.ts'
import { stripeId } from '../ids.ts'
import { API_VERSION, type StripeCall } from './call.ts'

/** What the app's webhook endpoint is subscribed to; every other event is only listed. */
const SUBSCRIBED = new Set<string>([
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'payment_intent.requires_action',
  'charge.captured',
  'charge.refunded',
  'charge.expired',
  'charge.dispute.created',
  'charge.dispute.closed',
  'refund.failed',
])

type Subject = Stripe.PaymentIntent | Stripe.Charge | Stripe.Refund | Stripe.Dispute

/** Records that something happened and tells the app if it asked to know. Part of the commit. */
export const emitEvent = (
  call: StripeCall,
  type: Stripe.Event.Type,
  object: Subject,
  previous?: Record<string, unknown>,
): void => {
  const { sandbox } = call
  const told = SUBSCRIBED.has(type)
  const event = {
    id: stripeId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: unix(sandbox),
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: told ? 1 : 0,
    request: { id: call.requestId, idempotency_key: call.idempotencyKey },
    type,
  } as Stripe.Event
  sandbox.journal.put('event', event)
  if (!told) return
  sandbox.courier.send({
    provider: 'stripe',
    kind: type,
    about: object.id,
    url: appPath(sandbox, '/api/webhooks/stripe'),
    body: JSON.stringify(event, null, 2),
  })
}
