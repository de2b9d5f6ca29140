import { describe, expect, it } from 'vitest'
import { refusalOf, shownIn } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf } from '../harness/world-scene.ts'

const world = await openWorld()
const { clock } = world
const { bookingsOf, toldOf, paymentOf } = lookUp(world)

/** The nights on which London’s clocks change, with what 08:00 is in UTC the day before and the day of. */
const CHANGES = [
  {
    ...{ season: 'March', saturday: '2031-03-29', sunday: '2031-03-30' },
    ...{ onSaturday: '2031-03-29T08:00:00Z', onSunday: '2031-03-30T07:00:00Z' },
    words: 'Sun 30 Mar, morning (08:00–13:00)',
  },
  {
    ...{ season: 'October', saturday: '2031-10-25', sunday: '2031-10-26' },
    ...{ onSaturday: '2031-10-25T07:00:00Z', onSunday: '2031-10-26T08:00:00Z' },
    words: 'Sun 26 Oct, morning (08:00–13:00)',
  },
] as const
/** Both changes fall at this instant of their Sunday. */
const CHANGE = 'T01:00:00Z'

const ahead = (instant: string, by: { hours?: number; seconds?: number }) =>
  new Date(Date.parse(instant) - ((by.hours ?? 0) * 3600 + (by.seconds ?? 0)) * 1000)
const asCalendar = (instant: string) => instant.replace(/[-:]/g, '')

describe.each(CHANGES)('the last Sunday of $season', (change) => {
  const { saturday, sunday } = change
  const scene = async (at: string | Date, more: { reactiveMode?: boolean } = {}) => {
    const here = await sceneOf(world, { days: [saturday, sunday], ...more })
    clock.set(at)
    return here
  }

  it('has the same slots as any day, booked at the same wall-clock time', async () => {
    const { customer } = await scene(ahead(change.onSaturday, { hours: 72 }))
    const one = await customer()
    const { days } = await one.slots()
    expect(days.map(({ date }) => date)).toEqual([saturday, sunday])
    expect(days[1]?.slots).toEqual(days[0]?.slots)
    await one.bookWhole(sunday, 'am')
    await world.work()
    const [told] = await toldOf(one, 'booking_confirmed')
    expect(told?.body).toContain(change.words)
    const calendar = (await one.get<string>('/booking.ics')).body
    expect(calendar).toContain(`DTSTART:${asCalendar(change.onSunday)}`)
    const other = await customer()
    expect(shownIn(await other.slots(), sunday, 'am')).toBe(0)
    await other.bookWhole(saturday, 'am')
    expect((await other.get<string>('/booking.ics')).body).toContain(
      `DTSTART:${asCalendar(change.onSaturday)}`,
    )
    await world.work()
    await expectPromisesKept(world, [one, other])
  })

  it('keeps a hold of the night for its five minutes, no more and no less', async () => {
    const { customer } = await scene(ahead(`${sunday}${CHANGE}`, { seconds: 120 }), {
      reactiveMode: true,
    })
    const one = await customer()
    const held = await one.hold(sunday, 'pm')
    expect(held).toMatchObject({ ttlSeconds: 300, expiresAt: `${sunday}T01:03:00.000Z` })
    const other = await customer()
    clock.set(`${sunday}T01:02:59Z`)
    expect(shownIn(await other.slots(), sunday, 'pm')).toBe(0)
    expect(refusalOf(await other.tryHold(sunday, 'pm')).code).toBe('SLOT_UNAVAILABLE')
    clock.set(`${sunday}T01:03:00Z`)
    expect(shownIn(await other.slots(), sunday, 'pm')).toBe(1)
    await other.hold(sunday, 'pm')
  })

  it('keeps two hours of notice, by the clock on London’s wall', async () => {
    const lastMoment = ahead(change.onSunday, { hours: 2 })
    const { customer } = await scene(lastMoment, { reactiveMode: true })
    const one = await customer()
    expect(shownIn(await one.slots(), sunday, 'am')).toBe(1)
    await one.hold(sunday, 'am')
    clock.forward({ minutes: 5, seconds: 1 })
    const late = await customer()
    expect(shownIn(await late.slots(), sunday, 'am')).toBe(0)
    expect(shownIn(await late.slots(), sunday, 'pm')).toBe(1)
    expect(refusalOf(await late.tryHold(sunday, 'am')).alternatives?.[0]?.date).toBe(sunday)
  })

  it('is for those alone who take same-day jobs, from London’s midnight on', async () => {
    const midnight = saturday === '2031-10-25' ? '2031-10-25T23:00:00Z' : '2031-03-30T00:00:00Z'
    const { customer } = await scene(ahead(midnight, { seconds: 1 }))
    const one = await customer()
    expect(shownIn(await one.slots(), sunday, 'pm')).toBe(1)
    clock.set(midnight)
    expect(shownIn(await one.slots(), sunday, 'pm')).toBe(0)
    expect(refusalOf(await one.tryHold(sunday, 'pm')).status).toBe(409)
  })

  it('may be changed and cancelled freely until 24 hours before it, to the second', async () => {
    const { customer } = await scene(ahead(change.onSaturday, { hours: 72 }))
    const [mover, leaver] = [
      await customer({ customerType: 'commercial' }),
      await customer({ customerType: 'commercial' }),
    ]
    await mover.bookWhole(sunday, 'am')
    const paid = await leaver.bookWhole(saturday, 'am')
    await world.work()
    clock.set(ahead(change.onSunday, { hours: 24 }))
    const { holdId } = await mover.hold(sunday, 'pm')
    const moved = await mover.post('/booking/reschedule', { holdId })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    clock.set(ahead(change.onSaturday, { hours: 24, seconds: -1 }))
    const cost = (await leaver.get<{ refundAmount: number }>('/booking/cancel')).body
    expect(cost.refundAmount).toBe(0)
    clock.set(ahead(change.onSaturday, { hours: 24 }))
    await leaver.post('/booking/cancel', { reason: 'Moved away' })
    await world.work()
    expect(await paymentOf(paid.paymentIntentId)).toMatchObject({ refunded: paid.amount })
    expect(await bookingsOf(mover)).toMatchObject([{ date: sunday, timeSlot: 'pm' }])
  })
})
