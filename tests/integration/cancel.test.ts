import { describe, expect, it } from 'vitest'
import type { CustomerType } from '../../domain/pricing.ts'
import { refusalOf, shownIn } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { MONDAY, openWorld } from '../harness/world.ts'
import { phoneOf } from '../harness/world-contractor.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'

const LATER = '2031-02-05'

const world = await openWorld()
const { clock } = world
const { forgetSettings } = await import('../../operations/settings.ts')
const { cancelBooking } = await import('../../operations/booking/cancel-booking.ts')
const { stateOf, paymentOf, bookingsOf, toldOf, openExceptionsOf } = lookUp(world)

const booked = async (date = WED, customerType: CustomerType = 'homeowner') => {
  const here = await sceneOf(world, { days: [WED, THU, LATER] })
  const customer = await here.customer({ customerType })
  const booking = await customer.bookWhole(date, 'am')
  await world.work()
  const [row] = await bookingsOf(customer)
  return { ...here, one: customer, ...booking, contractorId: row?.contractorId ?? '' }
}

describe('cancelling a booking', () => {
  it.each<[string, CustomerType, string, string, number]>([
    ['a homeowner in good time', 'homeowner', LATER, '2031-02-04T08:00:00Z', 2000],
    ['a homeowner at short notice, within 14 days', 'homeowner', WED, '2031-01-15T07:00:00Z', 2000],
    ['a landlord at short notice, within 14 days', 'landlord', WED, '2031-01-15T07:00:00Z', 2000],
    ['a homeowner at short notice, after 14 days', 'homeowner', LATER, '2031-02-04T08:00:01Z', 0],
    ['a business in good time', 'commercial', WED, '2031-01-14T08:00:00Z', 2000],
    ['a business at short notice', 'commercial', WED, '2031-01-14T08:00:01Z', 0],
    ['an agent at short notice', 'pm', WED, '2031-01-15T07:59:00Z', 0],
  ])('by %s keeps to what was said before', async (_, type, date, at, refundAmount) => {
    const { one, paymentIntentId, contractorId } = await booked(date, type)
    const amounts = { refundAmount, retainedAmount: 2000 - refundAmount }
    clock.set(at)
    expect((await one.get('/booking/cancel')).body).toEqual(amounts)
    const done = await one.post('/booking/cancel', { reason: 'Plans changed' })
    expect([done.status, done.body]).toEqual([200, amounts])
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({
      ...{ status: refundAmount ? 'refunded' : 'retained', captured: 2000, refunded: refundAmount },
    })
    const { latest_charge: charge } = await world.stripe.intent(paymentIntentId)
    expect(charge).toMatchObject({ captured: true, amount_refunded: refundAmount })
    expect(await bookingsOf(one)).toMatchObject([{ status: 'cancelled' }])
    expect((await one.get('/booking')).body).toMatchObject({ status: 'cancelled', ...amounts })
    expect(await stateOf(one)).toBe('cancelled')
    expect(await toldOf(one, 'job_cancelled')).toMatchObject([{ contractorId }])
    expect(await toldOf(one, 'booking_cancelled')).toHaveLength(1)
    await expectPromisesKept(world, [one])
  })

  it('is announced with the instant until which it is free, by the settings of the day', async () => {
    const { one } = await booked(WED, 'commercial')
    const said = async () => (await one.get('/booking')).body
    expect(await said()).toMatchObject({
      address: expect.stringMatching(/\w, \w/),
      freeCancellationUntil: '2031-01-14T08:00:00.000Z',
      changeUntil: '2031-01-14T08:00:00.000Z',
      refundAmount: null,
    })
    await world.sql(
      `insert into settings (id, key, value) values (gen_random_uuid(), 'cancellation', $1)`,
      [{ fullRefundUntilHours: 48, coolingOffDays: 14, rescheduleUntilHours: 12 }],
    )
    forgetSettings()
    expect(await said()).toMatchObject({
      freeCancellationUntil: '2031-01-13T08:00:00.000Z',
      changeUntil: '2031-01-14T20:00:00.000Z',
    })
    const { quote } = (await one.get<{ quote: object }>()).body
    expect(quote).toMatchObject({ cancellation: { fullRefundUntilHours: 48 } })
    await world.sql("delete from settings where key = 'cancellation'")
    forgetSettings()
  })

  it('frees the contractor’s time and every hold at once', async () => {
    const { one, customer } = await booked()
    const two = await customer()
    await one.hold(THU, 'am')
    expect(shownIn(await two.slots(), WED, 'am') + shownIn(await two.slots(), THU, 'am')).toBe(0)
    await one.post('/booking/cancel')
    expect(shownIn(await two.slots(), WED, 'am')).toBe(1)
    expect(shownIn(await two.slots(), THU, 'am')).toBe(1)
    await two.bookWhole(WED, 'am')
    await world.work()
    await expectPromisesKept(world, [one, two])
  })

  it('by us gives everything back, however late', async () => {
    const { one, bookingId, paymentIntentId } = await booked(WED, 'commercial')
    clock.set('2031-01-15T07:59:00Z')
    const outcome = await world.act((req) =>
      cancelBooking(req, { bookingId, by: 'business', actor: 'system', reason: 'No van' }),
    )
    expect(outcome).toMatchObject({ refundAmount: 2000, retainedAmount: 0 })
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'refunded', refunded: 2000 })
    await expectPromisesKept(world, [one])
  })

  it('keeps the deposit once work has begun', async () => {
    const { one, bookingId, contractorId, paymentIntentId } = await booked()
    clock.set('2031-01-15T08:05:00Z')
    expect((await (await phoneOf(world, contractorId)).start(bookingId)).status).toBeLessThan(300)
    expect((await one.post('/booking/cancel')).body).toEqual({
      ...{ refundAmount: 0, retainedAmount: 2000 },
    })
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'retained' })
    await expectPromisesKept(world, [one])
  })

  it('takes a deposit that is kept even where it was not captured yet', async () => {
    const here = await sceneOf(world)
    const one = await here.customer({ customerType: 'commercial' })
    const { paymentIntentId } = await one.bookWhole(WED, 'am')
    clock.set('2031-01-15T07:00:00Z')
    expect((await one.post('/booking/cancel')).body).toMatchObject({ retainedAmount: 2000 })
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'retained', captured: 2000 })
    expect(await openExceptionsOf(one)).toEqual([])
    await expectPromisesKept(world, [one])
  })

  it('happens once when it is asked for ten times at once', async () => {
    const { one, paymentIntentId } = await booked()
    const answers = await Promise.all(Array.from({ length: 10 }, () => one.post('/booking/cancel')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status < 500)).toBe(true)
    await world.work()
    expect(await toldOf(one, 'booking_cancelled')).toHaveLength(1)
    expect((await world.stripe.intent(paymentIntentId)).latest_charge?.amount_refunded).toBe(2000)
    expect(refusalOf(await one.get('/booking/cancel')).status).toBe(404)
    expect(refusalOf(await one.post('/booking/cancel')).status).toBe(404)
    await expectPromisesKept(world, [one])
  })

  it('at the same moment as it is rescheduled ends in one of the two', async () => {
    for (let round = 0; round < 5; round++) {
      const { one } = await booked()
      const { holdId } = await one.hold(THU, 'am')
      const answers = await Promise.all([
        one.post('/booking/reschedule', { holdId }),
        one.post('/booking/cancel'),
      ])
      expect(answers.every(({ status }) => status < 500)).toBe(true)
      await world.work()
      expect(await bookingsOf(one)).toMatchObject([{ status: 'cancelled' }])
      await expectPromisesKept(world, [one])
    }
  })

  it('says nothing more of a booking that is off', async () => {
    const here = await sceneOf(world)
    const one = await here.customer()
    await one.bookWhole(WED, 'am')
    await one.post('/booking/cancel')
    await world.work()
    expect(await toldOf(one, 'job_assigned')).toEqual([])
    expect(await toldOf(one, 'booking_confirmed')).toEqual([])
    clock.set('2031-01-14T12:00:00Z')
    await world.run('send-reminders')
    await world.work()
    expect(await toldOf(one, 'booking_reminder')).toEqual([])
    clock.set(MONDAY)
  })
})
