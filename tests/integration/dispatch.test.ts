import { beforeAll, describe, expect, it } from 'vitest'
import type { DispatchBoard } from '../../operations/booking/show-board.ts'
import type { Fits } from '../../operations/matching/list-fits.ts'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'
import { staffOf } from '../harness/world-staff.ts'

const world = await openWorld()
const { bookingsOf, toldOf, openExceptionsOf } = lookUp(world)
type Staff = Awaited<ReturnType<typeof staffOf>>
let ops: Staff

beforeAll(async () => {
  ops = await staffOf(world, 'ops')
})

const booked = async (contractors = 2) => {
  const here = await sceneOf(world, { contractors })
  const customer = await here.customer()
  const { bookingId: id } = await customer.bookWhole(WED, 'am')
  await world.work()
  const [row] = await bookingsOf(customer)
  const contractor = row?.contractorId ?? ''
  const others = here.people.filter((one) => one !== contractor)
  return { here, customer, id, contractor, others, other: others[0] ?? '' }
}

const board = async (staff = ops, from = WED, to = THU) =>
  (await staff.get<DispatchBoard>(`/bookings/board?from=${from}&to=${to}`)).body
const fits = async (id: string, more = '') =>
  (await ops.get<Fits>(`/bookings/${id}/fits?from=${WED}&to=${THU}${more}`)).body
const fitOf = (answer: Fits, contractor: string, date: string, slot: string) => {
  const cell = answer.dates.indexOf(date) * answer.slots.length + answer.slots.indexOf(slot)
  const list = answer.contractors[contractor]?.[cell]
  return list === undefined ? undefined : answer.reasons[list]
}

describe('the dispatch board', () => {
  it('shows who works when, what is booked and what is being held', async () => {
    const { id, contractor, customer, here } = await booked()
    const late = await here.contractor({ days: [{ date: THU, from: '10:00', to: '16:00' }] })
    const holding = await here.customer()
    await holding.hold(THU, '09:00')
    const seen = await board()
    expect(seen.contractors.find((row) => row.id === late)?.days).toEqual([[THU, '10:00', '16:00']])
    expect(seen.bookings.find((row) => row.id === id)).toMatchObject({
      ...{ contractor, date: WED, timeSlot: 'am', start: 480, end: 780, status: 'confirmed' },
      ...{ customer: 'Test Customer', job: 'told', trouble: null, started: false },
    })
    expect(seen.holds.filter(({ contractor: who }) => here.people.includes(who))).toMatchObject([
      { date: THU, start: 540, end: 600 },
    ])
    world.clock.forward({ minutes: 6 })
    expect((await board()).holds).toEqual([])
    await expectPromisesKept(world, [customer])
  })

  it('says of every place whether a job could go there, and why not', async () => {
    const { id, contractor, other, here } = await booked()
    const far = await here.contractor({ place: { latitude: 55.95, longitude: -3.19 } })
    const unskilled = await world.contractor({ skills: {}, days: [WED, THU] })
    const answer = await fits(id)
    expect(answer.slots).toEqual(['am', 'pm'])
    expect(answer.problems.flat()).toEqual([null, null, null, null])
    expect(fitOf(answer, contractor, WED, 'am')).toEqual([])
    expect(fitOf(answer, other, THU, 'pm')).toEqual([])
    expect(fitOf(answer, far, THU, 'am')).toEqual(['out_of_range'])
    expect(fitOf(answer, unskilled, THU, 'am')).toBeUndefined()
    const busy = await here.customer()
    await busy.hold(WED, 'am')
    expect(fitOf(await fits(id), other, WED, 'am')).toEqual(['busy'])
    expect(fitOf(await fits(id), other, WED, 'pm')).toEqual([])
    const hours = await fits(id, `&contractor=${other}`)
    expect(Object.keys(hours.contractors)).toEqual([other])
    expect(hours.slots).toContain('17:00')
    expect(fitOf(hours, other, WED, '12:00')).toEqual(['busy'])
    expect(fitOf(hours, other, WED, '13:00')).toEqual([])
  })

  it('moves a job to another contractor and another time in one go, and tells all three', async () => {
    const { id, contractor, other, customer } = await booked()
    const seen = { contractor, date: WED, timeSlot: 'am' }
    const body = { contractor: other, date: THU, timeSlot: '14:00', reason: 'Nearer', seen }
    expect((await ops.post(`/bookings/${id}/assign`, body)).status).toBe(200)
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([
      { id, contractorId: other, date: THU, timeSlot: '14:00' },
    ])
    expect(await toldOf(customer, 'job_cancelled')).toMatchObject([{ contractorId: contractor }])
    expect(await toldOf(customer, 'booking_changed')).toHaveLength(1)
    expect((await toldOf(customer, 'job_assigned')).at(-1)).toMatchObject({ contractorId: other })
    const [audit] = await world.sql(
      "select action, before, after, reason from audit_log where record_id = $1 and action = 'reschedule'",
      [id],
    )
    expect(audit).toMatchObject({
      before: { contractor, date: WED, timeSlot: 'am' },
      after: { contractor: other, date: THU, timeSlot: '14:00', setAside: [] },
      reason: 'Nearer',
    })
    await expectPromisesKept(world, [customer])
  })

  it('gives a job that two people drag at once to the first, and shows the other how it stands', async () => {
    const { id, contractor, others, customer } = await booked(3)
    const second = await staffOf(world, 'admin')
    const seen = { contractor, date: WED, timeSlot: 'am' }
    const drags = await Promise.all(
      [ops, second].map((staff, turn) =>
        staff.post(`/bookings/${id}/assign`, { contractor: others[turn], reason: 'Dragged', seen }),
      ),
    )
    expect(drags.map(({ status }) => status).sort()).toEqual([200, 409])
    const [standing] = await bookingsOf(customer)
    const lost = drags.find(({ status }) => status === 409)
    expect(lost && refusalOf(lost)).toMatchObject({
      code: 'STALE',
      data: { current: { contractor: standing?.contractorId, date: WED, timeSlot: 'am' } },
    })
    await world.work()
    await expectPromisesKept(world, [customer])
  })

  it('gives one contractor’s half-day to one of two jobs dragged there at once', async () => {
    const { id, other, customer, here } = await booked(3)
    const second = await here.customer()
    const { bookingId } = await second.bookWhole(THU, 'am')
    await world.work()
    const drop = (booking: string) =>
      ops.post(`/bookings/${booking}/assign`, {
        ...{ contractor: other, date: THU, timeSlot: 'pm', reason: 'Dragged' },
      })
    const drops = await Promise.all([drop(id), drop(bookingId)])
    expect(drops.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = drops.find(({ status }) => status === 409)
    expect(refused && refusalOf(refused)).toMatchObject({
      ...{ code: 'SLOT_UNAVAILABLE', data: { reason: 'busy' } },
    })
    await world.work()
    await expectPromisesKept(world, [customer, second])
  })

  it('sets a soft rule aside with a reason, a hard one never', async () => {
    const { id, customer, here } = await booked()
    const far = await here.contractor({ place: { latitude: 55.95, longitude: -3.19 } })
    const unskilled = await world.contractor({ skills: {}, days: [WED] })
    const give = (contractor: string, reason: string) =>
      ops.post(`/bookings/${id}/assign`, { contractor, reason })
    expect((await give(far, ' ')).status).toBe(400)
    expect(refusalOf(await give(unskilled, 'Please'))).toMatchObject({
      ...{ status: 409, data: { reason: 'lacks_task' } },
    })
    expect((await give(far, 'Will drive up')).status).toBe(200)
    const [audit] = await world.sql(
      "select after, reason from audit_log where record_id = $1 and action = 'assign'",
      [id],
    )
    expect(audit).toMatchObject({
      ...{ after: { contractor: far, setAside: ['out_of_range'] }, reason: 'Will drive up' },
    })
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([{ contractorId: far }])
  })

  it('leaves a time that is not offered and a job that has begun where they are', async () => {
    const { id, contractor, customer } = await booked()
    const move = (date: string, timeSlot: string) =>
      ops.post(`/bookings/${id}/assign`, { contractor, date, timeSlot, reason: 'Moved' })
    expect(refusalOf(await move('2031-01-12', 'am'))).toMatchObject({ code: 'SLOT_UNAVAILABLE' })
    expect(refusalOf(await move(THU, '22:00'))).toMatchObject({ code: 'SLOT_UNAVAILABLE' })
    expect((await move(THU, 'noonish')).status).toBe(400)
    const halved = { contractor, date: THU, reason: 'Moved' }
    expect((await ops.post(`/bookings/${id}/assign`, halved)).status).toBe(400)
    world.clock.set(`${WED}T08:05:00Z`)
    expect((await ops.post(`/bookings/${id}/start`)).status).toBe(204)
    expect(refusalOf(await move(THU, 'am'))).toMatchObject({ status: 409, code: 'STALE' })
    expect(await bookingsOf(customer)).toMatchObject([{ date: WED, timeSlot: 'am' }])
  })

  it('keeps a dropped-out job in the tray until somebody has it', async () => {
    const { id, contractor, customer, here } = await booked(1)
    await world.sql(
      'update contractor_availability_dates set is_available = false where contractor_id = $1 and date = $2',
      [contractor, WED],
    )
    const { rematchBooking } = await import('../../operations/matching/rematch-booking.ts')
    const req = await world.request()
    await rematchBooking(req, { bookingId: id, reason: 'Ill.' })
    const waiting = (await board(ops, THU, THU)).tray.find((item) => item.id === id)
    expect(waiting).toMatchObject({ trouble: 'no_contractor', date: WED, contractor })
    expect(waiting?.detail).toContain('Nobody else can serve')
    const rescue = await here.contractor()
    const body = { contractor: rescue, reason: 'Called round' }
    expect((await ops.post(`/bookings/${id}/assign`, body)).status).toBe(200)
    expect((await board(ops, THU, THU)).tray.some((item) => item.id === id)).toBe(false)
    expect(await openExceptionsOf(customer)).toEqual([])
  })
})

describe('a board of three hundred contractors and a fortnight', () => {
  it('comes in one answer, small enough to be asked for at every change', async () => {
    const { id, customer, here } = await booked(1)
    await world.sql(
      `with people as (
        insert into handyman_profiles (name, phone, postcode, location_latitude, location_longitude,
          radius_miles, max_concurrent_jobs, is_active)
        select 'Crowd ' || n, '+447700900999', 'NG1 1AA', 52.95, -1.15, 15, 3, true from generate_series(1, 300) n
        returning id),
      able as (
        insert into contractor_skills (handyman_id, task_id, confidence)
        select id, $1::uuid, 'capable' from people returning id)
      insert into contractor_availability_dates (contractor_id, date, is_available)
      select people.id, day::date, true from people, generate_series($2::date, $2::date + 13, interval '1 day') day`,
      [here.task, WED],
    )
    const to = '2031-01-28'
    const began = performance.now()
    const answer = await ops.get<DispatchBoard>(`/bookings/board?from=${WED}&to=${to}`)
    const looked = performance.now()
    const { body } = await ops.get<Fits>(`/bookings/${id}/fits?from=${WED}&to=${to}`)
    const weighed = performance.now()
    const crowd = answer.body.contractors.filter(({ name }) => name.startsWith('Crowd'))
    expect(crowd).toHaveLength(300)
    expect(crowd.every(({ days }) => days.length === 14)).toBe(true)
    expect(JSON.stringify(answer.body).length).toBeLessThan(400_000)
    expect(Object.keys(body.contractors).length).toBeGreaterThan(300)
    expect(crowd.every((one) => body.contractors[one.id]?.every((code) => code === 0))).toBe(true)
    console.log(`board ${looked - began} ms, fits ${weighed - looked} ms`)
    await world.sql("update handyman_profiles set is_active = false where name like 'Crowd %'")
    await expectPromisesKept(world, [customer])
  })
})

describe('who may look at the board, and move what is on it', () => {
  it('shows it to those who run the business alone', async () => {
    const { id, other } = await booked()
    const status = async (role: string) => {
      const staff = await staffOf(world, role)
      const asked = await Promise.all([
        staff.get(`/bookings/board?from=${WED}&to=${THU}`),
        staff.get(`/bookings/${id}/fits?from=${WED}&to=${THU}`),
        staff.get(`/bookings/calendar?from=${WED}&to=${THU}`),
        staff.post(`/bookings/${id}/assign`, { contractor: other, reason: 'Mine' }),
      ])
      return asked.map((answer) => answer.status)
    }
    expect(await status('va')).toEqual([403, 403, 200, 403])
    expect(await status('estimator')).toEqual([403, 403, 200, 403])
    expect(await status('manager')).toEqual([200, 200, 200, 403])
    expect(await status('contractor')).toEqual([403, 403, 403, 403])
    const nobody = await fetch(`${world.appUrl}/api/bookings/board`)
    expect(nobody.status).toBe(401)
  })

  it('refuses dates that are none, and more than sixty days', async () => {
    const of = async (path: string) => (await ops.get(`/bookings/${path}`)).status
    expect(await of('board?from=2031-02-30')).toBe(400)
    expect(await of(`board?from=${WED}&to=2032-01-01`)).toBe(400)
    expect(await of(`calendar?from=${THU}&to=${WED}`)).toBe(400)
    expect(await of(`calendar?from=${WED}&perDay=0`)).toBe(400)
    expect(await of(`calendar?from=${WED}&contractor=me`)).toBe(404)
    expect(await of(`${crypto.randomUUID()}/fits`)).toBe(404)
  })
})

describe('the calendar', () => {
  it('counts every booking of a day and lists the first, what needs somebody before all', async () => {
    const { customer, contractor, here } = await booked(3)
    const second = await here.customer()
    await second.bookWhole(WED, '15:00')
    await world.work()
    const ask = async (more = '') =>
      (
        await ops.get<{ days: { date: string; total: number; bookings: object[] }[] }>(
          `/bookings/calendar?from=${WED}&to=${WED}${more}`,
        )
      ).body.days[0]
    const whole = await ask()
    const first = await ask('&perDay=1')
    expect(first?.total).toBe(whole?.total)
    expect(first?.bookings).toHaveLength(1)
    const mine = await ask(`&contractor=${contractor}`)
    expect(mine?.bookings.length).toBeLessThan(whole?.bookings.length ?? 0)
    expect(mine?.bookings).toContainEqual(
      expect.objectContaining({ customer: 'Test Customer', timeSlot: 'am', troubled: false }),
    )
    await expectPromisesKept(world, [customer, second])
  })
})
