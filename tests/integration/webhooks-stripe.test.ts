import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, WED } from '../harness/world-scene.ts'

const world = await openWorld()
const { getEnv } = await import('../../integrations/env.ts')
const { stripe } = world
const { stateOf, paymentOf, bookingsOf } = lookUp(world)
const { webhookSecret } = getEnv().stripe

const post = async (body: string, signature?: string) => {
  const answer = await fetch(`${world.appUrl}/api/webhooks/stripe`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature === undefined ? {} : { 'stripe-signature': signature }),
    },
    body,
  })
  await answer.body?.cancel()
  return answer.status
}
const sign = (payload: string, secret = webhookSecret, at = Date.now()) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(at / 1000) })
const eventOf = (id: string, type: string, object: object) =>
  JSON.stringify({ id, object: 'event', type, data: { object } })
const stored = (id: string) =>
  world.sql<{ kind: string; body: object; worked: boolean }>(
    'select kind, body, worked_off_at is not null as worked from webhook_events where event_id = $1',
    [id],
  )
const paid = async () => {
  const customer = await (await sceneOf(world)).customer()
  const { holdId } = await customer.hold(WED, 'am')
  const intent = await customer.intent(holdId)
  await customer.pay(intent)
  return { customer, holdId, ...intent }
}

describe('Stripe’s webhook', () => {
  it('is refused and forgotten without Stripe’s signature', async () => {
    const body = eventOf('evt_forged', 'payment_intent.succeeded', { id: 'pi_1' })
    const other = eventOf('evt_other', 'payment_intent.succeeded', { id: 'pi_1' })
    expect(await post(body)).toBe(403)
    expect(await post(body, '')).toBe(403)
    expect(await post(body, 't=1,v1=nonsense')).toBe(403)
    expect(await post(body, sign(body, 'whsec_somebody_else'))).toBe(403)
    expect(await post(body, sign(other))).toBe(403)
    expect(await post(body, sign(body, webhookSecret, Date.now() - 10 * 60_000))).toBe(403)
    expect(await post('not json', sign('not json'))).toBe(403)
    expect(await stored('evt_forged')).toEqual([])
    expect(await world.waiting()).toEqual([])
  })

  it('is stored once however often it comes, and works once', async () => {
    const { customer, paymentIntentId } = await paid()
    const [event] = (await stripe.events()).filter(
      ({ type, data }) =>
        type === 'payment_intent.amount_capturable_updated' && data.object.id === paymentIntentId,
    )
    if (!event) throw new Error('Stripe said nothing.')
    const statuses = await Promise.all(Array.from({ length: 20 }, () => stripe.deliver(event)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await stored(event.id)).toHaveLength(1)
    await world.work()
    expect(await stripe.deliver(event)).toBe(200)
    expect(await world.waiting()).toEqual([])
    expect(await bookingsOf(customer)).toHaveLength(1)
    await expectPromisesKept(world, [customer])
  })

  it('keeps names only: nothing of the card or the person', async () => {
    const { paymentIntentId } = await paid()
    await world.work()
    const rows = await world.sql<{ body: object }>(
      `select body from webhook_events where provider = 'stripe' and body::text like $1`,
      [`%${paymentIntentId}%`],
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { body } of rows)
      expect(Object.keys(body).sort()).toEqual(['object', 'paymentIntent'])
  })

  it('may speak of what we do not know, and is answered all the same', async () => {
    for (const [id, type, object] of [
      ['evt_unknown_1', 'payment_intent.succeeded', { id: 'pi_nobody' }],
      ['evt_unknown_2', 'charge.refunded', { id: 'ch_nobody', payment_intent: 'pi_nobody' }],
      ['evt_unknown_3', 'customer.created', { id: 'cus_1' }],
      ['evt_unknown_4', 'charge.refunded', { id: 'ch_nobody', payment_intent: null }],
      ['evt_unknown_5', 'payment_intent.succeeded', {}],
    ] as const) {
      const body = eventOf(id, type, object)
      expect(await post(body, sign(body)), type).toBe(200)
    }
    expect(await world.work()).toEqual([])
    for (const n of [1, 2, 3, 4, 5])
      expect((await stored(`evt_unknown_${n}`))[0]?.worked, `evt_unknown_${n}`).toBe(true)
  })

  it('may come in any order: how things stand is asked of Stripe', async () => {
    const { customer, holdId, paymentIntentId } = await paid()
    await customer.book(holdId, paymentIntentId)
    await world.work()
    for (const [at, type] of [
      'payment_intent.payment_failed',
      'payment_intent.canceled',
      'payment_intent.requires_action',
      'payment_intent.amount_capturable_updated',
      'charge.expired',
    ].entries()) {
      const body = eventOf(`evt_old_${at}`, type, { id: paymentIntentId })
      expect(await post(body, sign(body))).toBe(200)
    }
    expect(await world.work()).toEqual([])
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'captured' })
    expect(await stateOf(customer)).toBe('job_scheduled')
    await expectPromisesKept(world, [customer])
  })

  it('that finds Stripe silent is worked off when Stripe answers again', async () => {
    const { customer } = await paid()
    await new Promise((resolve) => setTimeout(resolve, 300))
    await stripe.fault({
      provider: 'stripe',
      match: 'GET /v1/payment_intents',
      status: 503,
      count: 50,
    })
    expect(await world.work()).not.toEqual([])
    expect(await bookingsOf(customer)).toEqual([])
    await stripe.mend()
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
    await expectPromisesKept(world, [customer])
  })
})
