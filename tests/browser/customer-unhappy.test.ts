import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { CHALLENGED_CARD, DECLINED_CARD, GOOD_CARD } from './customer-page.ts'
import { type Office, officeOf } from './customer-quotes.ts'
import { visitsTo } from './customer-visits.ts'

const browser = browserForFile()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const { open, openOn, openBeside, toTheCard } = visitsTo(browser, () => business.appUrl)

const bookingsOf = (leadId: string) =>
  query(business.database.url, 'select id from bookings where lead_id = $1', [leadId])

/** What Stripe took or keeps for a lead: one payment for one booking. */
const secured = (leadId: string) =>
  query(
    business.database.url,
    "select id from payments where lead_id = $1 and status in ('authorised', 'captured')",
    [leadId],
  )

/** Everybody is away that day from now on. */
const closeDay = (date: string) =>
  query(business.database.url, 'delete from contractor_availability_dates where date = $1', [date])

const heldDate = async (quoteId: string): Promise<string> => {
  const [hold] = await query<{ date: string }>(
    business.database.url,
    'select date::text as date from slot_holds where quote_id = $1',
    [quoteId],
  )
  return hold?.date ?? ''
}

describe('a card that does not go through', () => {
  it('keeps the time after a decline, and takes another card', async () => {
    browser.allowErrors(/402/)
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 0)
    await customer.typeCard(DECLINED_CARD)
    await customer.next(/^Pay/).click()
    const alert = customer.page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/Your bank said no[\s\S]*You have not been charged/)
    expect(await customer.bar.innerText()).toMatch(/kept for [1-5]:\d\d/)
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
  })

  it('asks the bank in place, and books when it says yes the second time', async () => {
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 1)
    const bank = customer.page.frameLocator('iframe[title="Your bank’s check"]')
    await customer.typeCard(CHALLENGED_CARD)
    await customer.next(/^Pay/).click()
    await bank.getByRole('button', { name: 'Refuse payment' }).click()
    await customer.page.getByText('could not confirm that it was you').waitFor()
    await customer.next(/^Pay/).click()
    await bank.getByRole('button', { name: 'Approve payment' }).click()
    await customer.booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
  })

  it('says at the field what is wrong with a card before it is sent', async () => {
    const { path } = await office.newQuote()
    const customer = await toTheCard(path, 2)
    await customer.typeCard('4242 4242 4242 4241')
    await customer.next(/^Pay/).click()
    const number = customer.page.getByLabel('Card number')
    await expect.poll(() => number.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => number.evaluate((field) => field === document.activeElement)).toBe(true)
  })
})

describe('one booking, whatever happens', () => {
  it('survives a double click', async () => {
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 3)
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).dblclick()
    await customer.booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
    expect(await secured(leadId)).toHaveLength(1)
  })

  it('resumes after a reload between the card and the booking', async () => {
    browser.allowErrors(/ERR_FAILED/)
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 4)
    const { page } = customer
    await page.route('**/bookings', (route) => route.abort())
    await customer.typeCard(GOOD_CARD)
    const tried = page.waitForRequest('**/bookings')
    await customer.next(/^Pay/).click()
    await tried
    await page.unroute('**/bookings')
    await page.reload()
    await customer.booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
    expect(await secured(leadId)).toHaveLength(1)
  })

  it('comes back to the time and the card after a reload', async () => {
    const { path } = await office.newQuote()
    const customer = await toTheCard(path, 5)
    await customer.page.reload()
    await customer.heading('Your time').waitFor()
    await customer.page.getByLabel('Card number').waitFor()
    expect(await customer.bar.innerText()).toMatch(/kept for [1-4]:\d\d/)
  })

  it('goes on by itself when the network comes back', async () => {
    browser.allowErrors(/ERR_(FAILED|INTERNET_DISCONNECTED)/)
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 6)
    const { page } = customer
    await page.route('**/bookings', (route) => route.abort())
    await customer.typeCard(GOOD_CARD)
    const tried = page.waitForRequest('**/bookings')
    await customer.next(/^Pay/).click()
    await tried
    await page.unroute('**/bookings')
    await customer.booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
  })

  it('shows the booking in the other tab too', async () => {
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 7)
    const beside = await openBeside(customer, path)
    await beside.heading('Your time').waitFor()
    await customer.page.bringToFront()
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    await beside.booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
  })
})

describe('a time that goes', () => {
  it('offers the nearest times in place when a tap comes too late', async () => {
    browser.allowErrors(/409/)
    const { path, quoteId } = await office.newQuote()
    const customer = await open(path)
    const slot = customer.timesOf(/, morning/).nth(4)
    const name = await slot.getAttribute('aria-label')
    const [{ date } = { date: '' }] = await query<{ date: string }>(
      business.database.url,
      "select distinct date::text as date from contractor_availability_dates where to_char(date, 'FMDD FMMonth') = $1",
      [/\d+ \w+/.exec(name ?? '')?.[0]],
    )
    await closeDay(date)
    await slot.click()
    const notice = customer.page.getByRole('status').filter({ hasText: 'has just gone' })
    const nearest = notice.getByRole('button').first()
    await nearest.click()
    await customer.heading('Your time').waitFor()
    expect(await heldDate(quoteId)).not.toBe(date)
  })

  it('says that nothing was charged when it goes while paying', async () => {
    browser.allowErrors(/409/)
    const { path, leadId, quoteId } = await office.newQuote()
    const customer = await toTheCard(path, 8)
    const date = await heldDate(quoteId)
    const { page } = customer
    await page.route('**/v1/payment_intents/*/confirm', async (route) => {
      await query(business.database.url, 'delete from slot_holds where quote_id = $1', [quoteId])
      await closeDay(date)
      await route.continue()
    })
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    const notice = page.getByRole('status').filter({ hasText: 'has just gone' })
    await notice.waitFor({ timeout: 20_000 })
    expect(await notice.innerText()).toMatch(/not been charged/i)
    await expect.poll(() => notice.getByRole('button').count()).toBeGreaterThan(0)
    expect(await bookingsOf(leadId)).toEqual([])
  })

  it('counts down, and keeps the time for longer when asked', async () => {
    const { path, quoteId } = await office.newQuote()
    const customer = await open(path)
    await customer
      .timesOf(/, afternoon/)
      .first()
      .waitFor()
    await customer.page.clock.install({ time: new Date() })
    await customer.chooseTime(/, afternoon/, 3)
    await customer.page.clock.fastForward('03:30')
    await expect.poll(() => customer.bar.innerText()).toMatch(/kept for 1:\d\d/)
    const before = await holdEnd(quoteId)
    await customer.next('Keep it').click()
    await expect.poll(() => customer.bar.innerText()).toMatch(/kept for ([45]):\d\d/)
    expect(await holdEnd(quoteId)).toBeGreaterThan(before)
  })

  it('takes the same time again after it ran out', async () => {
    const { path } = await office.newQuote()
    const customer = await open(path)
    await customer
      .timesOf(/, afternoon/)
      .first()
      .waitFor()
    await customer.page.clock.install({ time: new Date() })
    await customer.chooseTime(/, afternoon/, 4)
    await customer.page.clock.fastForward('05:01')
    await customer.bar.getByText('no longer kept', { exact: true }).waitFor()
    await customer.next('Keep this time').click()
    await expect.poll(() => customer.bar.innerText()).toMatch(/kept for ([45]):\d\d/)
  })
})

describe('a phone whose clock is wrong', () => {
  it('is offered the same times, asked the same questions, and books', async () => {
    browser.allowErrors(/400/)
    const { path, leadId } = await office.newQuote()
    const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
    await page.clock.install({ time: new Date('2020-02-01T12:00:00Z') })
    const customer = await openOn(page, path)
    await customer.chooseTime(/, afternoon/, 2)
    await customer.askToStartEarly()
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    expect(await bookingsOf(leadId)).toHaveLength(1)
  })
})

const holdEnd = async (quoteId: string): Promise<number> => {
  const [hold] = await query<{ ends: Date }>(
    business.database.url,
    'select expires_at as ends from slot_holds where quote_id = $1',
    [quoteId],
  )
  return hold?.ends.getTime() ?? 0
}
