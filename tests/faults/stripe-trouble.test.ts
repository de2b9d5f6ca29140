import { describe, expect, it } from 'vitest'
import { eventually } from '../harness/customer.ts'
import { refusalOf } from '../harness/customer-steps.ts'
import { DAY, openTown } from './town.ts'

const town = await openTown()
const { sql, stripe } = town

const toCard = async () => {
  const customer = await town.newCustomer()
  const { holdId } = await customer.hold(DAY, 'am')
  return { customer, holdId, intent: await customer.intent(holdId) }
}

describe('Stripe in trouble', () => {
  it('failing when the intent is asked for: a clear word, and the next try works', async () => {
    const customer = await town.newCustomer()
    const { holdId } = await customer.hold(DAY, 'am')
    await stripe.fault({
      provider: 'stripe',
      match: 'POST /v1/payment_intents',
      status: 500,
      count: 10,
    })
    expect(refusalOf(await customer.tryIntent(holdId))).toMatchObject({
      status: 503,
      code: 'UNAVAILABLE',
    })
    await stripe.mend()
    await customer.pay(await customer.intent(holdId))
    await town.whole(customer.leadId)
    await town.promises([customer])
  })

  it('failing when the booking is confirmed: nothing is lost, and it books when Stripe is back', async () => {
    const { customer, holdId, intent } = await toCard()
    await customer.pay(intent)
    await stripe.fault({
      provider: 'stripe',
      match: `GET /v1/payment_intents/${intent.paymentIntentId}`,
      status: 500,
      count: 12,
    })
    const answer = await customer.tryBook(holdId, intent.paymentIntentId)
    expect([200, 201, 503]).toContain(answer.status)
    await stripe.mend()
    await town.whole(customer.leadId)
    await town.promises([customer])
  })

  it('hanging on the capture: the booking stands and the money is taken once', async () => {
    const { customer, holdId, intent } = await toCard()
    await stripe.fault({ provider: 'stripe', match: '/capture', timeout: true, count: 1 })
    await customer.pay(intent)
    await town.bookPatiently(customer, holdId, intent)
    await town.whole(customer.leadId)
    await town.promises([customer])
  })

  it('repeating and delaying every call-back: one booking, one capture', async () => {
    const { customer, holdId, intent } = await toCard()
    await stripe.fault({ provider: 'stripe-webhook', duplicate: 4, delayMs: 300, count: 20 })
    await customer.pay(intent)
    await town.bookPatiently(customer, holdId, intent)
    await town.whole(customer.leadId)
    await eventually(
      'every call-back delivered',
      async () => (await stripe.undelivered()) === 0,
      30_000,
    )
    await stripe.mend()
    const bookings = await sql('select 1 from bookings where lead_id = $1', [customer.leadId])
    expect(bookings).toHaveLength(1)
    await town.promises([customer])
  })
})
