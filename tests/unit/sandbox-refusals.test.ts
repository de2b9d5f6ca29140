import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { KEYS, type Rig, rig } from './sandbox-rig.ts'

let sandbox: Rig
let stripe: Stripe
beforeAll(async () => {
  sandbox = await rig()
  stripe = sandbox.stripe()
})
afterAll(() => sandbox.stop())
afterEach(() => sandbox.verb('DELETE', '/sandbox/faults'))

const DEPOSIT = {
  amount: 2400,
  currency: 'gbp',
  capture_method: 'manual',
  allowed_payment_method_types: ['card'],
} as const satisfies Stripe.PaymentIntentCreateParams
const create = (more: Record<string, unknown> = {}, options: Stripe.RequestOptions = {}) =>
  stripe.paymentIntents.create({ ...DEPOSIT, ...more } as Stripe.PaymentIntentCreateParams, options)
const refusal = async (work: Promise<unknown>): Promise<Stripe.errors.StripeError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof Stripe.errors.StripeError) return error
  throw new Error(`expected a refusal, got ${String(error)}`)
}
const browser = (method: string, path: string, form: Record<string, string>, headers = {}) =>
  method === 'GET'
    ? fetch(`${sandbox.url}${path}?${new URLSearchParams(form)}`, { headers })
    : fetch(sandbox.url + path, { method, body: new URLSearchParams(form), headers })

describe('keys', () => {
  it('are asked for', async () => {
    const bare = await fetch(`${sandbox.url}/v1/payment_intents`)
    expect(bare.status).toBe(401)
    expect((await bare.json()).error).toMatchObject({
      type: 'invalid_request_error',
      message: expect.stringContaining('You did not provide an API key'),
    })
    const wrong = sandbox.stripe({}, 'sk_test_wrong_key')
    expect(await refusal(wrong.paymentIntents.list())).toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
      message: expect.not.stringContaining('sk_test_wrong_key'),
    })
  })

  it('let a browser confirm and read one payment by its client secret, nothing else', async () => {
    const { id, client_secret } = await create({ metadata: { quote: 'q1' } })
    const key = KEYS.stripe.publishableKey
    const secret = { key, client_secret: client_secret ?? '' }
    const path = `/v1/payment_intents/${id}`
    const seen = await browser('GET', path, secret)
    expect(seen.headers.get('access-control-allow-origin')).toBe('*')
    const read = await seen.json()
    expect(read).toMatchObject({ id, status: 'requires_payment_method', client_secret })
    expect(read).not.toHaveProperty('metadata')
    expect((await browser('GET', path, { key })).status).toBe(400)
    expect((await browser('GET', path, { key, client_secret: `${id}_secret_x` })).status).toBe(400)
    for (const [method, other] of [
      ['GET', '/v1/payment_intents'],
      ['POST', `${path}/capture`],
      ['POST', `${path}/cancel`],
      ['POST', path],
      ['POST', '/v1/refunds'],
    ] as const) {
      const answer = await browser(method, other, { key })
      expect(answer.status, other).toBe(401)
      expect((await answer.json()).error.code).toBe('secret_key_required')
    }
    const preflight = await fetch(`${sandbox.url}${path}/confirm`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
    const typed = {
      ...{ client_secret: client_secret ?? '', 'payment_method_data[type]': 'card' },
      'payment_method_data[card][number]': '4242 4242 4242 4242',
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '34',
      'payment_method_data[card][cvc]': '123',
      'payment_method_data[billing_details][name]': 'Sam Example',
    }
    const headers = { authorization: `Bearer ${key}` }
    const confirmed = await browser('POST', `${path}/confirm`, typed, headers)
    expect(await confirmed.json()).toMatchObject({ id, status: 'requires_capture' })
  })

  it('a card form is checked as Stripe checks it', async () => {
    const confirm = async (number: string, exp_year = '34', cvc = '123') => {
      const { id, client_secret } = await create()
      const answer = await browser('POST', `/v1/payment_intents/${id}/confirm`, {
        key: KEYS.stripe.publishableKey,
        client_secret: client_secret ?? '',
        'payment_method_data[type]': 'card',
        'payment_method_data[card][number]': number,
        'payment_method_data[card][exp_month]': '12',
        'payment_method_data[card][exp_year]': exp_year,
        'payment_method_data[card][cvc]': cvc,
      })
      return { status: answer.status, error: (await answer.json()).error }
    }
    const code = async (...card: [string, string?, string?]) => (await confirm(...card)).error.code
    expect(await code('4242424242424241')).toBe('incorrect_number')
    expect(await code('4242424242424242', '21')).toBe('invalid_expiry_year')
    expect(await code('4242424242424242', '34', '1')).toBe('invalid_cvc')
    expect(await confirm('4000000000009995')).toMatchObject({
      status: 402,
      error: { decline_code: 'insufficient_funds', payment_intent: { object: 'payment_intent' } },
    })
  })
})

describe('parameters', () => {
  it.each([
    [{ payment_method_types: ['card'] }, 'parameter_unknown', 'payment_method_types'],
    [{ metdata: { a: 'b' } }, 'parameter_unknown', 'metdata'],
    [
      { automatic_payment_methods: { enable: true } },
      'parameter_unknown',
      'automatic_payment_methods[enable]',
    ],
    [{ amount: '12.50' }, 'parameter_invalid_integer', 'amount'],
    [{ amount: -5 }, 'parameter_invalid_integer', 'amount'],
    [{ amount: 29 }, 'amount_too_small', 'amount'],
    [{ amount: 100_000_000 }, 'parameter_invalid_integer', 'amount'],
    [{ currency: 'xyz' }, undefined, 'currency'],
    [{ capture_method: 'later' }, undefined, 'capture_method'],
    [{ description: '' }, 'parameter_invalid_empty', 'description'],
    [{ receipt_email: 'nobody' }, 'email_invalid', 'receipt_email'],
    [{ customer: 'cus_1' }, 'resource_missing', 'customer'],
    [{ payment_method: 'pm_none' }, 'resource_missing', 'payment_method'],
    [{ metadata: { x: 'y'.repeat(501) } }, undefined, 'metadata[x]'],
    [{ confirm: 'yes' }, undefined, 'confirm'],
    [{ expand: ['nonsense'] }, undefined, undefined],
  ])('refuses %j', async (more, code, param) => {
    const refused = await refusal(create(more))
    expect(refused).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 })
    expect(refused.code).toBe(code)
    expect(refused.param).toBe(param)
  })

  it('says what is missing', async () => {
    const refused = await refusal(
      stripe.paymentIntents.create({ currency: 'gbp' } as Stripe.PaymentIntentCreateParams),
    )
    expect(refused).toMatchObject({ code: 'parameter_missing', param: 'amount' })
    expect(refused.message).toBe('Missing required param: amount.')
  })

  it('answers 404 for what is not there', async () => {
    expect(await refusal(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_none'",
    })
    const lost = await fetch(`${sandbox.url}/v1/nothing`)
    expect(lost.status).toBe(404)
    expect((await lost.json()).error.message).toContain('Unrecognized request URL')
  })

  it('wants a return_url where a redirect might happen', async () => {
    const { id } = await create({
      allowed_payment_method_types: undefined,
      automatic_payment_methods: { enabled: true },
    })
    const confirm = (more = {}) =>
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', ...more })
    expect((await refusal(confirm())).message).toContain('return_url')
    expect((await confirm({ return_url: 'http://localhost:3000/q/x' })).status).toBe(
      'requires_capture',
    )
  })
})

describe('idempotency keys', () => {
  it('replay the same answer to the same request', async () => {
    const options = { idempotencyKey: `pay-1-${Date.now()}` }
    const first = await create({ metadata: { payment: '1' } }, options)
    const again = await create({ metadata: { payment: '1' } }, options)
    expect(again.id).toBe(first.id)
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(again.lastResponse.requestId).toBe(first.lastResponse.requestId)
    const other = await refusal(create({ amount: 9999 }, options))
    expect(other).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
    const elsewhere = await refusal(stripe.refunds.create({ payment_intent: first.id }, options))
    expect(elsewhere.type).toBe('StripeIdempotencyError')
  })

  it('remember a refusal that came of the work, not one that came before it', async () => {
    const { id } = await create()
    const decline = () =>
      stripe.paymentIntents.confirm(
        id,
        { payment_method: 'pm_card_chargeDeclined' },
        { idempotencyKey: `decline-${id}` },
      )
    expect((await refusal(decline())).statusCode).toBe(402)
    const replayed = await refusal(decline())
    expect(replayed.headers?.['idempotent-replayed']).toBe('true')
    const options = { idempotencyKey: `typo-${id}` }
    await refusal(create({ typo: 1 }, options))
    expect((await create({}, options)).object).toBe('payment_intent')
  })

  it('let only one of two at once through', async () => {
    await sandbox.verb('POST', '/sandbox/faults', { provider: 'stripe', delayMs: 80 })
    const options = { idempotencyKey: `race-${Date.now()}` }
    const slow = create({}, options)
    await new Promise((resolve) => setTimeout(resolve, 25))
    const second = await refusal(create({}, options))
    expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    expect((await slow).status).toBe('requires_payment_method')
  })

  it('are not used up by an outage', async () => {
    await sandbox.verb('POST', '/sandbox/faults', { provider: 'stripe', status: 500 })
    const options = { idempotencyKey: `outage-${Date.now()}` }
    expect(await refusal(create({}, options))).toMatchObject({
      type: 'StripeAPIError',
      statusCode: 500,
    })
    const made = await create({}, options)
    expect(made.lastResponse.headers['idempotent-replayed']).toBeUndefined()
  })

  it('make a lost answer safe to ask for again', async () => {
    const { id } = await create()
    await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    await sandbox.verb('POST', '/sandbox/faults', {
      ...{ provider: 'stripe', match: `${id}/capture`, reset: true, phase: 'after' },
    })
    const taken = await sandbox
      .stripe({ maxNetworkRetries: 2 })
      .paymentIntents.capture(id, {}, { idempotencyKey: `capture-${id}` })
    expect(taken.status).toBe('succeeded')
    expect(taken.lastResponse.headers['idempotent-replayed']).toBe('true')
  })
})
