import type { Endpoint } from 'payload'
import { AppError } from '../../../domain/app-error.ts'
import { readStripeEvent } from '../../../integrations/stripe.ts'
import { inTransaction } from '../../../operations/database.ts'
import { storeWebhook } from '../../../operations/intake/store-webhook.ts'

const read = (body: string, signature: string | null) => {
  try {
    return readStripeEvent(body, signature ?? '')
  } catch {
    throw new AppError('FORBIDDEN', 'This call does not carry a valid Stripe signature.')
  }
}

/** Stripe tells us of a payment. Verified, stored once, answered; a job asks Stripe how it stands. */
export const stripeWebhook: Endpoint = {
  method: 'post',
  path: '/webhooks/stripe',
  handler: async (req) => {
    const event = read((await req.text?.()) ?? '', req.headers.get('stripe-signature'))
    await inTransaction(req, () =>
      storeWebhook(
        req,
        {
          provider: 'stripe',
          eventId: event.id,
          kind: event.type,
          body: {
            object: (event.data.object as { id?: string }).id ?? null,
            ...referenceOf(event.data.object),
          },
        },
        'read-stripe-event',
      ),
    )
    return Response.json({ received: true })
  },
}

/** Only names are kept, never card or billing details: the job asks Stripe for the rest. */
const referenceOf = (object: object) => {
  const { payment_intent: intent } = object as { payment_intent?: string | { id: string } | null }
  return { paymentIntent: typeof intent === 'object' ? (intent?.id ?? null) : (intent ?? null) }
}
