import { describe, expect, it } from 'vitest'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'

const world = await openWorld()

describe('a payment that comes late', () => {
  const { clock, stripe } = world
  const { stateOf, paymentOf, bookingsOf, toldOf, openExceptionsOf } = lookUp(world)
  /** A customer who has held, and whose card form is open. */
  const atTheTill = async (contractors = 1) => {
    const here = await sceneOf(world, { contractors })
    const customer = await here.customer()
    const { holdId } = await customer.hold(WED, 'am')
    return { ...here, one: customer, holdId, intent: await customer.intent(holdId) }
  }
  const lapse = async () => {
    clock.forward({ minutes: 6 })
    await world.run('expire-holds')
  }

  it('is booked all the same while somebody is free', async () => {
    const { one, holdId, intent } = await atTheTill()
    await lapse()
    expect(await stateOf(one)).toBe('payment_pending')
    await one.pay(intent)
    await one.book(holdId, intent.paymentIntentId)
    expect(await bookingsOf(one)).toMatchObject([{ status: 'confirmed', date: WED }])
  })

  it('is booked with another contractor when the one held is taken', async () => {
    const { one, intent, customer } = await atTheTill(2)
    await lapse()
    const rival = await customer()
    await rival.bookWhole(WED, 'am')
    await one.pay(intent)
    await world.work()
    const [mine, theirs] = [await bookingsOf(one), await bookingsOf(rival)]
    expect(mine).toHaveLength(1)
    expect(mine[0]?.contractorId).not.toBe(theirs[0]?.contractorId)
    await expectPromisesKept(world, [one])
  })

  it('is let go when nobody is free: times offered, customer and ops told', async () => {
    const { one, holdId, intent, customer } = await atTheTill()
    await lapse()
    await (await customer()).bookWhole(WED, 'am')
    await one.pay(intent)
    const refusal = refusalOf(await one.tryBook(holdId, intent.paymentIntentId))
    expect(refusal).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
    expect(refusal.alternatives).toHaveLength(3)
    await world.work()
    expect((await stripe.intent(intent.paymentIntentId)).status).toBe('canceled')
    expect(await paymentOf(intent.paymentIntentId)).toMatchObject({
      status: 'cancelled',
      captured: 0,
    })
    expect(await toldOf(one, 'slot_lost')).toHaveLength(1)
    expect(await openExceptionsOf(one)).toEqual(['payment_unbooked'])
    expect(await stateOf(one)).toBe('quote_viewed')
    await expectPromisesKept(world, [one])
    expect((await one.bookWhole(THU, 'am')).date).toBe(THU)
  })

  it('is refused with the nearest times too when the webhook gave it up first', async () => {
    const { one, holdId, intent, customer } = await atTheTill()
    await lapse()
    await (await customer()).bookWhole(WED, 'am')
    await one.pay(intent)
    await world.work()
    for (let asked = 0; asked < 2; asked++) {
      const refusal = refusalOf(await one.tryBook(holdId, intent.paymentIntentId))
      expect(refusal).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
      expect(refusal.alternatives).toHaveLength(3)
    }
    expect(await toldOf(one, 'slot_lost')).toHaveLength(1)
  })

  it('loses nothing that the customer chose since', async () => {
    const { one, holdId, intent, customer } = await atTheTill()
    await lapse()
    await (await customer()).bookWhole(WED, 'am')
    await one.pay(intent)
    await one.tryBook(holdId, intent.paymentIntentId)
    const again = await one.hold(THU, 'am')
    const next = await one.intent(again.holdId)
    const [told] = (await stripe.events()).filter(({ type, data }) => {
      return type.endsWith('capturable_updated') && data.object.id === intent.paymentIntentId
    })
    if (told) await stripe.deliver({ ...told, id: 'evt_late_repeat' })
    await world.work()
    expect((await one.get<{ hold: object }>()).body.hold).toMatchObject({ holdId: again.holdId })
    await one.pay(next)
    await one.book(again.holdId, next.paymentIntentId)
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ status: 'confirmed', date: THU }])
    await expectPromisesKept(world, [one])
  })

  it('for a time the customer has left is let go, and their new hold stays', async () => {
    const { one, intent } = await atTheTill()
    await one.pay(intent)
    const again = await one.hold(THU, 'am')
    const next = await one.intent(again.holdId)
    await world.work()
    expect((await one.get<{ hold: object }>()).body.hold).toMatchObject({ holdId: again.holdId })
    expect((await stripe.intent(intent.paymentIntentId)).status).toBe('canceled')
    await one.pay(next)
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ status: 'confirmed', date: THU }])
    await expectPromisesKept(world, [one])
  })

  it('is not taken a second time from a lead that is booked', async () => {
    const { one, holdId, intent } = await atTheTill()
    await one.pay(intent)
    const again = await one.hold(THU, 'am')
    const next = await one.intent(again.holdId)
    await one.pay(next)
    await one.book(again.holdId, next.paymentIntentId)
    const late = await one.tryBook(holdId, intent.paymentIntentId)
    expect([200, 402]).toContain(late.status)
    await world.work()
    expect((await stripe.intent(intent.paymentIntentId)).status).toBe('canceled')
    expect(await bookingsOf(one)).toMatchObject([{ status: 'confirmed', date: THU }])
    expect(await toldOf(one, 'slot_lost')).toEqual([])
    await expectPromisesKept(world, [one])
  })
})

describe('a card left behind by a booked lead', () => {
  const { stripe } = world
  const { bookingsOf, toldOf, openExceptionsOf } = lookUp(world)

  it('is let go when it turns up after all, even where the first letting-go got lost', async () => {
    const one = await (await sceneOf(world)).customer()
    const left = await one.intent((await one.hold(WED, 'am')).holdId)
    const again = await one.hold(THU, 'am')
    const next = await one.intent(again.holdId)
    await one.pay(next)
    await one.book(again.holdId, next.paymentIntentId)
    await world.sql(`delete from graphile_worker._private_jobs where task_id in (
      select id from graphile_worker._private_tasks where identifier = 'cancel-intent')`)
    await one.pay(left)
    await world.work()
    expect((await stripe.intent(left.paymentIntentId)).status).toBe('canceled')
    expect((await stripe.intent(next.paymentIntentId)).status).toBe('succeeded')
    expect(await bookingsOf(one)).toMatchObject([{ status: 'confirmed', date: THU }])
    expect(await toldOf(one, 'slot_lost')).toEqual([])
    expect(await openExceptionsOf(one)).toEqual([])
    await expectPromisesKept(world, [one])
  })
})

describe('the sweeper', () => {
  const { clock, stripe } = world
  const { stateOf, paymentOf, bookingsOf, openExceptionsOf } = lookUp(world)
  const paying = async () => {
    const customer = await (await sceneOf(world)).customer()
    const { holdId } = await customer.hold(WED, 'am')
    return { customer, holdId, intent: await customer.intent(holdId) }
  }
  /** What Stripe told us never arrived. */
  const loseWebhooks = async () => {
    await world.sql('delete from graphile_worker._private_jobs')
  }

  it('books what was authorised and left, and tells ops', async () => {
    const { customer, intent } = await paying()
    await stripe.fault({ provider: 'stripe-webhook', status: 500, count: 100 })
    await customer.pay(intent)
    clock.forward({ minutes: 2 })
    await world.run('sweep-payments')
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
    expect(await openExceptionsOf(customer)).toEqual(['swept'])
    await stripe.mend()
    await world.work()
    await expectPromisesKept(world, [customer])
  })

  it('captures what was booked and not captured', async () => {
    const { customer, holdId, intent } = await paying()
    await customer.pay(intent)
    await customer.book(holdId, intent.paymentIntentId)
    await loseWebhooks()
    clock.forward({ minutes: 2 })
    await world.run('sweep-payments')
    expect(await paymentOf(intent.paymentIntentId)).toMatchObject({ status: 'captured' })
    expect((await stripe.intent(intent.paymentIntentId)).status).toBe('succeeded')
  })

  it('lets an unpaid intent go ten minutes after its hold ended, and not before', async () => {
    const { customer, intent } = await paying()
    clock.forward({ minutes: 5, seconds: 1 })
    await world.run('expire-holds')
    clock.forward({ minutes: 9, seconds: 30 })
    await world.run('sweep-payments')
    expect(await paymentOf(intent.paymentIntentId)).toMatchObject({ status: 'pending' })
    clock.forward({ minutes: 1 })
    await world.run('sweep-payments')
    expect(await paymentOf(intent.paymentIntentId)).toMatchObject({ status: 'cancelled' })
    expect(await stateOf(customer)).toBe('quote_viewed')
    await world.work()
    expect((await stripe.intent(intent.paymentIntentId)).status).toBe('canceled')
    await expectPromisesKept(world, [customer])
  })

  it('keeps a payment whose hold was renewed', async () => {
    const { customer, intent } = await paying()
    clock.forward({ minutes: 4, seconds: 50 })
    await customer.hold(WED, 'am')
    clock.forward({ minutes: 4 })
    await world.run('sweep-payments')
    await customer.pay(intent)
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
  })

  it('forgets a payment that Stripe never heard of', async () => {
    const customer = await (await sceneOf(world)).customer()
    const { holdId } = await customer.hold(WED, 'am')
    await stripe.fault({
      provider: 'stripe',
      match: 'POST /v1/payment_intents',
      status: 500,
      count: 3,
    })
    expect(refusalOf(await customer.tryIntent(holdId)).status).toBe(503)
    const created = () =>
      world.sql<{ status: string }>('select status from payments where hold_id = $1', [holdId])
    expect(await created()).toEqual([{ status: 'created' }])
    clock.forward({ minutes: 5 })
    await world.run('expire-holds')
    clock.forward({ minutes: 11 })
    await world.run('sweep-payments')
    expect(await created()).toEqual([{ status: 'cancelled' }])
    expect(await stateOf(customer)).toBe('quote_viewed')
  })

  it('comes to the last of them, however many older ones cannot be settled yet', async () => {
    const { customer, intent } = await paying()
    const stuck = await (await sceneOf(world)).customer()
    await world.sql(
      `insert into payments (lead_id, quote_id, hold_id, payment_intent_id, amount, currency, status, date, time_slot, hold_ended_at, updated_at)
        select $1, $2, 'gone-' || n, 'pi_nobody_knows_' || n, 2000, 'gbp', 'pending', $3, 'am', $4, $4::timestamptz - interval '1 day'
        from generate_series(1, 130) n`,
      [stuck.leadId, stuck.quoteId, WED, clock.now()],
    )
    await stripe.fault({ provider: 'stripe-webhook', status: 500, count: 100 })
    await customer.pay(intent)
    clock.forward({ minutes: 2 })
    await world.run('sweep-payments')
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
    await stripe.mend()
    const open = () =>
      world.sql(`select 1 from payments where lead_id = $1 and status = 'pending'`, [stuck.leadId])
    expect(await open()).toHaveLength(130)
    clock.forward({ minutes: 11 })
    await world.run('sweep-payments')
    expect(await open()).toHaveLength(0)
  })
})
