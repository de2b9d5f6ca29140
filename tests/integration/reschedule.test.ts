import { describe, expect, it } from 'vitest'
import { refusalOf, shownIn } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'

const world = await openWorld()
const { clock } = world
const { moveBooking } = await import('../../operations/booking/move-booking.ts')
const { stateOf, paymentOf, bookingsOf, toldOf } = lookUp(world)

const booked = async (contractors = 1) => {
  const here = await sceneOf(world, { contractors })
  const customer = await here.customer()
  const booking = await customer.bookWhole(WED, 'am')
  await world.work()
  const [row] = await bookingsOf(customer)
  return { ...here, one: customer, booking, contractorId: row?.contractorId ?? '' }
}
type One = Awaited<ReturnType<typeof booked>>['one']
const reschedule = async (one: One, date: string, timeSlot: string) => {
  const { holdId } = await one.hold(date, timeSlot)
  return one.post<{ bookingId: string; date: string; timeSlot: string }>('/booking/reschedule', {
    holdId,
  })
}

describe('rescheduling', () => {
  it('moves the booking and carries the deposit', async () => {
    const { one, booking, contractorId, customer } = await booked()
    expect(await stateOf(one)).toBe('job_scheduled')
    const moved = await reschedule(one, THU, 'pm')
    expect(moved.status).toBe(200)
    expect(moved.body).toMatchObject({ bookingId: booking.bookingId, date: THU, timeSlot: 'pm' })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([
      { id: booking.bookingId, date: THU, contractorId, depositAmount: 2000, status: 'confirmed' },
    ])
    expect(await paymentOf(booking.paymentIntentId)).toMatchObject({ status: 'captured' })
    expect(await world.stripe.intents()).toHaveLength(1)
    expect(await stateOf(one)).toBe('job_scheduled')
    expect((await one.get<{ hold: unknown }>()).body.hold).toBeNull()
    expect(shownIn(await (await customer()).slots(), WED, 'am')).toBe(1)
    await expectPromisesKept(world, [one])
  })

  it('tells contractor and customer once each', async () => {
    const { one, contractorId } = await booked()
    await reschedule(one, THU, 'am')
    await world.work()
    expect(await toldOf(one, 'booking_changed')).toHaveLength(1)
    expect(await toldOf(one, 'job_changed')).toMatchObject([{ contractorId }])
    expect(await toldOf(one, 'job_assigned')).toHaveLength(1)
  })

  it('says the last of several moves only, when none was sent yet', async () => {
    const { one } = await booked()
    for (const [date, slot] of [
      [THU, 'am'],
      [THU, 'pm'],
      [WED, 'pm'],
    ] as const)
      await reschedule(one, date, slot)
    await world.work()
    expect(await toldOf(one, 'booking_changed')).toMatchObject([
      { body: expect.stringContaining('afternoon') },
    ])
    expect(await toldOf(one, 'job_changed')).toHaveLength(1)
  })

  it('goes to another contractor when theirs cannot: all three are told', async () => {
    const { one, task, contractorId } = await booked()
    await world.sql(
      `update contractor_availability_dates set is_available = false where contractor_id = $1 and date = $2`,
      [contractorId, THU],
    )
    const other = await world.contractor({ skills: { [task]: 'capable' }, days: [THU] })
    expect((await reschedule(one, THU, 'am')).status).toBe(200)
    expect(await stateOf(one)).toBe('contractor_assigned')
    await world.work()
    expect(await stateOf(one)).toBe('job_scheduled')
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: other, date: THU }])
    expect(await toldOf(one, 'job_assigned')).toMatchObject([
      { contractorId },
      { contractorId: other },
    ])
    expect(await toldOf(one, 'job_cancelled')).toMatchObject([{ contractorId }])
    expect(await toldOf(one, 'booking_changed')).toHaveLength(1)
    const jobs = await world.sql(
      `select j.contractor_id, j.status from contractor_jobs j join bookings b on b.id = j.booking_id
        where b.lead_id = $1 order by j.id`,
      [one.leadId],
    )
    expect(jobs).toEqual([
      { contractor_id: contractorId, status: 'released' },
      { contractor_id: other, status: 'told' },
    ])
    await expectPromisesKept(world, [one])
  })

  it('may overlap where it was', async () => {
    const { one } = await booked()
    expect((await reschedule(one, WED, '09:00')).status).toBe(200)
    expect((await reschedule(one, WED, 'am')).status).toBe(200)
    await world.work()
    await expectPromisesKept(world, [one])
  })

  it('is the customer’s own affair until 24 hours before, to the second', async () => {
    const { one } = await booked()
    clock.set('2031-01-14T08:00:00Z')
    expect((await reschedule(one, WED, 'pm')).status).toBe(200)
    clock.set('2031-01-14T13:00:01Z')
    const { holdId } = await one.hold(THU, 'am')
    const refusal = refusalOf(await one.post('/booking/reschedule', { holdId }))
    expect(refusal).toMatchObject({ status: 409, code: 'STALE' })
    const [booking] = await bookingsOf(one)
    await world.act((req) =>
      moveBooking(req, {
        ...{ bookingId: booking?.id ?? '', date: THU, timeSlot: 'am' },
        ...{ actor: 'system', reason: 'The customer rang.' },
      }),
    )
    expect(await bookingsOf(one)).toMatchObject([{ date: THU, timeSlot: 'am' }])
    await world.work()
    await expectPromisesKept(world, [one])
  })

  it('needs a live hold of one’s own, which moves no state and costs nothing', async () => {
    const { one, booking } = await booked()
    const { holdId } = await one.hold(THU, 'am')
    expect(await stateOf(one)).toBe('job_scheduled')
    expect(refusalOf(await one.tryIntent(holdId)).code).toBe('STALE')
    clock.forward({ minutes: 5 })
    const late = refusalOf(await one.post('/booking/reschedule', { holdId }))
    expect(late).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
    await world.run('expire-holds')
    expect(await stateOf(one)).toBe('job_scheduled')
    expect(await bookingsOf(one)).toMatchObject([{ date: WED, timeSlot: 'am' }])
    expect(await paymentOf(booking.paymentIntentId)).toMatchObject({ status: 'captured' })
    await expectPromisesKept(world, [one])
  })

  it('to a full slot is refused, and the booking stays', async () => {
    const { one, customer } = await booked()
    await (await customer()).bookWhole(THU, 'am')
    const refusal = refusalOf(await one.tryHold(THU, 'am'))
    expect(refusal).toMatchObject({ status: 409, code: 'SLOT_UNAVAILABLE' })
    expect(refusal.alternatives).toHaveLength(3)
    expect(await bookingsOf(one)).toMatchObject([{ date: WED, timeSlot: 'am' }])
    await world.work()
  })

  it('happens once when it is asked for ten times at once', async () => {
    const { one } = await booked()
    const { holdId } = await one.hold(THU, 'am')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => one.post('/booking/reschedule', { holdId })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    await world.work()
    expect(await toldOf(one, 'booking_changed')).toHaveLength(1)
    await expectPromisesKept(world, [one])
  })

  it('crosses over: two customers change places through a third time', async () => {
    const { one, customer } = await booked()
    const two = await customer()
    await two.bookWhole(THU, 'am')
    expect(refusalOf(await two.tryHold(WED, 'am')).status).toBe(409)
    await reschedule(two, THU, 'pm')
    await reschedule(one, THU, 'am')
    await reschedule(two, WED, 'am')
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ date: THU, timeSlot: 'am' }])
    expect(await bookingsOf(two)).toMatchObject([{ date: WED, timeSlot: 'am' }])
    await expectPromisesKept(world, [one, two])
  })
})
