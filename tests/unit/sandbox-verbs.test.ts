import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/server.ts'
import { KEYS, type Rig, rig, until } from './sandbox-rig.ts'

let sandbox: Rig
beforeAll(async () => {
  sandbox = await rig()
})
afterAll(() => sandbox.stop())

/** The status of a request that claims to be for another host. */
const askedAs = (host: string, path = '/sandbox/messages') =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(sandbox.url)
    request({ hostname, port, path, headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('the sandbox', () => {
  it('is well', async () => {
    expect(await sandbox.verb('GET', '/sandbox/health')).toEqual({
      status: 200,
      body: { status: 'ok' },
    })
  })

  it('is not reached by a page of the web pointing its own name here', async () => {
    for (const path of ['/', '/sandbox/messages', '/sandbox/payment-intents', '/sandbox/live'])
      expect(await askedAs('evil.example', path), path).toBe(403)
    expect(await askedAs('evil.example:3001')).toBe(403)
    for (const host of ['localhost:3001', '127.0.0.1', '[::1]:3001', 'sandbox', 'app.localhost'])
      expect(await askedAs(host), host).toBe(200)
  })

  it('takes orders as JSON only, which no page elsewhere may send unasked', async () => {
    for (const path of ['/sandbox/whatsapp', '/sandbox/calls', '/sandbox/faults']) {
      const answer = await fetch(sandbox.url + path, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: '{}',
      })
      expect(answer.status, path).toBe(415)
    }
    const preflight = await fetch(`${sandbox.url}/sandbox/whatsapp`, {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('lets the app’s own page decide a bank’s question', async () => {
    const ask = (origin: string) =>
      fetch(`${sandbox.url}/sandbox/3ds/pi_x`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    const own = await ask(sandbox.app.url)
    expect(own.headers.get('access-control-allow-origin')).toBe(sandbox.app.url)
    const other = await ask('http://evil.example')
    expect(other.headers.get('access-control-allow-origin')).not.toBe('http://evil.example')
  })

  it('answers in the contract’s form when it will not', async () => {
    expect(await sandbox.verb('GET', '/sandbox/nothing')).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'NOT_FOUND', message: expect.any(String) }] },
    })
    expect(await sandbox.verb('GET', '/sandbox/messages?to=nobody')).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'VALIDATION_ERROR' }] },
    })
    const broken = await fetch(`${sandbox.url}/sandbox/whatsapp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"from":',
    })
    expect(broken.status).toBe(400)
    expect(
      await sandbox.verb('POST', '/sandbox/disputes', { paymentIntent: 'pi_none' }),
    ).toMatchObject({ status: 404, body: { errors: [{ code: 'NOT_FOUND' }] } })
  })

  it('finds messages by any way of writing a phone', async () => {
    await sandbox.verb('POST', '/sandbox/whatsapp', { from: '07700 900170', body: 'hi' })
    await sandbox.twilio().messages.create({
      ...{ from: KEYS.twilio.whatsappFrom, to: 'whatsapp:+447700900170', body: 'hello' },
    })
    const forms = ['+447700900170', '%2B447700900170', '447700900170', '07700900170']
    for (const to of [...forms, 'whatsapp:%2B447700900170']) {
      const { body } = await sandbox.verb('GET', `/sandbox/messages?to=${to}`)
      expect(
        body.messages.map((row: { body: string }) => row.body),
        to,
      ).toEqual(['hello'])
    }
  })

  it('lists payments in Stripe’s shape, newest first', async () => {
    const stripe = sandbox.stripe()
    const make = () =>
      stripe.paymentIntents.create({
        ...{ amount: 2400, currency: 'gbp', capture_method: 'manual' },
        allowed_payment_method_types: ['card'],
      })
    const [first, second] = [await make(), await make()]
    await stripe.paymentIntents.confirm(first.id, { payment_method: 'pm_card_visa' })
    const { body } = await sandbox.verb('GET', '/sandbox/payment-intents')
    expect(body.paymentIntents.map((row: { id: string }) => row.id)).toEqual([second.id, first.id])
    expect(body.paymentIntents[1]).toMatchObject({
      status: 'requires_capture',
      amount: 2400,
      latest_charge: { captured: false },
      refunds: [],
    })
    await sandbox.verb('POST', `/sandbox/payment-intents/${first.id}/expire`)
    await until(() =>
      sandbox.app
        .to('/api/webhooks/stripe')
        .some(({ body: told }) => told.includes('"charge.expired"')),
    )
    expect(await stripe.paymentIntents.retrieve(first.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    })
  })

  it('says when something changed', async () => {
    const controller = new AbortController()
    const live = await fetch(`${sandbox.url}/sandbox/live`, { signal: controller.signal })
    let heard = ''
    const reading = (async () => {
      for await (const chunk of live.body ?? []) heard += Buffer.from(chunk).toString('utf8')
    })().catch(() => undefined)
    await until(() => heard.includes('event: hello'))
    await sandbox.verb('POST', '/sandbox/whatsapp', { from: '+447700900171', body: 'hi' })
    await until(() => heard.includes('event: change') && heard.includes('"message"'))
    controller.abort()
    await reading
  })

  it('does not start on a port that is taken, and leaves the other one’s journal alone', async () => {
    const port = Number(new URL(sandbox.url).port)
    await expect(startSandbox({ ...sandbox.options, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
    await sandbox.verb('POST', '/sandbox/whatsapp', { from: '+447700900172', body: 'still here' })
    await sandbox.restart()
    const { body } = await sandbox.verb('GET', '/sandbox/messages?phone=%2B447700900172')
    expect(body.messages).toHaveLength(1)
  })
})
