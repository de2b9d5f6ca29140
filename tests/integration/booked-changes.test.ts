import { describe, expect, it } from 'vitest'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { phoneOf } from '../harness/world-contractor.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'

const LATER = '2031-02-05'
const FAR_AWAY = { latitude: 53.8, longitude: -1.55 }

const world = await openWorld()
const { clock } = world
const { stateOf, bookingsOf, toldOf, openExceptionsOf } = lookUp(world)

const booked = async (date = WED, contractors = 1) => {
  const here = await sceneOf(world, { contractors, days: [WED, THU, LATER] })
  const customer = await here.customer()
  const booking = await customer.bookWhole(date, 'am')
  await world.work()
  const [row] = await bookingsOf(customer)
  return { ...here, one: customer, ...booking, contractorId: row?.contractorId ?? '' }
}
type One = Awaited<ReturnType<typeof booked>>['one']

const changeLead = ({ leadId }: One, data: Record<string, unknown>) =>
  world.act((req) =>
    req.payload.update({ collection: 'leads', id: leadId, data, overrideAccess: true, req }),
  )

describe('a job before its day', () => {
  it('is neither set out for nor started, by the contractor', async () => {
    const { one, bookingId, contractorId } = await booked()
    const phone = await phoneOf(world, contractorId)
    clock.set('2031-01-14T23:59:59Z')
    for (const verb of [phone.setOut, phone.start]) {
      const refusal = refusalOf(await verb(bookingId))
      expect(refusal).toMatchObject({ status: 409, code: 'STALE' })
    }
    expect(await stateOf(one)).toBe('job_scheduled')
    expect(await toldOf(one, 'on_the_way')).toHaveLength(0)
    clock.set('2031-01-15T00:00:00Z')
    expect((await phone.setOut(bookingId)).status).toBeLessThan(300)
    expect((await phone.start(bookingId)).status).toBeLessThan(300)
    expect(await stateOf(one)).toBe('job_in_progress')
  })
})

describe('the place of a booked job, changed by hand', () => {
  it('within reach stays with its contractor, who is told', async () => {
    const { one, contractorId } = await booked()
    await changeLead(one, { address: '2 Example Street, Nottingham' })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId, status: 'confirmed' }])
    expect(await toldOf(one, 'job_changed')).toMatchObject([{ contractorId }])
    expect(await openExceptionsOf(one)).toEqual([])
  })

  it('out of reach goes to whoever covers it', async () => {
    const { one, task, contractorId } = await booked()
    const near = await world.contractor({
      ...{ skills: { [task]: 'capable' }, days: [WED], place: FAR_AWAY },
    })
    await changeLead(one, { location: FAR_AWAY })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: near, date: WED }])
    expect(await toldOf(one, 'job_cancelled')).toMatchObject([{ contractorId }])
    await expectPromisesKept(world, [one])
  })

  it('out of everyone’s reach is put before ops', async () => {
    const { one, contractorId } = await booked()
    await changeLead(one, { location: FAR_AWAY })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId, status: 'confirmed' }])
    expect(await openExceptionsOf(one)).toEqual(['no_contractor'])
  })

  it('lets go of a time that was held for the old place', async () => {
    const here = await sceneOf(world)
    const one = await here.customer()
    await one.hold(WED, 'am')
    await changeLead(one, { location: FAR_AWAY })
    expect((await one.get<{ hold: unknown }>()).body.hold).toBeNull()
    const near = await here.customer()
    await near.bookWhole(WED, 'am')
  })
})

describe('a booking moved into the days in which it may be cancelled', () => {
  const move = async (one: One, more = {}) => {
    const { holdId } = await one.hold(WED, 'am')
    return one.post('/booking/reschedule', { holdId, ...more })
  }
  const asked = async ({ leadId }: One) =>
    (
      await world.sql<{ at: Date | null }>(
        'select express_request_at as at from payments where lead_id = $1',
        [leadId],
      )
    ).map(({ at }) => at?.toISOString() ?? null)

  it('needs the customer’s express request, which is kept', async () => {
    const { one } = await booked(LATER)
    expect(await asked(one)).toEqual([null])
    const refusal = refusalOf(await move(one))
    expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
    expect(refusal.data).toHaveProperty('startWithinCoolingOff')
    expect(await bookingsOf(one)).toMatchObject([{ date: LATER }])
    expect((await move(one, { startWithinCoolingOff: true })).status).toBe(200)
    expect(await bookingsOf(one)).toMatchObject([{ date: WED }])
    expect(await asked(one)).toEqual([clock.now().toISOString()])
  })

  it('is not asked again of who has asked before', async () => {
    const { one } = await booked(THU)
    expect((await move(one)).status).toBe(200)
  })
})
