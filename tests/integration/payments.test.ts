import { describe, expect, it } from 'vitest'
import { call } from '../harness/customer.ts'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, WED } from '../harness/world-scene.ts'

const DECLINED = 'pm_card_visa_chargeDeclined'

const world = await openWorld()

describe('paying the deposit', () => {
  const { stateOf, paymentOf, bookingsOf } = lookUp(world)
  const scene = () => sceneOf(world)
  const bank = (intent: string, outcome: 'succeed' | 'fail') =>
    call(`${world.sandboxUrl}/sandbox/3ds/${intent}`, { method: 'POST', body: { outcome } })

  it('books, captures once and tells everyone', async () => {
    const customer = await (await scene()).customer()
    const booked = await customer.bookWhole(WED, 'am')
    expect(booked).toMatchObject({
      date: WED,
      timeSlot: 'am',
      status: 'confirmed',
      depositAmount: 2000,
    })
    expect(await stateOf(customer)).toBe('contractor_assigned')
    expect(await world.work()).toEqual([])
    expect(await paymentOf(booked.paymentIntentId)).toMatchObject({
      ...{ status: 'captured', captured: 2000, bookingId: booked.bookingId },
    })
    expect(await stateOf(customer)).toBe('job_scheduled')
    await expectPromisesKept(world, [customer])
  })

  it('after a decline keeps the hold for another try', async () => {
    const customer = await (await scene()).customer()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    expect((await customer.confirm(intent, DECLINED)).status).toBe(402)
    expect(refusalOf(await customer.tryBook(holdId, intent.paymentIntentId))).toMatchObject({
      ...{ status: 402, code: 'PAYMENT_FAILED' },
    })
    expect(await stateOf(customer)).toBe('payment_failed')
    expect((await customer.get<{ hold: object }>()).body.hold).toMatchObject({ holdId })
    const again = await customer.intent(holdId)
    expect(again.paymentIntentId).toBe(intent.paymentIntentId)
    await customer.pay(again)
    await customer.book(holdId, again.paymentIntentId)
    await world.work()
    await expectPromisesKept(world, [customer])
  })

  it('after a decline may be tried again without asking us first', async () => {
    const customer = await (await scene()).customer()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    await customer.confirm(intent, DECLINED)
    await world.work()
    await customer.pay(intent)
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
  })

  it('waits for the customer’s bank, and books when it agrees', async () => {
    const customer = await (await scene()).customer()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    const { body } = await customer.confirm(intent, 'pm_card_threeDSecure2Required')
    expect(body.status).toBe('requires_action')
    await world.work()
    expect(refusalOf(await customer.tryBook(holdId, intent.paymentIntentId)).status).toBe(402)
    expect(await stateOf(customer)).toBe('payment_pending')
    await bank(intent.paymentIntentId, 'succeed')
    await customer.book(holdId, intent.paymentIntentId)
    await world.work()
    await expectPromisesKept(world, [customer])
  })

  it('goes on when the customer’s bank refuses', async () => {
    const customer = await (await scene()).customer()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    await customer.confirm(intent, 'pm_card_threeDSecure2Required')
    await bank(intent.paymentIntentId, 'fail')
    await world.work()
    expect(await stateOf(customer)).toBe('payment_failed')
    await customer.pay(await customer.intent(holdId))
    await customer.book(holdId, intent.paymentIntentId)
  })

  it('makes one booking of twenty returns and twenty webhooks at once', async () => {
    const customer = await (await scene()).customer()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    await customer.pay(intent)
    const told = (await world.stripe.events()).filter(
      ({ data }) => data.object.id === intent.paymentIntentId,
    )
    const twenty = Array.from({ length: 20 })
    const [answers] = await Promise.all([
      Promise.all(twenty.map(() => customer.tryBook(holdId, intent.paymentIntentId))),
      Promise.all(
        twenty.map((_, at) =>
          world.stripe.deliver({ ...(told.at(-1) as (typeof told)[0]), id: `evt_again_${at}` }),
        ),
      ),
      world.work(),
      world.work(),
    ])
    expect(answers.filter(({ status }) => ![200, 201].includes(status))).toEqual([])
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1)
    expect(new Set(answers.map(({ body }) => body.bookingId)).size).toBe(1)
    expect(await world.work()).toEqual([])
    expect(await bookingsOf(customer)).toHaveLength(1)
    await expectPromisesKept(world, [customer])
  })

  it('is the same intent however often it is asked for', async () => {
    const customer = await (await scene()).customer()
    const { holdId } = await customer.hold(WED, 'am')
    const asked = await Promise.all(Array.from({ length: 5 }, () => customer.tryIntent(holdId)))
    const made = asked
      .filter(({ status }) => status === 200)
      .map(({ body }) => body.paymentIntentId)
    expect(new Set(made).size).toBe(1)
    expect(asked.every(({ status }) => status < 500)).toBe(true)
  })

  it('asks for the address and, within 14 days, the express request', async () => {
    const customer = await (await scene()).customer({ address: null })
    const { holdId } = await customer.hold(WED, 'am')
    expect(refusalOf(await customer.tryIntent(holdId))).toMatchObject({
      ...{ status: 400, data: { address: expect.any(String) } },
    })
    const address = '1 Example Street, Nottingham'
    const without = { address, startWithinCoolingOff: false }
    expect(refusalOf(await customer.tryIntent(holdId, without))).toMatchObject({
      ...{ status: 400, data: { startWithinCoolingOff: expect.any(String) } },
    })
    await customer.intent(holdId, { address })
    const trade = await (await scene()).customer({ customerType: 'commercial' })
    await trade.intent((await trade.hold(WED, 'am')).holdId, { startWithinCoolingOff: false })
  })
})

describe('what is paid', () => {
  const { paymentOf, bookingsOf, openExceptionsOf } = lookUp(world)
  const packages = async () => (await sceneOf(world)).customer({ style: 'hhh', price: 10_000 })

  it('follows the scope until the card is authorised', async () => {
    const customer = await packages()
    const { holdId } = await customer.hold(WED, 'am')
    const first = await customer.intent(holdId)
    expect(first.amount).toBe(2300)
    const second = await customer.intent(holdId, { tier: 'high_standard' })
    expect(second).toMatchObject({ amount: 2700, paymentIntentId: first.paymentIntentId })
    expect((await world.stripe.intent(first.paymentIntentId)).amount).toBe(2700)
    const third = await customer.intent(holdId, { tier: 'handy' })
    expect(third.amount).toBe(2000)
    await customer.pay(third)
    await customer.book(holdId, third.paymentIntentId)
    const [booking] = await world.sql(
      'select selected_tier as tier, total, deposit_amount as deposit from bookings where lead_id = $1',
      [customer.leadId],
    )
    expect(booking).toEqual({ tier: 'handy', total: 10_000, deposit: 2000 })
  })

  it('is frozen once the card is authorised, and is booked as it was then', async () => {
    const customer = await packages()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    await customer.pay(intent)
    expect(refusalOf(await customer.tryIntent(holdId, { tier: 'handy' }))).toMatchObject({
      ...{ status: 409, code: 'STALE' },
    })
    await customer.book(holdId, intent.paymentIntentId)
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed', depositAmount: 2300 }])
    expect(refusalOf(await customer.tryIntent(holdId, { tier: 'handy' })).code).toBe('STALE')
    await world.work()
    await expectPromisesKept(world, [customer])
  })

  it('is never the browser’s figure', async () => {
    const customer = await packages()
    const { holdId } = await customer.hold(WED, 'am')
    const lies = { amount: 30, depositAmount: 30, total: 100, depositPercent: 1, price: 1 }
    const intent = await customer.intent(holdId, lies)
    expect(intent.amount).toBe(2300)
    for (const wrong of [{ tier: 'free' }, { extras: [0] }, { extras: [-1] }, { tier: 3 }])
      expect(refusalOf(await customer.tryIntent(holdId, wrong)).status).toBe(400)
    expect((await paymentOf(intent.paymentIntentId)).amount).toBe(2300)
  })

  it('must be what we asked for, or nothing is booked or charged', async () => {
    const customer = await packages()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    await world.stripe.sdk.paymentIntents.update(intent.paymentIntentId, { amount: 30 })
    await customer.pay(intent)
    expect(refusalOf(await customer.tryBook(holdId, intent.paymentIntentId)).status).toBe(409)
    await world.work()
    expect(await bookingsOf(customer)).toEqual([])
    expect((await world.stripe.intent(intent.paymentIntentId)).status).toBe('canceled')
    expect(await openExceptionsOf(customer)).toEqual(['payment_unbooked'])
    await expectPromisesKept(world, [customer])
  })

  it('goes to whoever can do the extras too, or is refused with alternatives', async () => {
    const { task, people, ...here } = await sceneOf(world)
    const other = await world.task()
    const both = await world.contractor({
      skills: { [task]: 'capable', [other]: 'capable' },
      days: [WED],
    })
    const wanted = { style: 'fixed_optionals' as const, extras: [{ price: 5000, tasks: [other] }] }
    const first = await here.customer(wanted)
    const held = await first.hold(WED, 'am')
    expect((await first.intent(held.holdId, { extras: [0] })).amount).toBe(3000)
    const [hold] = await world.sql('select contractor_id from slot_holds where id = $1', [
      held.holdId,
    ])
    expect(hold).toEqual({ contractor_id: both })
    const second = await here.customer(wanted)
    const next = await second.hold(WED, 'am')
    expect(refusalOf(await second.tryIntent(next.holdId, { extras: [0] }))).toMatchObject({
      ...{ status: 409, code: 'SLOT_UNAVAILABLE' },
    })
    await second.pay(await second.intent(next.holdId, { extras: [] }))
    await world.work()
    expect(await bookingsOf(second)).toMatchObject([{ contractorId: people[0] }])
  })
})
