import { describe, expect, it } from 'vitest'
import { refusalOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { openWorld } from '../harness/world.ts'
import { lookUp, sceneOf, THU, WED } from '../harness/world-scene.ts'

const world = await openWorld()
const { stripe } = world
const { paymentOf, bookingsOf, toldOf, openExceptionsOf } = lookUp(world)
const capturedOf = async (id: string) =>
  (await stripe.events()).filter(
    ({ type, data }) => type === 'charge.captured' && data.object.payment_intent === id,
  ).length
/** Booked, with the capture still to come. */
const booked = async (more = {}) => {
  const customer = await (await sceneOf(world)).customer(more)
  return { customer, ...(await customer.bookWhole(WED, 'am')) }
}
const refusing = {
  provider: 'stripe' as const,
  match: '/capture',
  status: 402,
  code: 'card_declined',
}

describe('a capture', () => {
  it('that fails for good leaves the booking, tells ops and asks the customer to pay', async () => {
    await stripe.fault(refusing)
    const { customer, paymentIntentId } = await booked()
    expect(await world.work()).toEqual([])
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'failed', captured: 0 })
    expect(await openExceptionsOf(customer)).toEqual(['capture_failed'])
    expect(await toldOf(customer, 'pay_again')).toHaveLength(1)
    await world.run('sweep-payments')
    await world.work()
    expect(await toldOf(customer, 'pay_again')).toHaveLength(1)
    await expectPromisesKept(world, [customer])
  })

  it('that failed may be paid again, once, and moves nothing of the booking', async () => {
    await stripe.fault(refusing)
    const { customer, holdId, bookingId } = await booked()
    await world.work()
    const again = await customer.intent(holdId)
    expect(again.amount).toBe(2000)
    expect((await customer.intent(holdId)).paymentIntentId).toBe(again.paymentIntentId)
    await customer.pay(again)
    expect((await customer.book(holdId, again.paymentIntentId)).bookingId).toBe(bookingId)
    await world.work()
    expect(await paymentOf(again.paymentIntentId)).toMatchObject({ status: 'captured', bookingId })
    expect(await openExceptionsOf(customer)).toEqual([])
    expect(refusalOf(await customer.tryIntent(holdId)).code).toBe('STALE')
    await expectPromisesKept(world, [customer])
  })

  it('is not made for a booking cancelled while the customer pays again', async () => {
    await stripe.fault(refusing)
    const { customer, holdId } = await booked()
    await world.work()
    const again = await customer.intent(holdId)
    expect((await customer.post('/booking/cancel')).status).toBe(200)
    await customer.pay(again)
    await customer.tryBook(holdId, again.paymentIntentId)
    await world.work()
    expect((await stripe.intent(again.paymentIntentId)).status).toBe('canceled')
    await expectPromisesKept(world, [customer])
  })

  it('stays owed when the customer moves the booking meanwhile', async () => {
    await stripe.fault(refusing)
    const { customer, paymentIntentId } = await booked()
    await world.work()
    const { holdId } = await customer.hold(THU, 'am')
    expect((await customer.post('/booking/reschedule', { holdId })).status).toBe(200)
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'failed' })
    expect(await openExceptionsOf(customer)).toEqual(['capture_failed'])
    await expectPromisesKept(world, [customer])
  })

  it.each([
    ['answered with an outage', { status: 500, count: 3 }],
    ['cut off before it was heard', { reset: true, count: 3 }],
    ['done, and its answer lost', { reset: true, phase: 'after' as const, count: 1 }],
  ])('that is %s is made once', async (_, fault) => {
    await stripe.fault({ provider: 'stripe', match: '/capture', ...fault })
    const { customer, paymentIntentId } = await booked()
    await world.work()
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'captured', captured: 2000 })
    expect(await capturedOf(paymentIntentId)).toBe(1)
    expect(await openExceptionsOf(customer)).toEqual([])
    await expectPromisesKept(world, [customer])
  })

  it('of an authorisation that ran out asks the customer to pay again', async () => {
    const { customer, paymentIntentId } = await booked()
    await stripe.expire(paymentIntentId)
    await world.work()
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
    expect(await openExceptionsOf(customer)).toEqual(['capture_failed'])
    expect(await toldOf(customer, 'pay_again')).toHaveLength(1)
    await expectPromisesKept(world, [customer])
  })

  it('never happens when the booking is cancelled before it', async () => {
    const { customer, paymentIntentId } = await booked()
    expect((await customer.post('/booking/cancel')).body).toEqual({
      ...{ refundAmount: 2000, retainedAmount: 0 },
    })
    await world.work()
    expect(await capturedOf(paymentIntentId)).toBe(0)
    expect((await stripe.intent(paymentIntentId)).status).toBe('canceled')
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'cancelled' })
    expect(await openExceptionsOf(customer)).toEqual([])
    await expectPromisesKept(world, [customer])
  })

  it('on its way as the booking is cancelled is given back', async () => {
    const { customer, paymentIntentId } = await booked()
    await Promise.all([world.work(), customer.post('/booking/cancel')])
    await world.work()
    const { latest_charge: charge } = await stripe.intent(paymentIntentId)
    expect(charge?.captured ? charge.amount_captured - charge.amount_refunded : 0).toBe(0)
    expect(await openExceptionsOf(customer)).toEqual([])
    await expectPromisesKept(world, [customer])
  })
})

describe('a refund', () => {
  const cancelled = async () => {
    const made = await booked()
    await world.work()
    await made.customer.post('/booking/cancel')
    return made
  }

  it('gives back what was captured', async () => {
    const { customer, paymentIntentId } = await cancelled()
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'refunded', refunded: 2000 })
    await expectPromisesKept(world, [customer])
  })

  it('whose answer is lost is made once', async () => {
    await stripe.fault({ provider: 'stripe', match: '/refunds', reset: true, phase: 'after' })
    const { customer, paymentIntentId } = await cancelled()
    await world.work()
    await world.work()
    expect((await stripe.intent(paymentIntentId)).latest_charge?.amount_refunded).toBe(2000)
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'refunded', refunded: 2000 })
    await expectPromisesKept(world, [customer])
  })

  it('that Stripe refuses is put before ops', async () => {
    await stripe.fault({
      provider: 'stripe',
      match: '/refunds',
      status: 400,
      code: 'charge_disputed',
    })
    const { customer, paymentIntentId } = await cancelled()
    await world.work()
    expect(await openExceptionsOf(customer)).toEqual(['refund_failed'])
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'captured', refunded: 0 })
    await expectPromisesKept(world, [customer])
  })

  it('that the bank sends back later is put before ops, and counts as not made', async () => {
    await stripe.fault({ provider: 'stripe', match: 'refund', outcome: 'failed' })
    const { customer, paymentIntentId } = await cancelled()
    await world.work()
    expect(await openExceptionsOf(customer)).toEqual(['refund_failed'])
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'captured', refunded: 0 })
    await expectPromisesKept(world, [customer])
  })

  it('made by hand at Stripe is recorded', async () => {
    const { customer, paymentIntentId } = await booked()
    await world.work()
    await stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 500 })
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({
      ...{ status: 'partially_refunded', captured: 2000, refunded: 500 },
    })
    await stripe.sdk.refunds.create({ payment_intent: paymentIntentId })
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'refunded', refunded: 2000 })
    expect(await bookingsOf(customer)).toMatchObject([{ status: 'confirmed' }])
    expect(await openExceptionsOf(customer)).toEqual(['capture_failed'])
  })

  it('is made of money taken for a payment that was let go', async () => {
    const customer = await (await sceneOf(world)).customer()
    const { holdId } = await customer.hold(WED, 'am')
    const intent = await customer.intent(holdId)
    await customer.pay(intent)
    await customer.delete(`/holds/${holdId}`)
    await stripe.sdk.paymentIntents.capture(intent.paymentIntentId)
    await world.work()
    expect(await paymentOf(intent.paymentIntentId)).toMatchObject({
      ...{ status: 'refunded', captured: 2000, refunded: 2000 },
    })
    await expectPromisesKept(world, [customer])
  })

  it.each([['known to us'], ['not told to us yet']])(
    'never comes to more than was taken: part of it by hand, %s',
    async (how) => {
      const { customer, paymentIntentId } = await booked()
      await world.work()
      await stripe.sdk.refunds.create({ payment_intent: paymentIntentId, amount: 500 })
      if (how === 'known to us') await world.work()
      else await new Promise((resolve) => setTimeout(resolve, 100))
      await world.sql(`delete from graphile_worker._private_jobs`)
      await customer.post('/booking/cancel')
      await world.work()
      expect((await stripe.intent(paymentIntentId)).latest_charge?.amount_refunded).toBe(2000)
      expect(await paymentOf(paymentIntentId)).toMatchObject({ status: 'refunded', refunded: 2000 })
      expect(await openExceptionsOf(customer)).toEqual([])
      await expectPromisesKept(world, [customer])
    },
  )
})

describe('a dispute', () => {
  it('is recorded, and put before ops; won, the money is ours again', async () => {
    const { customer, paymentIntentId } = await booked()
    await world.work()
    const { id } = await stripe.dispute(paymentIntentId)
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({
      ...{ status: 'disputed', disputeStatus: 'needs_response' },
    })
    expect(await openExceptionsOf(customer)).toEqual(['payment_disputed'])
    await expectPromisesKept(world, [customer])
    await stripe.closeDispute(id, 'won')
    await world.work()
    expect(await paymentOf(paymentIntentId)).toMatchObject({
      status: 'captured',
      disputeStatus: 'won',
    })
  })
})
