import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/london-time.ts'
import { forgetSettings } from '../../operations/settings.ts'
import { type Dice, diceFrom } from '../bench/dice.ts'
import { stepsOf } from '../harness/customer-steps.ts'
import { MONDAY, openWorld } from '../harness/world.ts'
import { type Customer, TOWN } from '../harness/world-people.ts'

const world = await openWorld()
const DAYS = [1, 2, 3, 4].map((day) => addDays('2031-01-13', day))
const RANGES = { am: [480, 780], pm: [780, 1080], '09:00': [540, 660] } as const

const placeIn = (dice: Dice) => ({
  latitude: TOWN.latitude + (dice.next() - 0.5) * 0.5,
  longitude: TOWN.longitude + (dice.next() - 0.5) * 0.8,
})

/** A confirmed booking as it stands in the tables, of whatever kind the dice say. */
const book = async (contractorId: string, tasks: string[], date: string, dice: Dice) => {
  const timeSlot = dice.oneOf(['am', 'pm', '09:00'] as const)
  const [start, end] = RANGES[timeSlot]
  const { leadId, quoteId } = await world.customer({ needs: tasks, place: placeIn(dice) })
  const asked = tasks.map((taskId) => ({
    ...{ taskId, isPrimary: true, certification: null },
    confidence: dice.next() < 0.2 ? 'expert' : 'capable',
  }))
  await world.sql(
    `with lead as (update leads set state = 'contractor_assigned' where id = $1)
      insert into bookings (reference, lead_id, quote_id, contractor_id, date, time_slot, duration_minutes, start_minute,
        end_minute, tasks, total, deposit_amount, status, confirmed_at, pinned, swap_count)
      values ($1, $1, $2, $3, $4::date, $5, $7::int - $6::int, $6, $7, $8, 10000, 2000, 'confirmed', now(), $9, $10)
      on conflict do nothing`,
    [leadId, quoteId, contractorId, date, timeSlot, start, end, JSON.stringify(asked)].concat([
      String(dice.next() < 0.1),
      String(dice.between(0, 2)),
    ]),
  )
}

/** A small town where most of the work is taken: few slots are free, and chains of swaps are many. */
const town = async (seed: number) => {
  world.clock.set(MONDAY)
  const dice = diceFrom(seed)
  const tasks: string[] = []
  for (let n = 0; n < 6; n++) tasks.push(await world.task())
  for (let n = 0; n < 20; n++) {
    const able = dice.someOf(tasks, dice.between(1, 3))
    const days = DAYS.filter(() => dice.next() < 0.8)
    const id = await world.contractor({
      skills: Object.fromEntries(
        able.map((task) => [task, dice.next() < 0.4 ? 'expert' : 'capable'] as const),
      ),
      days: days.map((date) => (dice.next() < 0.2 ? { date, from: '08:00', to: '14:00' } : date)),
      place: placeIn(dice),
      radiusMiles: dice.between(6, 18),
      maxConcurrentJobs: dice.between(1, 3),
    })
    for (const date of days)
      for (let half = 0; half < 2; half++)
        if (dice.next() < 0.75)
          await book(
            id,
            dice.someOf(able, dice.next() < 0.2 ? Math.min(2, able.length) : 1),
            date,
            dice,
          )
  }
  const customers: Customer[] = []
  for (let n = 0; n < 10; n++)
    customers.push(
      await world.customer({
        needs: dice.someOf(tasks, dice.next() < 0.3 ? 2 : 1),
        place: placeIn(dice),
        minutes: dice.oneOf([60, 120, 360]),
      }),
    )
  return customers
}

const SPAN = `?from=${DAYS[0]}&to=${DAYS.at(-1)}`

type Shown = { date: string; slots: { timeSlot: string; contractors: number }[] }[]
const listed = (days: Shown) =>
  days.flatMap(({ date, slots }) => slots.map(({ timeSlot }) => `${date} ${timeSlot}`))
const countIn = (days: Shown, slot: string) =>
  days
    .flatMap(({ date, slots }) => slots.map((one) => ({ ...one, at: `${date} ${one.timeSlot}` })))
    .find(({ at }) => at === slot)?.contractors ?? 0

/** What is open without swaps: a lock so long that nobody's booking may be moved. */
const listedWithoutSwaps = async (customers: readonly Customer[]) => {
  await world.sql(`insert into settings (key, value) values ('swapLockHours', '336')`)
  forgetSettings()
  const slots = []
  for (const customer of customers)
    slots.push(listed((await stepsOf(world, customer).slots(SPAN)).days))
  await world.sql(`delete from settings where key = 'swapLockHours'`)
  forgetSettings()
  return slots
}

describe('the slots of many days', { timeout: 180_000 }, () => {
  it.each([3, 8, 21, 34])('are those of each day asked for alone, in town %i', async (seed) => {
    const customers = await town(seed)
    let byFree = 0
    let all = 0
    for (const customer of customers) {
      const steps = stepsOf(world, customer)
      const { days: many } = await steps.slots(SPAN)
      const single: Shown = []
      for (const date of DAYS) single.push(...(await steps.slots(`?from=${date}&to=${date}`)).days)
      expect(listed(many)).toEqual(listed(single))
      for (const slot of listed(many))
        expect(countIn(many, slot)).toBeLessThanOrEqual(countIn(single, slot))
      all += listed(many).length
    }
    for (const slots of await listedWithoutSwaps(customers)) byFree += slots.length
    expect(all).toBeGreaterThan(byFree)
  })

  it('can be held where only a chain of swaps opens them', async () => {
    const customers = await town(21)
    const free = await listedWithoutSwaps(customers)
    let held = 0
    for (const [at, customer] of customers.entries()) {
      const steps = stepsOf(world, customer)
      const slot = listed((await steps.slots(SPAN)).days).find((one) => !free[at]?.includes(one))
      const [date, timeSlot] = slot?.split(' ') ?? []
      if (!date || !timeSlot) continue
      await steps.hold(date, timeSlot)
      held++
    }
    expect(held).toBeGreaterThan(2)
  })
})
