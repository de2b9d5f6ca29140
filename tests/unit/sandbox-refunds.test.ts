import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEYS, type Rig, rig, until } from './sandbox-rig.ts'

let sandbox: Rig
let stripe: Stripe
beforeAll(async () => {
  sandbox = await rig()
  stripe = sandbox.stripe()
})
afterAll(() => sandbox.stop())

const deposit = (more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount: 2400,
    currency: 'gbp',
    capture_method: 'manual',
    allowed_payment_method_types: ['card'],
    metadata: { quote: 'q1' },
    ...more,
  })
const authorised = async () => {
  const intent = await deposit()
  return stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })
}
const events = () =>
  sandbox.app
    .to('/api/webhooks/stripe')
    .map((hit) =>
      stripe.webhooks.constructEvent(
        hit.body,
        hit.headers['stripe-signature'] ?? '',
        KEYS.stripe.webhookSecret,
      ),
    )
const eventOf = (type: string, id: string) =>
  until(() =>
    events().find(
      (event) => event.type === type && (event.data.object as { id: string }).id === id,
    ),
  )
const refusal = async (work: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Stripe.errors.StripeError) return error
  throw new Error(`expected a refusal, got ${String(error)}`)
}

describe('refunds', () => {
  it('never give back more than was taken', async () => {
    const { id } = await authorised()
    const early = await refusal(stripe.refunds.create({ payment_intent: id }))
    expect(early.message).toContain('does not have a successful charge to refund')
    await stripe.paymentIntents.capture(id)
    const over = await refusal(stripe.refunds.create({ payment_intent: id, amount: 2401 }))
    expect(over).toMatchObject({ statusCode: 400, param: 'amount' })
    expect(over.message).toContain('greater than unrefunded amount')
    await stripe.refunds.create({ payment_intent: id })
    const twice = await refusal(stripe.refunds.create({ payment_intent: id, amount: 1 }))
    expect(twice.code).toBe('charge_already_refunded')
    const listed = await stripe.refunds.list({ payment_intent: id })
    expect(listed.data.map(({ amount }) => amount)).toEqual([2400])
  })

  it('may be sent back by the bank when a fault asks for it', async () => {
    const { id } = await authorised()
    await stripe.paymentIntents.capture(id)
    await sandbox.verb('POST', '/sandbox/faults', {
      provider: 'stripe',
      match: id,
      outcome: 'failed',
    })
    const refund = await stripe.refunds.create({ payment_intent: id })
    expect(refund.status).toBe('pending')
    const failed = await eventOf('refund.failed', refund.id)
    expect(failed.data.object).toMatchObject({ status: 'failed' })
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('failed')
  })
})

describe('disputes', () => {
  it('are opened and closed by a verb of the sandbox', async () => {
    const { id } = await authorised()
    await stripe.paymentIntents.capture(id)
    const { status, body } = await sandbox.verb('POST', '/sandbox/disputes', { paymentIntent: id })
    expect(status).toBe(201)
    const event = await eventOf('charge.dispute.created', body.id)
    expect(event.data.object).toMatchObject({ status: 'needs_response', payment_intent: id })
    expect((await stripe.disputes.retrieve(body.id)).amount).toBe(2400)
    const refused = await refusal(stripe.refunds.create({ payment_intent: id }))
    expect(refused.code).toBe('charge_disputed')
  })
})

describe('lists', () => {
  it('are newest first and page', async () => {
    const ids = [await deposit(), await deposit(), await deposit()].map(({ id }) => id).reverse()
    const page = await stripe.paymentIntents.list({ limit: 2 })
    expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect(page.has_more).toBe(true)
    const next = await stripe.paymentIntents.list({ limit: 1, starting_after: ids[1] })
    expect(next.data[0]?.id).toBe(ids[2])
  })
})
