import { beforeAll, describe, expect, it } from 'vitest'
import { call } from '../harness/customer.ts'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { MONDAY, openWorld } from '../harness/world.ts'
import type { ContractorOptions } from '../harness/world-people.ts'
import { lookUp, sceneOf, WED } from '../harness/world-scene.ts'

const world = await openWorld()
const { sql, payload } = world
const { bookingsOf, toldOf, openExceptionsOf } = lookUp(world)
const LOGIN = { email: 'ops@example.test', password: 'a-long-enough-one' }
let authorization = ''

beforeAll(async () => {
  await payload.create({
    collection: 'users',
    data: { ...LOGIN, role: 'ops', name: 'Olive Ops' },
    overrideAccess: true,
  })
  world.clock.set(MONDAY)
  const { body } = await call<{ token: string }>(`${world.appUrl}/api/users/login`, {
    method: 'POST',
    body: LOGIN,
  })
  authorization = `JWT ${body.token}`
})

const staff = <T>(method: string, path: string, body?: unknown) =>
  call<T>(`${world.appUrl}/api${path}`, { method, body, headers: { authorization } })
const assign = (bookingId: string, contractor: string) =>
  staff<object>('POST', `/bookings/${bookingId}/assign`, { contractor, reason: 'Asked for her' })

const booked = async () => {
  const here = await sceneOf(world)
  const one = await here.customer()
  const booking = await one.bookWhole(WED, 'am')
  await world.work()
  return { ...here, one, bookingId: booking.bookingId, former: here.people[0] ?? '' }
}
const auditOf = (bookingId: string) =>
  sql<{ action: string; role: string; reason: string; after: object }>(
    `select action, role, reason, after from audit_log where resource = 'bookings' and record_id = $1`,
    [bookingId],
  )

/** Rules a person may set aside, each with somebody whom only it stands against. */
const SOFT: Record<string, { rule: string; person: Partial<ContractorOptions>; busy?: true }> = {
  'too far away': {
    rule: 'out_of_range',
    person: { place: { latitude: 53.4, longitude: -1.15 } },
  },
  'with as many jobs that day as they take': {
    ...{ rule: 'day_full', busy: true },
    person: { maxConcurrentJobs: 1 },
  },
}
const HARD: Record<string, { rule: string; person: Partial<ContractorOptions> }> = {
  'who lacks the skill': { rule: 'lacks_task', person: { skills: {} } },
  'who is off that day': { rule: 'unavailable', person: { days: [] } },
  'who starts too late': { rule: 'unavailable', person: { days: [{ date: WED, from: '09:00' }] } },
}

describe('a booking given to somebody by hand', () => {
  it('goes to them, pinned, audited; each is told once', async () => {
    const { one, bookingId, former, contractor } = await booked()
    const chosen = await contractor()
    expect((await assign(bookingId, chosen)).status).toBe(200)
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: chosen, timeSlot: 'am' }])
    expect(await auditOf(bookingId)).toMatchObject([
      {
        ...{ action: 'assign', role: 'ops', reason: 'Asked for her' },
        after: { contractor: chosen, setAside: [] },
      },
    ])
    expect(await toldOf(one, 'job_assigned')).toMatchObject([
      { contractorId: former },
      { contractorId: chosen },
    ])
    expect(await toldOf(one, 'job_cancelled')).toMatchObject([{ contractorId: former }])
    expect(await toldOf(one, 'contractor_changed')).toHaveLength(1)
    await expectPromisesKept(world, [one])
  })

  it.each(Object.entries(SOFT))('may go to one %s, who then keeps it', async (_, soft) => {
    const { one, bookingId, contractor, customer, former } = await booked()
    const chosen = await contractor(soft.person)
    if (soft.busy) {
      await sql('update handyman_profiles set is_active = false where id = $1', [former])
      await (await customer()).bookWhole(WED, 'pm')
      await sql('update handyman_profiles set is_active = true where id = $1', [former])
      await world.work()
    }
    expect((await assign(bookingId, chosen)).status).toBe(200)
    expect(await auditOf(bookingId)).toMatchObject([{ after: { setAside: [soft.rule] } }])
    await payload.update({
      ...{ collection: 'handyman-profiles', id: chosen, data: { name: 'Still Here' } },
      ...{ overrideAccess: true, req: await world.request() },
    })
    await world.work()
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: chosen }])
    expect(await openExceptionsOf(one)).toEqual([])
  })

  it.each(Object.entries(HARD))('never goes to one %s', async (_, hard) => {
    const { one, bookingId, former, contractor } = await booked()
    const refusal = await assign(bookingId, await contractor(hard.person))
    expect(refusalOf(refusal)).toMatchObject({
      ...{ status: 409, code: 'SLOT_UNAVAILABLE', data: { reason: hard.rule } },
    })
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: former }])
    expect(await auditOf(bookingId)).toEqual([])
    await expectPromisesKept(world, [one])
  })

  it('never goes to one who is booked or held then, or not active', async () => {
    const { one, bookingId, former, contractor, customer } = await booked()
    const [busy, away] = [await contractor(), await contractor()]
    await sql('update handyman_profiles set is_active = false where id = any($1)', [[former, away]])
    const other = await customer()
    await other.hold(WED, 'am')
    for (const who of [busy, away]) expect(refusalOf(await assign(bookingId, who)).status).toBe(409)
    expect(await bookingsOf(one)).toMatchObject([{ contractorId: former }])
    await expectPromisesKept(world)
  })

  it('is never swapped away, and is swapped again once they have dropped out of it', async () => {
    const { one, bookingId, task, contractor, customer } = await booked()
    const special = await world.task()
    const both = await contractor({ skills: { [task]: 'capable', [special]: 'capable' } })
    await assign(bookingId, both)
    await world.work()
    const wanting = await customer({ needs: [special] })
    expect(refusalOf(await wanting.tryHold(WED, 'am')).status).toBe(409)
    await sql('update bookings set pinned = false where id = $1', [bookingId])
    await wanting.hold(WED, 'am')
    expect((await bookingsOf(one))[0]?.contractorId).not.toBe(both)
    await world.work()
    await expectPromisesKept(world, [one])
  })

  it('is asked for by name no longer, once it went to another', async () => {
    const { one, bookingId, contractor } = await booked()
    const chosen = await contractor()
    await assign(bookingId, chosen)
    await payload.update({
      ...{ collection: 'handyman-profiles', id: chosen, data: { isActive: false } },
      ...{ overrideAccess: true, req: await world.request() },
    })
    await world.work()
    const [row] = await sql<{ pinned: boolean; who: string }>(
      'select pinned, contractor_id as who from bookings where id = $1',
      [bookingId],
    )
    expect(row?.who).not.toBe(chosen)
    expect(row?.pinned).toBe(false)
    await expectPromisesKept(world, [one])
  })
})
