import { describe, expect, it } from 'vitest'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { phoneOf } from '../harness/world-contractor.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'

const world = await openWorld()
const { sql, payload } = world
const { bookingsOf, toldOf, stateOf, paymentOf, openExceptionsOf } = lookUp(world)

/** A booked and told job, and somebody else who could do it too. */
const booked = async (others = 1, timeSlot = 'am') => {
  const here = await sceneOf(world)
  const one = await here.customer()
  const booking = await one.bookWhole(WED, timeSlot)
  await world.work()
  const former = here.people[0] ?? ''
  const rest: string[] = []
  for (let n = 0; n < others; n++) rest.push(await here.contractor())
  return { ...here, one, booking, former, other: rest[0] ?? '', rest }
}
type Booked = Awaited<ReturnType<typeof booked>>

const asStaff = async () => ({ overrideAccess: true, req: await world.request() })
const rowOf = async (table: string, where: string, values: unknown[]) =>
  (await sql<{ id: string }>(`select id from ${table} where ${where}`, values))[0]?.id ?? ''
const dayOf = (contractorId: string, date: string) =>
  rowOf('contractor_availability_dates', 'contractor_id = $1 and date = $2::date', [
    contractorId,
    date,
  ])

/** Every way in which a contractor can be lost to a job. */
const LOSSES: Record<string, (booked: Booked) => Promise<unknown>> = {
  'who cannot make it': async ({ former, booking }) =>
    (await phoneOf(world, former)).cannotMakeIt(booking.bookingId),
  'who takes the day back': async ({ former }) =>
    (await phoneOf(world, former)).setDays({ date: WED, isAvailable: false }),
  'who only works afternoons now': async ({ former }) =>
    (await phoneOf(world, former)).setDays({ date: WED, isAvailable: true, startTime: '13:00' }),
  'whose day ops removes': async ({ former }) =>
    payload.delete({
      ...(await asStaff()),
      collection: 'contractor-availability-dates',
      id: await dayOf(former, WED),
    }),
  'who is deactivated': async ({ former }) =>
    payload.update({
      ...(await asStaff()),
      collection: 'handyman-profiles',
      id: former,
      data: { isActive: false },
    }),
  'who covers a smaller place now': async ({ former }) =>
    payload.update({
      ...(await asStaff()),
      collection: 'handyman-profiles',
      id: former,
      data: { location: { latitude: 53.9, longitude: -1.15 }, radiusMiles: 5 },
    }),
  'who gives the skill up': async ({ former }) => (await phoneOf(world, former)).setSkills(),
  'whose skill ops removes': async ({ former, task }) =>
    payload.delete({
      ...(await asStaff()),
      collection: 'contractor-skills',
      id: await rowOf('contractor_skills', 'handyman_id = $1 and task_id = $2', [former, task]),
    }),
}

describe('a booking of a contractor', () => {
  it.each(Object.entries(LOSSES))('%s goes to the next best, at its time', async (_, lose) => {
    const all = await booked()
    const { one, booking, former, other } = all
    await lose(all)
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([
      {
        id: booking.bookingId,
        contractorId: other,
        date: WED,
        timeSlot: 'am',
        status: 'confirmed',
      },
    ])
    expect(await paymentOf(booking.paymentIntentId)).toMatchObject({ status: 'captured' })
    expect(await stateOf(one)).toBe('job_scheduled')
    expect(await toldOf(one, 'job_assigned')).toMatchObject([
      { contractorId: former },
      { contractorId: other },
    ])
    expect(await toldOf(one, 'job_cancelled')).toMatchObject([{ contractorId: former }])
    expect(await toldOf(one, 'contractor_changed')).toHaveLength(1)
    expect(await openExceptionsOf(one)).not.toContain('no_contractor')
    await expectPromisesKept(world, [one])
  })

  it('keeps both assignments in its history, and the drop-out in the contractor’s record', async () => {
    const all = await booked()
    await LOSSES['who cannot make it']?.(all)
    await world.work()
    const jobs = await sql(
      `select contractor_id as who, status, released_because as because from contractor_jobs
        where booking_id = $1 order by id`,
      [all.booking.bookingId],
    )
    expect(jobs).toMatchObject([
      { who: all.former, status: 'released', because: expect.stringContaining('Van broke down') },
      { who: all.other, status: 'told' },
    ])
    const chosen = await sql(
      `select contractor_id as who, excluded_because as because from job_matching_history
        where booking_id = $1 and was_selected order by id`,
      [all.booking.bookingId],
    )
    expect(chosen).toEqual([
      { who: all.former, because: null },
      { who: all.other, because: null },
    ])
    const passedOver = await sql(
      `select excluded_because as because from job_matching_history
        where booking_id = $1 and not was_selected and contractor_id = $2`,
      [all.booking.bookingId, all.former],
    )
    expect(passedOver).toEqual([{ because: 'unavailable' }])
    const [record] = await sql(
      'select jobs_assigned as given, jobs_kept as kept from handyman_profiles where id = $1',
      [all.former],
    )
    expect(record).toMatchObject({ given: 1, kept: 0 })
  })

  it('stays with them when what changed does not touch it', async () => {
    const { one, former } = await booked()
    const phone = await phoneOf(world, former)
    await phone.setDays({ date: THU, isAvailable: false })
    await phone.setDays({ date: WED, isAvailable: true, endTime: '13:00' })
    await payload.update({
      ...(await asStaff()),
      collection: 'handyman-profiles',
      id: former,
      data: { name: 'Another Name' },
    })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: former }])
    expect(await toldOf(one, 'job_assigned')).toHaveLength(1)
    expect(await toldOf(one, 'contractor_changed')).toHaveLength(0)
  })

  it('moves alone: their other jobs stay where the change leaves them', async () => {
    const { one, customer, former, other } = await booked()
    const afternoon = await customer()
    await sql('update handyman_profiles set is_active = false where id = $1', [other])
    await afternoon.bookWhole(WED, 'pm')
    await sql('update handyman_profiles set is_active = true where id = $1', [other])
    await (await phoneOf(world, former)).setDays({
      ...{ date: WED, isAvailable: true, startTime: '13:00' },
    })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: other }])
    expect(await bookingsOf(afternoon)).toMatchObject([{ contractorId: former }])
    await expectPromisesKept(world, [one, afternoon])
  })

  it('is told once, of how it ends, when two drop out one after the other', async () => {
    const { one, former, rest } = await booked(2)
    for (const id of [former, rest[0] ?? ''])
      await payload.update({
        ...(await asStaff()),
        collection: 'handyman-profiles',
        id,
        data: { isActive: false },
      })
    await world.work()
    const [booking] = await bookingsOf(one)
    expect(booking?.contractorId).toBe(rest[1])
    expect((await toldOf(one, 'job_assigned')).map(({ contractorId }) => contractorId)).toEqual([
      former,
      rest[1],
    ])
    expect(await toldOf(one, 'contractor_changed')).toHaveLength(1)
    await expectPromisesKept(world, [one])
  })

  it('comes back to them when the second drops out too: told, and scheduled again', async () => {
    const { one, booking, former, other } = await booked()
    const phone = await phoneOf(world, former)
    await phone.setDays({ date: WED, isAvailable: false })
    await world.work()
    await phone.setDays({ date: WED, isAvailable: true })
    await (await phoneOf(world, other)).cannotMakeIt(booking.bookingId)
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: former }])
    expect(await stateOf(one)).toBe('job_scheduled')
    const [job] = await sql<{ status: string }>(
      `select status from contractor_jobs where booking_id = $1 and status <> 'released'`,
      [booking.bookingId],
    )
    expect(job?.status).toBe('told')
    await expectPromisesKept(world, [one])
  })

  it('is not taken from somebody who has begun', async () => {
    const { one, booking, former } = await booked()
    world.clock.set(`${WED}T09:00:00Z`)
    const phone = await phoneOf(world, former)
    await phone.start(booking.bookingId)
    expect(refusalOf(await phone.cannotMakeIt(booking.bookingId))).toMatchObject({ status: 409 })
    await phone.setDays({ date: WED, isAvailable: false })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: former }])
  })

  it('is served by a swap where nobody else is free', async () => {
    const { one, former, task, customer } = await booked(0)
    const plain = await world.task()
    const both = await world.contractor({
      ...{ skills: { [task]: 'capable', [plain]: 'capable' }, days: [WED] },
    })
    const neighbour = await customer({ needs: [plain] })
    await neighbour.bookWhole(WED, 'am')
    const third = await world.contractor({ skills: { [plain]: 'capable' }, days: [WED] })
    await world.work()
    await (await phoneOf(world, former)).setDays({ date: WED, isAvailable: false })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: both, timeSlot: 'am' }])
    expect(await bookingsOf(neighbour)).toMatchObject([{ contractorId: third, timeSlot: 'am' }])
    expect([await stateOf(one), await stateOf(neighbour)]).toEqual([
      'job_scheduled',
      'job_scheduled',
    ])
    await expectPromisesKept(world, [one, neighbour])
  })
})

describe('a booking that nobody else can serve', () => {
  const alone = async () => {
    const all = await booked(0)
    await LOSSES['who cannot make it']?.(all)
    await world.work()
    return all
  }

  it('stands, and ops has the nearest times', async () => {
    const { one, booking } = await alone()
    expect(await bookingsOf(one)).toMatchObject([
      { status: 'confirmed', date: WED, timeSlot: 'am' },
    ])
    expect(await paymentOf(booking.paymentIntentId)).toMatchObject({ status: 'captured' })
    expect(await openExceptionsOf(one)).toContain('no_contractor')
    const [open] = await sql<{ detail: string; data: { alternatives: { date: string }[] } }>(
      `select detail, data from exceptions where booking_id = $1 and kind = 'no_contractor'`,
      [booking.bookingId],
    )
    expect(open?.detail).toContain('Van broke down')
    // Thursday is all there is: its hours are no more of a choice than its two halves.
    expect(open?.data.alternatives).toEqual([
      { date: THU, timeSlot: 'am' },
      { date: THU, timeSlot: 'pm' },
    ])
    await expectPromisesKept(world, [one])
  })

  it('promises its customer nobody in particular, and says nothing that is not so', async () => {
    const { one, booking, former } = await alone()
    const { body } = await one.get<{ contractor: object | null; status: string }>('/booking')
    expect(body).toMatchObject({ status: 'confirmed', contractor: null })
    for (const purpose of ['contractor_changed', 'booking_cancelled', 'booking_changed'])
      expect(await toldOf(one, purpose)).toHaveLength(0)
    world.clock.set('2031-01-14T11:00:00Z')
    await world.run('send-reminders')
    await world.work()
    expect(await toldOf(one, 'booking_reminder')).toMatchObject([
      { body: expect.stringContaining('one of our team') },
    ])
    expect(await toldOf(one, 'job_reminder')).toHaveLength(0)
    const again = await one.book(booking.holdId, booking.paymentIntentId)
    expect(again).toMatchObject({ bookingId: booking.bookingId, contractor: null })
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: former }])
  })

  it('is over when the contractor can come after all', async () => {
    const { one, former } = await alone()
    await (await phoneOf(world, former)).setDays({ date: WED, isAvailable: true })
    await world.work()
    expect(await openExceptionsOf(one)).not.toContain('no_contractor')
    expect((await one.get('/booking')).body).toMatchObject({
      contractor: { firstName: 'Contractor' },
    })
    await expectPromisesKept(world, [one])
  })

  it('is over when its time is moved to one that somebody can serve', async () => {
    const { one, former } = await alone()
    const { moveBooking } = await import('../../operations/booking/move-booking.ts')
    const [booking] = await bookingsOf(one)
    await world.act((req) =>
      moveBooking(req, {
        ...{ bookingId: booking?.id ?? '', date: THU, timeSlot: 'am' },
        ...{ actor: 'system', reason: 'The customer agreed to Thursday.' },
      }),
    )
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ date: THU, contractorId: former }])
    expect(await openExceptionsOf(one)).not.toContain('no_contractor')
  })
})
