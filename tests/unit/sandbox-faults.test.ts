import OpenAI from 'openai'
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { KEYS, type Rig, rig, until } from './sandbox-rig.ts'

let sandbox: Rig
beforeAll(async () => {
  sandbox = await rig()
})
afterAll(() => sandbox.stop())
afterEach(async () => {
  sandbox.app.answers(() => undefined)
  await sandbox.verb('DELETE', '/sandbox/faults')
})

const fault = (given: Record<string, unknown>) => sandbox.verb('POST', '/sandbox/faults', given)
const deposit = () =>
  sandbox.stripe().paymentIntents.create({
    ...{ amount: 2400, currency: 'gbp', capture_method: 'manual' },
    allowed_payment_method_types: ['card'],
  })
const cancelled = async () => {
  const { id } = await deposit()
  await sandbox.stripe().paymentIntents.cancel(id)
  return id
}
const toldOf = (id: string, type = 'payment_intent.canceled') =>
  sandbox.app
    .to('/api/webhooks/stripe')
    .filter(({ body }) => body.includes(`"${type}"`) && body.includes(`"${id}"`))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const send = (body = 'hello') =>
  sandbox.twilio().messages.create({
    ...{ from: KEYS.twilio.whatsappFrom, to: 'whatsapp:+447700900140', body },
    statusCallback: `${sandbox.app.url}/status`,
  })

describe('a fault of a request', () => {
  it('strikes as often as it says, then is gone', async () => {
    const { status, body } = await fault({ provider: 'stripe', status: 503, count: 2 })
    expect(status).toBe(201)
    expect(body).toMatchObject({ provider: 'stripe', remaining: 2 })
    for (let time = 0; time < 2; time++)
      await expect(deposit()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 503 })
    expect((await deposit()).object).toBe('payment_intent')
    expect((await sandbox.verb('GET', '/sandbox/faults')).body.faults).toEqual([])
  })

  it('strikes only what it matches', async () => {
    await fault({ provider: 'stripe', match: 'POST /v1/refunds', status: 500 })
    const { id } = await deposit()
    await expect(sandbox.stripe().refunds.create({ payment_intent: id })).rejects.toMatchObject({
      statusCode: 500,
    })
  })

  it('may leave the caller hanging', async () => {
    await fault({ provider: 'stripe', timeout: true })
    const impatient = sandbox.stripe({ timeout: 120 })
    await expect(impatient.paymentIntents.list()).rejects.toBeInstanceOf(
      Stripe.errors.StripeConnectionError,
    )
    await fault({ provider: 'openai', timeout: true })
    const hasty = new OpenAI({
      ...{ apiKey: KEYS.openai.apiKey, baseURL: `${sandbox.url}/v1` },
      ...{ timeout: 120, maxRetries: 0 },
    })
    await expect(hasty.responses.create({ model: 'gpt-4.1', input: 'x' })).rejects.toBeInstanceOf(
      OpenAI.APIConnectionTimeoutError,
    )
  })

  it('may do the work and lose the answer', async () => {
    await fault({ provider: 'twilio', match: 'lost answer', status: 500, phase: 'after' })
    await expect(send('lost answer')).rejects.toMatchObject({ status: 500 })
    const { body } = await sandbox.verb('GET', '/sandbox/messages?to=%2B447700900140')
    expect(body.messages.at(-1).body).toBe('lost answer')
  })

  it('may only slow it', async () => {
    await fault({ provider: 'twilio', delayMs: 100 })
    const from = Date.now()
    await send()
    expect(Date.now() - from).toBeGreaterThanOrEqual(95)
  })

  it('answers with the code it is given', async () => {
    await fault({ provider: 'stripe', status: 402, code: 'card_declined' })
    await expect(deposit()).rejects.toMatchObject({
      type: 'StripeCardError',
      code: 'card_declined',
    })
    await fault({ provider: 'twilio', status: 429, code: 63018 })
    await expect(send()).rejects.toMatchObject({ status: 429, code: 63018 })
  })
})

describe('a fault of a call-back', () => {
  it('is tried again with backoff when it is not answered well', async () => {
    let refusals = 2
    sandbox.app.answers(() => (refusals-- > 0 ? { status: 500 } : undefined))
    const id = await cancelled()
    await until(() => toldOf(id).length === 3)
    const signatures = toldOf(id).map(({ headers }) => headers['stripe-signature'])
    const stripe = sandbox.stripe()
    for (const [at, hit] of toldOf(id).entries())
      stripe.webhooks.constructEvent(hit.body, signatures[at] ?? '', KEYS.stripe.webhookSecret)
    const ids = new Set(toldOf(id).map(({ body }) => JSON.parse(body).id))
    expect(ids.size).toBe(1)
    await pause(120)
    expect(toldOf(id)).toHaveLength(3)
  })

  it('ends after a bounded number of tries', async () => {
    sandbox.app.answers(() => ({ status: 404 }))
    const id = await cancelled()
    const failed = await until(() => toldOf(id).length === 5)
    expect(failed).toBe(true)
    await pause(250)
    expect(toldOf(id)).toHaveLength(5)
    const { body } = await sandbox.verb('GET', '/sandbox/deliveries?state=failed')
    expect(body.deliveries.some((row: { about: string }) => row.about === id)).toBe(true)
  })

  it('may be repeated', async () => {
    await fault({ provider: 'stripe', match: 'payment_intent.canceled', duplicate: 2 })
    const id = await cancelled()
    await until(() => toldOf(id).length === 3)
    const ids = new Set(toldOf(id).map(({ body }) => JSON.parse(body).id))
    expect(ids.size).toBe(1)
  })

  it('may be lost once and come at the next try', async () => {
    await fault({ provider: 'stripe-webhook', timeout: true })
    const id = await cancelled()
    await until(() => toldOf(id).length === 1)
    const { body } = await sandbox.verb('GET', '/sandbox/deliveries')
    const row = body.deliveries.find((one: { about: string }) => one.about === id)
    await until(() => row)
    expect(row.attempts).toBeGreaterThanOrEqual(1)
  })

  it('may be late, so that others overtake it', async () => {
    await sandbox.verb('POST', '/sandbox/whatsapp', { from: '+447700900140', body: 'hi' })
    await fault({ provider: 'twilio-webhook', match: 'message.sent', delayMs: 150 })
    const { sid } = await send()
    const statuses = () =>
      sandbox.app
        .to('/status')
        .filter(({ form }) => form.MessageSid === sid)
        .map(({ form }) => form.MessageStatus)
    await until(() => statuses().length === 4)
    expect(statuses()).toEqual(['queued', 'delivered', 'read', 'sent'])
    expect((await sandbox.twilio().messages(sid).fetch()).status).toBe('read')
  })

  it('carries the same idempotency token on every try', async () => {
    let refusals = 1
    sandbox.app.answers(() => (refusals-- > 0 ? { status: 503 } : undefined))
    const { body } = await sandbox.verb('POST', '/sandbox/whatsapp', {
      ...{ from: '+447700900141', body: 'hello' },
    })
    expect(body.webhookStatus).toBe(503)
    const hits = () =>
      sandbox.app.received.filter(({ form }) => form.MessageSid === body.messageSid)
    await until(() => hits().length === 2)
    expect(new Set(hits().map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1)
  })
})

describe('a fault that makes no sense', () => {
  it.each([
    {},
    { provider: 'stripe' },
    { provider: 'paypal', status: 500 },
    { provider: 'stripe', status: 200 },
    { provider: 'stripe', status: 500, count: 0 },
    { provider: 'stripe', status: 500, surprise: true },
  ])('is refused: %j', async (given) => {
    const { status, body } = await fault(given)
    expect(status).toBe(400)
    expect(body.errors[0].code).toBe('VALIDATION_ERROR')
  })
})
