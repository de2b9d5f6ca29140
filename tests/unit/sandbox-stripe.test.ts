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

describe('a deposit', () => {
  it('is authorised, captured and refunded, with a signed event at each step', async () => {
    const intent = await deposit()
    expect(intent).toMatchObject({
      object: 'payment_intent',
      status: 'requires_payment_method',
      payment_method_types: ['card'],
      allowed_payment_method_types: ['card'],
      metadata: { quote: 'q1' },
      latest_charge: null,
    })
    const held = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa',
      expand: ['latest_charge', 'payment_method'],
    })
    expect(held).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 2400,
      amount_received: 0,
      latest_charge: { object: 'charge', captured: false, amount: 2400, paid: true },
      payment_method: { card: { brand: 'visa', last4: '4242' } },
    })
    await eventOf('payment_intent.amount_capturable_updated', intent.id)

    const taken = await stripe.paymentIntents.capture(intent.id)
    expect(taken).toMatchObject({
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: 2400,
    })
    const succeeded = await eventOf('payment_intent.succeeded', intent.id)
    expect(succeeded.data.object).toMatchObject({ status: 'succeeded', metadata: { quote: 'q1' } })

    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 400 })
    expect(refund).toMatchObject({ object: 'refund', amount: 400, status: 'succeeded' })
    const charge = await stripe.charges.retrieve(String(taken.latest_charge), {
      expand: ['refunds'],
    })
    expect(charge).toMatchObject({ amount_refunded: 400, refunded: false, captured: true })
    expect(charge.refunds?.data.map(({ id }) => id)).toEqual([refund.id])
    await eventOf('charge.refunded', charge.id)
    const told = await stripe.events.retrieve(succeeded.id)
    expect(told.type).toBe('payment_intent.succeeded')
  })

  it('tells the app within a few milliseconds', async () => {
    const { id } = await deposit()
    const from = Date.now()
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    await eventOf('payment_intent.amount_capturable_updated', id)
    expect(Date.now() - from).toBeLessThan(250)
  })

  it('can be captured in part; the rest is let go', async () => {
    const { id } = await authorised()
    const over = await refusal(stripe.paymentIntents.capture(id, { amount_to_capture: 2401 }))
    expect(over).toMatchObject({ statusCode: 400, param: 'amount_to_capture' })
    const part = await stripe.paymentIntents.capture(id, { amount_to_capture: 1000 })
    expect(part).toMatchObject({ status: 'succeeded', amount_received: 1000, amount: 2400 })
  })

  it('may change its amount only before it is authorised', async () => {
    const { id } = await deposit()
    const changed = await stripe.paymentIntents.update(id, {
      amount: 3000,
      metadata: { revision: 2 },
    })
    expect(changed).toMatchObject({ amount: 3000, metadata: { quote: 'q1', revision: '2' } })
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    const late = await refusal(stripe.paymentIntents.update(id, { amount: 100 }))
    expect(late).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
    const noted = await stripe.paymentIntents.update(id, { metadata: { booking: 'b1' } })
    expect(noted.metadata).toMatchObject({ booking: 'b1' })
  })

  it('that is cancelled cannot be captured, confirmed or cancelled again', async () => {
    const { id, latest_charge } = await authorised()
    const gone = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
    expect(gone).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'abandoned',
      amount_capturable: 0,
    })
    await eventOf('payment_intent.canceled', id)
    for (const again of [
      stripe.paymentIntents.capture(id),
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
      stripe.paymentIntents.cancel(id),
    ])
      expect(await refusal(again)).toMatchObject({
        statusCode: 400,
        type: 'StripeInvalidRequestError',
        code: 'payment_intent_unexpected_state',
        payment_intent: { id, status: 'canceled' },
      })
    const charge = await stripe.charges.retrieve(String(latest_charge))
    expect(charge).toMatchObject({ captured: false, refunded: true, amount_refunded: 2400 })
  })
})

describe('a card that is declined', () => {
  it('answers 402 and keeps the failure on the payment, which may be tried again', async () => {
    const { id } = await deposit()
    const declined = await refusal(
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa_chargeDeclined' }),
    )
    expect(declined).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'generic_decline',
      payment_intent: { id, status: 'requires_payment_method' },
    })
    const after = await stripe.paymentIntents.retrieve(id)
    expect(after).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'generic_decline' },
    })
    await eventOf('payment_intent.payment_failed', id)
    const poor = await refusal(
      stripe.paymentIntents.confirm(id, {
        payment_method: 'pm_card_chargeDeclinedInsufficientFunds',
      }),
    )
    expect(poor.decline_code).toBe('insufficient_funds')
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    expect(paid).toMatchObject({ status: 'requires_capture', last_payment_error: null })
  })
})

describe('3-D Secure', () => {
  const challenged = async (return_url?: string) => {
    const { id } = await deposit()
    return stripe.paymentIntents.confirm(id, {
      payment_method: 'pm_card_threeDSecure2Required',
      return_url,
    })
  }

  it('waits for the bank, whose page has two buttons', async () => {
    const intent = await challenged('http://localhost:3000/q/abc?x=1')
    expect(intent).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'redirect_to_url' },
    })
    await eventOf('payment_intent.requires_action', intent.id)
    const page = intent.next_action?.redirect_to_url?.url ?? ''
    const html = await (await fetch(page)).text()
    expect(html).toContain('Approve payment')
    expect(html).toContain('£24.00')
    const back = await fetch(page, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ outcome: 'succeed' }),
    })
    expect(back.status).toBe(303)
    const location = new URL(back.headers.get('location') ?? '')
    expect(location.searchParams.get('redirect_status')).toBe('succeeded')
    expect(location.searchParams.get('payment_intent')).toBe(intent.id)
    expect(location.searchParams.get('x')).toBe('1')
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_capture')
  })

  it('can be failed, and then tried again', async () => {
    const intent = await challenged()
    expect(intent.next_action?.type).toBe('use_stripe_sdk')
    const { status, body } = await sandbox.verb('POST', `/sandbox/3ds/${intent.id}`, {
      outcome: 'fail',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    })
    const again = await sandbox.verb('POST', `/sandbox/3ds/${intent.id}`, { outcome: 'succeed' })
    expect(again.status).toBe(409)
    expect(again.body.errors[0].code).toBe('INVALID_TRANSITION')
  })
})
