import { beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'
import { staffOf } from '../harness/world-staff.ts'

const world = await openWorld()
const { bookingsOf, openExceptionsOf } = lookUp(world)
type Staff = Awaited<ReturnType<typeof staffOf>>
let ops: Staff

beforeAll(async () => {
  ops = await staffOf(world, 'ops')
})

const booked = async (contractors = 1) => {
  const here = await sceneOf(world, { contractors })
  const customer = await here.customer()
  const { bookingId: id } = await customer.bookWhole(WED, 'am')
  await world.work()
  const [row] = await bookingsOf(customer)
  return { here, customer, id, contractor: row?.contractorId ?? '' }
}

const put = (contractor: string, body: object, staff = ops) =>
  staff.put(`/handyman-profiles/${contractor}/availability`, body)
const off = (date: string) => ({ date, isAvailable: false })
const daysOf = (contractor: string) =>
  world.sql<{ date: string; is_available: boolean; start_time: string | null }>(
    `select date::text, is_available, start_time from contractor_availability_dates
      where contractor_id = $1 order by date`,
    [contractor],
  )

describe('a contractor’s days, at the desk', () => {
  it('are written all at once, with the week they follow', async () => {
    const { people } = await sceneOf(world)
    const [contractor = ''] = people
    const usual = { startTime: '08:00', endTime: '13:00' }
    const weeklyPattern = [usual, usual, usual, usual, usual, null, null]
    const dates = [{ date: WED, isAvailable: true, ...usual }, off(THU)]
    expect((await put(contractor, { dates, weeklyPattern })).status).toBe(200)
    expect(await daysOf(contractor)).toEqual([
      { date: WED, is_available: true, start_time: '08:00' },
      { date: THU, is_available: false, start_time: null },
    ])
    const [profile] = await world.sql<{ weekly_pattern: unknown; action: string }>(
      `select p.weekly_pattern, a.action from handyman_profiles p
        join audit_log a on a.record_id = p.id::text where p.id = $1`,
      [contractor],
    )
    expect(profile).toEqual({ weekly_pattern: weeklyPattern, action: 'availability' })
  })

  it('are not taken away under a booking unless somebody says so, and then it is matched anew', async () => {
    const { customer, contractor, here } = await booked()
    const refusal = refusalOf(await put(contractor, { dates: [off(WED), off(THU)] }))
    expect(refusal).toMatchObject({ status: 409, code: 'STALE' })
    expect(refusal.data).toMatchObject({
      bookings: [{ date: WED, timeSlot: 'am', customer: 'Test Customer' }],
    })
    expect((await daysOf(contractor)).every((day) => day.is_available)).toBe(true)
    const other = await here.contractor()
    const dates = [off(WED)]
    expect((await put(contractor, { dates, rematch: true })).status).toBe(200)
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([{ contractorId: other, date: WED }])
    await expectPromisesKept(world, [customer])
  })

  it('come before ops when nobody else can take what stood in them', async () => {
    const { customer, contractor } = await booked()
    expect((await put(contractor, { dates: [off(WED)], rematch: true })).status).toBe(200)
    await world.work()
    expect(await openExceptionsOf(customer)).toEqual(['no_contractor'])
  })

  it('may shrink around a booking without a question', async () => {
    const { contractor } = await booked()
    const morning = { date: WED, isAvailable: true, startTime: '08:00', endTime: '13:00' }
    expect((await put(contractor, { dates: [morning] })).status).toBe(200)
    const afternoon = { date: WED, isAvailable: true, startTime: '13:00', endTime: '18:00' }
    expect((await put(contractor, { dates: [afternoon] })).status).toBe(409)
  })

  it('and a booking made in the same breath: the day is kept, or the customer has somebody else', async () => {
    const here = await sceneOf(world, { contractors: 2 })
    const customer = await here.customer()
    const [first = ''] = here.people
    const { holdId } = await customer.hold(WED, 'am')
    const made = await customer.intent(holdId)
    await customer.pay(made)
    const [, change] = await Promise.all([
      customer.tryBook(holdId, made.paymentIntentId),
      put(first, { dates: [off(WED)] }),
    ])
    expect([200, 409]).toContain(change.status)
    await world.work()
    const [booking] = await bookingsOf(customer)
    const [day] = await daysOf(first)
    expect(booking?.status).toBe('confirmed')
    if (booking?.contractorId === first) expect(day?.is_available).toBe(true)
    await expectPromisesKept(world, [customer])
  })

  it('are refused in words when they are none', async () => {
    const { people } = await sceneOf(world)
    const [contractor = ''] = people
    const status = async (body: object, id = contractor) => (await put(id, body)).status
    expect(await status({ dates: [off('2031-02-30')] })).toBe(400)
    expect(await status({ dates: [off('2031-01-01')] })).toBe(400)
    expect(await status({ dates: [off(WED), off(WED)] })).toBe(400)
    expect(await status({ dates: [], weeklyPattern: [null] })).toBe(400)
    expect(await status({ dates: [off(WED)] }, crypto.randomUUID())).toBe(404)
  })
})

describe('a contractor’s skills, at the desk', () => {
  it('are filled many at once, what is not named left alone', async () => {
    const { task, people } = await sceneOf(world)
    const [contractor = ''] = people
    const [one, two] = [await world.task(), await world.task()]
    const change = (skills: object[]) =>
      ops.put(`/handyman-profiles/${contractor}/skills`, { skills })
    const known = async () =>
      Object.fromEntries(
        (
          await world.sql<{ task: string; confidence: string }>(
            'select task_id as task, confidence from contractor_skills where handyman_id = $1',
            [contractor],
          )
        ).map((skill) => [skill.task, skill.confidence]),
      )
    await change([
      { task: one, confidence: 'expert' },
      { task: two, confidence: 'capable' },
    ])
    expect(await known()).toEqual({ [task]: 'capable', [one]: 'expert', [two]: 'capable' })
    const taken = await change([
      { task: one, confidence: null },
      { task: two, confidence: 'expert' },
    ])
    expect(taken.status).toBe(204)
    expect(await known()).toEqual({ [task]: 'capable', [two]: 'expert' })
    expect((await change([{ task: one, confidence: 'wizard' }])).status).toBe(400)
    expect((await change([])).status).toBe(400)
  })

  it('hand a booking on when the one it needs is taken away', async () => {
    const { here, customer, contractor } = await booked()
    const other = await here.contractor()
    await ops.put(`/handyman-profiles/${contractor}/skills`, {
      skills: [{ task: here.task, confidence: null }],
    })
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([{ contractorId: other }])
  })
})

describe('a contractor’s load and area', () => {
  it('count jobs and hours by week, and measure how far they are', async () => {
    const { contractor } = await booked()
    await world.sql(
      `insert into postcode_areas (code, latitude, longitude) values ('NG99', 53.0, -1.15), ('NG98', 52.0, -1.15)
        on conflict (code) do nothing`,
    )
    const load = await ops.get<{ weeks: object[] }>(
      `/handyman-profiles/${contractor}/load?from=${WED}&to=${THU}`,
    )
    expect(load.body.weeks).toEqual([
      { monday: '2031-01-13', jobs: 1, booked: 300, offered: 1200, most: 6 },
    ])
    const { body } = await ops.get<{ areas: object[]; jobs: object[]; radiusMiles: number }>(
      `/handyman-profiles/${contractor}/area`,
    )
    expect(body.radiusMiles).toBe(15)
    expect(body.areas).toEqual([expect.objectContaining({ code: 'NG99', miles: 3.5 })])
    expect(body.jobs).toEqual([expect.objectContaining({ date: WED, miles: 0 })])
  })

  it('and all of it is for those whose work it is', async () => {
    const { people } = await sceneOf(world)
    const [contractor = ''] = people
    const status = async (role: string) => {
      const staff = await staffOf(world, role)
      const at = `/handyman-profiles/${contractor}`
      const asked = await Promise.all([
        staff.put(`${at}/availability`, { dates: [off(WED)] }),
        staff.put(`${at}/skills`, { skills: [] }),
        staff.get(`${at}/load`),
        staff.get(`${at}/area`),
      ])
      return asked.map((answer) => answer.status)
    }
    expect(await status('va')).toEqual([403, 403, 403, 403])
    expect(await status('estimator')).toEqual([403, 403, 403, 403])
    expect(await status('manager')).toEqual([403, 403, 200, 200])
    expect(await status('contractor')).toEqual([403, 403, 403, 403])
    expect((await daysOf(contractor)).every((day) => day.is_available)).toBe(true)
  })
})
