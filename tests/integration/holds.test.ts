import { describe, expect, it } from 'vitest'
import { refusalOf, shownIn, stepsOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { MONDAY, openWorld } from '../harness/world.ts'
import type { Customer } from '../harness/world-people.ts'

const WED = '2031-01-15'
const THU = '2031-01-16'

const world = await openWorld()

describe('holding a slot', () => {
  const { clock } = world
  /** A task of its own, so that no test meets another’s contractors. */
  const setting = async (contractors: number, days = [WED, THU]) => {
    clock.set(MONDAY)
    const task = await world.task()
    const people = await world.contractors(contractors, { skills: { [task]: 'capable' }, days })
    const customer = () => world.customer({ needs: [task] })
    return { task, people, customer }
  }
  const stateOf = async ({ leadId }: Customer) =>
    (await world.sql<{ state: string }>('select state from leads where id = $1', [leadId]))[0]
      ?.state
  const holdsOf = ({ quoteId }: Customer) =>
    world.sql<{ id: string; date: string; contractor_id: string }>(
      'select id, date::text, contractor_id from slot_holds where quote_id = $1',
      [quoteId],
    )

  it.each([
    [1, 50],
    [5, 25],
  ])('is granted exactly %i times when %i customers press at once', async (contractors, many) => {
    const { customer } = await setting(contractors)
    const pressing = await Promise.all(Array.from({ length: many }, customer))
    const answers = await Promise.all(pressing.map((one) => stepsOf(world, one).tryHold(WED, 'am')))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(contractors)
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      const refusal = refusalOf(answer)
      expect(refusal).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
      expect(refusal.alternatives).toHaveLength(3)
      expect(refusal.alternatives).not.toContainEqual({ date: WED, timeSlot: 'am' })
    }
    await expectPromisesKept(world)
  })

  it('hides the slot from everyone but its holder', async () => {
    const { customer } = await setting(1)
    const [first, second] = [await customer(), await customer()]
    await stepsOf(world, first).hold(WED, 'am')
    expect(shownIn(await stepsOf(world, first).slots(), WED, 'am')).toBe(1)
    const others = await stepsOf(world, second).slots()
    expect(shownIn(others, WED, 'am')).toBe(0)
    expect(shownIn(others, WED, '09:00')).toBe(0)
    expect(shownIn(others, WED, 'pm')).toBe(1)
  })

  it('takes the best contractor first and the next best after them', async () => {
    const { task, people, customer } = await setting(1)
    const expert = await world.contractor({ skills: { [task]: 'expert' }, days: [WED] })
    const held: (string | undefined)[] = []
    for (let i = 0; i < 2; i++) {
      const one = await customer()
      await stepsOf(world, one).hold(WED, 'am')
      held.push((await holdsOf(one))[0]?.contractor_id)
    }
    expect(held).toEqual([expert, people[0]])
  })

  it('never blocks anyone once it has run out, cleaned up or not', async () => {
    const { customer } = await setting(1)
    const [first, second] = [await customer(), await customer()]
    await stepsOf(world, first).hold(WED, 'am')
    clock.forward({ minutes: 4, seconds: 59 })
    expect(refusalOf(await stepsOf(world, second).tryHold(WED, 'am')).status).toBe(409)
    clock.forward({ seconds: 1 })
    expect(shownIn(await stepsOf(world, second).slots(), WED, 'am')).toBe(1)
    await stepsOf(world, second).hold(WED, 'am')
    await world.run('expire-holds')
    expect(await stateOf(first)).toBe('quote_viewed')
    expect(await stateOf(second)).toBe('booking_in_progress')
  })

  it('is cleaned up by the clock, its lead free again', async () => {
    const { customer } = await setting(1)
    const one = await customer()
    await stepsOf(world, one).hold(WED, 'am')
    await world.run('expire-holds')
    expect(await holdsOf(one)).toHaveLength(1)
    clock.forward({ minutes: 5 })
    await world.run('expire-holds')
    expect(await holdsOf(one)).toEqual([])
    expect(await stateOf(one)).toBe('quote_viewed')
  })

  it('moves to another slot, and stays where it was when that is refused', async () => {
    const { customer } = await setting(1)
    const [mine, theirs] = [await customer(), await customer()]
    await stepsOf(world, theirs).hold(THU, 'am')
    const device = stepsOf(world, mine)
    const first = await device.hold(WED, 'am')
    expect(refusalOf(await device.tryHold(THU, 'am')).status).toBe(409)
    expect(await holdsOf(mine)).toMatchObject([{ id: first.holdId, date: WED }])
    const moved = await device.hold(THU, 'pm')
    expect(moved.holdId).not.toBe(first.holdId)
    expect(await holdsOf(mine)).toMatchObject([{ id: moved.holdId, date: THU }])
    expect(shownIn(await stepsOf(world, theirs).slots(), WED, 'am')).toBe(1)
  })

  it('moves to another device on the same link, with a new id', async () => {
    const { customer } = await setting(1)
    const one = await customer()
    const [phone, laptop] = [stepsOf(world, one), stepsOf(world, one)]
    const first = await phone.hold(WED, 'am')
    const second = await laptop.hold(WED, 'am')
    expect(second.holdId).not.toBe(first.holdId)
    expect(await holdsOf(one)).toMatchObject([{ id: second.holdId }])
    expect(refusalOf(await phone.tryIntent(first.holdId)).code).toBe('SLOT_UNAVAILABLE')
    await laptop.intent(second.holdId)
  })

  it('is renewed by asking for the same slot again', async () => {
    const { customer } = await setting(1)
    const device = stepsOf(world, await customer())
    const first = await device.hold(WED, 'am')
    expect(first.ttlSeconds).toBe(300)
    clock.forward({ minutes: 3 })
    const again = await device.hold(WED, 'am')
    expect(again).toMatchObject({ holdId: first.holdId, ttlSeconds: 300 })
    expect(Date.parse(again.expiresAt) - Date.parse(first.expiresAt)).toBe(180_000)
  })

  it('lasts fifteen minutes in an hour at most', async () => {
    const { customer } = await setting(1)
    const one = await customer()
    const device = stepsOf(world, one)
    for (let i = 0; i < 3; i++) {
      await device.hold(WED, 'am')
      clock.forward({ minutes: 5 })
    }
    const refused = await device.tryHold(WED, 'am')
    expect(refusalOf(refused)).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    clock.forward({ seconds: Number(refused.headers.get('retry-after')) })
    await device.hold(WED, 'am')
  })

  it('costs only the time it adds when it is moved about', async () => {
    const { customer } = await setting(1)
    const device = stepsOf(world, await customer())
    for (let i = 0; i < 10; i++) await device.hold(i % 2 ? WED : THU, 'am')
    for (let i = 0; i < 10; i++) {
      clock.forward({ minutes: 1 })
      await device.hold(WED, 'am')
    }
    clock.forward({ minutes: 1 })
    expect(refusalOf(await device.tryHold(WED, 'am')).code).toBe('RATE_LIMITED')
  })

  it('is let go by its customer, the time free at once', async () => {
    const { customer } = await setting(1)
    const one = await customer()
    const device = stepsOf(world, one)
    const { holdId } = await device.hold(WED, 'am')
    const intent = await device.intent(holdId)
    expect((await device.delete(`/holds/${holdId}`)).status).toBe(204)
    expect((await device.delete(`/holds/${holdId}`)).status).toBe(404)
    expect(await stateOf(one)).toBe('quote_viewed')
    await stepsOf(world, await customer()).hold(WED, 'am')
    await world.work()
    expect((await world.stripe.intent(intent.paymentIntentId)).status).toBe('canceled')
  })

  it('keeps its promises through all of this', () => expectPromisesKept(world))
})
