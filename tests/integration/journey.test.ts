import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import {
  confirmCard,
  customerOf,
  eventually,
  linkIn,
  messagesTo,
  writeWhatsApp,
} from '../harness/customer.ts'
import { query } from '../harness/query.ts'

const PHONE = '+447700900871'

interface Days {
  days: { date: string; slots: { timeSlot: string; contractors: number }[] }[]
}

let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

describe('the main job, over the public contract', () => {
  it('goes from a WhatsApp to a booked, paid, told contractor', async () => {
    const asked = Date.now()
    await writeWhatsApp(business, PHONE, 'kitchen tap is dripping, and can you hang two doors? NG5')
    const token = await eventually('the link to the quote', () => linkIn(business, PHONE, 'q'))
    const quotedMs = Date.now() - asked
    const customer = customerOf(business, token)

    const page = await customer.get<{
      quote: { lineItems: { qty: number }[]; total: number; needsAddress: boolean }
    }>()
    expect(page.status).toBe(200)
    expect(page.body.quote.lineItems.map(({ qty }) => qty).sort()).toEqual([1, 2])
    expect((await customer.post('/view')).status).toBe(204)

    const { body: slots } = await customer.get<Days>('/slots')
    const day = slots.days.find(({ slots: open }) => open.length > 0)
    const slot = day?.slots[0]
    expect(slot?.contractors).toBeGreaterThan(0)

    const hold = await customer.post<{ holdId: string; ttlSeconds: number }>('/holds', {
      date: day?.date,
      timeSlot: slot?.timeSlot,
    })
    expect(hold.status).toBe(201)
    expect(hold.body.ttlSeconds).toBe(300)

    const intent = await customer.post<{
      paymentIntentId: string
      clientSecret: string
      publishableKey: string
      confirmBase: string
      amount: number
      mode: string
    }>('/payment-intent', {
      holdId: hold.body.holdId,
      address: '1 Example Street, Nottingham',
      startWithinCoolingOff: true,
    })
    expect(intent.status).toBe(200)
    expect(intent.body.mode).toBe('sandbox')
    expect(intent.body.amount).toBe(Math.floor((page.body.quote.total * 20 + 50) / 100))

    const paid = Date.now()
    expect((await confirmCard(intent.body)).body.status).toBe('requires_capture')
    const booked = await customer.post<{
      bookingId: string
      reference: string
      contractor: { firstName: string }
    }>('/bookings', {
      holdId: hold.body.holdId,
      paymentIntentId: intent.body.paymentIntentId,
    })
    expect([200, 201]).toContain(booked.status)
    expect(booked.body.contractor.firstName).toBeTruthy()

    const [contractor] = await query<{ phone: string; id: string }>(
      business.database.url,
      'select p.phone, p.id from handyman_profiles p join bookings b on b.contractor_id = p.id where b.id = $1',
      [booked.body.bookingId],
    )
    await eventually('the contractor’s WhatsApp', async () =>
      (await messagesTo(business, contractor?.phone ?? '')).find(({ body }) =>
        body.includes(booked.body.reference),
      ),
    )
    const toldMs = Date.now() - paid
    expect(toldMs).toBeLessThan(2000)

    await eventually('the deposit captured', async () => {
      const [payment] = await query<{ status: string }>(
        business.database.url,
        'select status from payments where payment_intent_id = $1',
        [intent.body.paymentIntentId],
      )
      return payment?.status === 'captured'
    })
    const [rows] = await query<{ state: string; jobs: number; considered: number; chosen: number }>(
      business.database.url,
      `select (select state from leads where phone = $1 order by created_at desc limit 1) as state,
        (select count(*)::int from contractor_jobs where booking_id = $2) as jobs,
        (select count(*)::int from job_matching_history where booking_id = $2) as considered,
        (select count(*)::int from job_matching_history where booking_id = $2 and was_selected) as chosen`,
      [PHONE, booked.body.bookingId],
    )
    expect(rows).toMatchObject({ jobs: 1, chosen: 1 })
    expect(rows?.considered).toBeGreaterThan(1)
    await eventually('the lead scheduled', async () => {
      const [lead] = await query<{ state: string }>(
        business.database.url,
        'select state from leads where phone = $1',
        [PHONE],
      )
      return lead?.state === 'job_scheduled'
    })
    console.log(`quoted in ${quotedMs} ms, contractor told ${toldMs} ms after the card`)
  })
})
