import { describe, expect, it } from 'vitest'
import { eventually } from '../harness/customer.ts'
import { DAY, openTown } from './town.ts'

const town = await openTown()
const { business, sql, stripe } = town

/** Kills the app the moment a query first answers a row. */
const killWhen = async (what: string, query: string, leadId: string) => {
  await eventually(what, async () => (await sql(query, [leadId])).length > 0, 20_000)
  await business.app.kill()
}

const toCard = async () => {
  const customer = await town.newCustomer()
  const { holdId } = await customer.hold(DAY, 'am')
  return { customer, holdId, intent: await customer.intent(holdId) }
}

describe('the app killed between intent and message', () => {
  it('after the hold: the customer goes on as if nothing had happened', async () => {
    const customer = await town.newCustomer()
    const { holdId } = await customer.hold(DAY, 'am')
    await business.app.kill()
    await business.app.start()
    const intent = await customer.intent(holdId)
    await customer.pay(intent)
    expect((await town.bookPatiently(customer, holdId, intent)).status).toBeLessThan(300)
    await town.whole(customer.leadId)
    await town.promises([customer])
  })

  it('while Stripe is being asked for the intent: a repeat finds the same one', async () => {
    const customer = await town.newCustomer()
    const { holdId } = await customer.hold(DAY, 'am')
    await stripe.fault({
      provider: 'stripe',
      match: 'POST /v1/payment_intents',
      delayMs: 3000,
      phase: 'after',
      count: 1,
    })
    const lost = customer.tryIntent(holdId).catch(() => null)
    await killWhen('the payment row', 'select 1 from payments where lead_id = $1', customer.leadId)
    await lost
    await business.app.start()
    // Stripe refuses a key it is still busy with: the page asks again, and so does this customer.
    await eventually('the intent', async () => (await customer.tryIntent(holdId)).status === 200)
    const intent = await customer.intent(holdId)
    const made = (await stripe.intents()).filter(
      ({ metadata }) => metadata.payment_id !== undefined,
    )
    const mine = await sql<{ id: string }>('select id from payments where lead_id = $1', [
      customer.leadId,
    ])
    expect(made.filter(({ metadata }) => metadata.payment_id === mine[0]?.id)).toHaveLength(1)
    await customer.pay(intent)
    await town.bookPatiently(customer, holdId, intent)
    await town.whole(customer.leadId)
    await town.promises([customer])
  })

  it('before anyone hears of the card: the webhook comes again, or the sweeper asks', async () => {
    const { customer, intent } = await toCard()
    await business.app.kill()
    await customer.pay(intent)
    await business.app.start()
    await town.whole(customer.leadId)
    await town.promises([customer])
  })

  it('with every webhook lost as well: the sweeper asks Stripe', async () => {
    const { customer, intent } = await toCard()
    await stripe.fault({ provider: 'stripe-webhook', status: 500, count: 100 })
    await customer.pay(intent)
    await business.app.kill()
    await business.app.start()
    await town.whole(customer.leadId)
    await stripe.mend()
    await town.promises([customer])
  })

  it('between booking and capture: the money is taken once', async () => {
    const { customer, intent } = await toCard()
    await stripe.fault({
      provider: 'stripe',
      match: '/capture',
      delayMs: 4000,
      phase: 'after',
      count: 1,
    })
    await customer.pay(intent)
    await killWhen(
      'the booking',
      "select 1 from bookings where lead_id = $1 and status = 'confirmed'",
      customer.leadId,
    )
    await business.app.start()
    await town.whole(customer.leadId)
    await town.promises([customer])
  })

  it('while the contractor’s message is on its way: it is not sent twice', async () => {
    const { customer, holdId, intent } = await toCard()
    await customer.pay(intent)
    await killWhen(
      'the try to send',
      "select 1 from messages where lead_id = $1 and purpose = 'job_assigned' and attempts > 0",
      customer.leadId,
    )
    await business.app.start()
    await town.bookPatiently(customer, holdId, intent)
    await town.whole(customer.leadId)
    const booking = await town.bookingOf(customer.leadId)
    const [phone] = await sql<{ phone: string }>(
      'select phone from handyman_profiles where id = $1',
      [booking?.contractorId],
    )
    const heard = await fetch(
      `${business.sandboxUrl}/sandbox/messages?to=${encodeURIComponent(phone?.phone ?? '')}`,
    )
    const { messages } = (await heard.json()) as { messages: { body: string }[] }
    const [reference] = await sql<{ reference: string }>(
      'select reference from bookings where id = $1',
      [booking?.id],
    )
    expect(messages.filter(({ body }) => body.includes(reference?.reference ?? '')).length).toBe(1)
    await town.promises([customer])
  })

  it('at random moments with twelve customers paying at once: everyone is whole afterwards', async () => {
    const parties = []
    for (let n = 0; n < 12; n++) parties.push(await toCard())
    const paying = parties.map(async ({ customer, holdId, intent }, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 120))
      await customer.pay(intent)
      await town.bookPatiently(customer, holdId, intent)
    })
    for (const pause of [200, 350, 500]) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      await business.app.kill()
      await business.app.start()
    }
    await Promise.all(paying)
    for (const { customer } of parties) await town.whole(customer.leadId)
    await town.promises(parties.map(({ customer }) => customer))
  })
})
