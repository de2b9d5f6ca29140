import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { stepsOf } from '../harness/customer-steps.ts'
import { query } from '../harness/query.ts'
import { GOOD_CARD } from './customer-page.ts'
import { type MadeQuote, type Office, officeOf } from './customer-quotes.ts'
import { visitsTo } from './customer-visits.ts'

const browser = browserForFile()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const { open } = visitsTo(browser, () => business.appUrl)

/** Booked over HTTP by the customer's other device, some days ahead. */
const book = async (made: MadeQuote, daysAhead = 3) => {
  const customer = stepsOf(business, made)
  const { days } = await customer.slots()
  const day = days.filter(({ slots }) => slots.some(({ timeSlot }) => timeSlot === 'am'))[daysAhead]
  return customer.bookWhole(day?.date ?? '', 'am')
}

const sqlOn = (text: string, values: unknown[]) => query(business.database.url, text, values)

describe('after the booking', () => {
  it('says what cancelling gives back before it can be pressed, and does it', async () => {
    const made = await office.newQuote({ style: 'fixed' })
    const { bookingId } = await book(made)
    const customer = await open(made.path)
    const { page } = customer
    await customer.booked()
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByText('It costs you nothing').waitFor()
    await page.getByRole('button', { name: 'Cancel and refund £15.80' }).click()
    await customer.heading('Your booking is cancelled').waitFor()
    await page.getByText('£15.80 is on its way back to your card').waitFor()
    const later = await open(made.path)
    await later.heading('Your booking is cancelled').waitFor()
    const rows = await sqlOn('select status from bookings where id = $1', [bookingId])
    expect(rows).toEqual([{ status: 'cancelled' }])
  })

  it('moves to another time without giving the first up early', async () => {
    const made = await office.newQuote({ style: 'fixed' })
    const { bookingId, date } = await book(made, 4)
    const customer = await open(made.path)
    const { page } = customer
    await page.getByRole('button', { name: 'Change time' }).click()
    const times = page.getByRole('region', { name: /Choose another time/ })
    await times
      .getByRole('button', { name: /, afternoon/ })
      .nth(1)
      .click()
    await page.getByRole('button', { name: /^Move to/ }).click()
    await page.getByText(/^Moved: it is now .*, afternoon\.$/).waitFor()
    const [row] = await sqlOn('select date::text as date, time_slot from bookings where id = $1', [
      bookingId,
    ])
    expect(row).toMatchObject({ time_slot: 'pm' })
    expect(row?.date).not.toBe(date)
  })

  it('asks for the go-ahead when it moves into the 14 days, as booking does', async () => {
    browser.allowErrors(/400/)
    const made = await office.newQuote({ style: 'fixed' })
    const later = stepsOf(business, made)
    const { days } = await later.slots()
    const far = days.find(({ date }) => Date.parse(date) > Date.now() + 17 * 86_400_000)
    const { bookingId } = await later.bookWhole(far?.date ?? '', 'am')
    const customer = await open(made.path)
    const { page } = customer
    await page.getByRole('button', { name: 'Change time' }).click()
    const times = page.getByRole('region', { name: /Choose another time/ })
    await times
      .getByRole('button', { name: /, afternoon/ })
      .nth(2)
      .click()
    const move = page.getByRole('button', { name: /^Move to/ })
    await move.click()
    const box = page.getByRole('checkbox', { name: /start before my 14 days/ })
    await box.waitFor()
    await move.click()
    await page.getByText('Please tick this, or choose a later date.').waitFor()
    await box.check()
    await move.click()
    await page.getByText(/^Moved: it is now .*, afternoon\.$/).waitFor()
    const [row] = await sqlOn(
      'select express_request_at is not null as asked from payments where booking_id = $1',
      [bookingId],
    )
    expect(row).toEqual({ asked: true })
  })

  it('says what cancelling costs by the rules as the office has set them', async () => {
    const made = await office.newQuote({ style: 'fixed', lead: { customerType: 'commercial' } })
    const { bookingId } = await book(made, 6)
    await sqlOn(
      "insert into settings (id, key, value) values (gen_random_uuid(), 'cancellation', $1)",
      [{ fullRefundUntilHours: 336, coolingOffDays: 14, rescheduleUntilHours: 336 }],
    )
    const rules = async () =>
      (await stepsOf(business, made).get<{ quote: { cancellation: object } }>()).body.quote
    await expect
      .poll(rules, { timeout: 10_000 })
      .toMatchObject({ cancellation: { fullRefundUntilHours: 336 } })
    const customer = await open(made.path)
    const { page } = customer
    await page.getByText('It is too close to change the time here').waitFor()
    await page.getByText('Cancelling now costs the deposit.').waitFor()
    expect(await page.getByRole('button', { name: 'Change time' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByText(/^A full refund was possible until \d\d:\d\d .*, so we keep £/).waitFor()
    await page.getByRole('button', { name: /^Cancel and lose £/ }).click()
    await customer.heading('Your booking is cancelled').waitFor()
    await page.getByText(/^The deposit of £.* was kept/).waitFor()
    await sqlOn("delete from settings where key = 'cancellation'", [])
    expect(await sqlOn('select retained_amount from bookings where id = $1', [bookingId])).toEqual([
      { retained_amount: expect.any(Number) },
    ])
  })

  it('follows the contractor from setting off to the rating', async () => {
    const made = await office.newQuote({ style: 'fixed' })
    const { bookingId } = await book(made, 5)
    const customer = await open(made.path)
    const { page } = customer
    await page.clock.install({ time: new Date() })
    await customer.booked()
    const job = (status: string) =>
      sqlOn(
        'update contractor_jobs set status = $2::enum_contractor_jobs_status where booking_id = $1',
        [...[bookingId, status]],
      )
    await job('on_the_way')
    await page.clock.fastForward(15_500)
    await page.getByRole('status').filter({ hasText: 'is on the way to you' }).waitFor()
    await job('started')
    await page.clock.fastForward(15_500)
    await page.getByRole('status').filter({ hasText: 'is at work' }).waitFor()
    await job('done')
    await sqlOn("update bookings set status = 'completed', completed_at = now() where id = $1", [
      bookingId,
    ])
    await page.clock.fastForward(15_500)
    await page.getByRole('radio', { name: '5 out of 5, excellent' }).check({ force: true })
    await page.getByLabel(/Anything to add/).fill('Tidy and on time.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('You gave 5 out of 5.').waitFor()
    expect(await sqlOn('select rating from bookings where id = $1', [bookingId])).toEqual([
      { rating: 5 },
    ])
  })
})

describe('a deposit that could not be taken', () => {
  it('is paid again on the same page while the booking stands', async () => {
    const made = await office.newQuote({ style: 'fixed' })
    const { bookingId } = await book(made, 2)
    const statuses = async () => {
      const rows = await sqlOn(
        'select status from payments where booking_id = $1 order by created_at',
        [bookingId],
      )
      return rows.map(({ status }) => status)
    }
    await expect.poll(statuses, { timeout: 10_000 }).toEqual(['captured'])
    await sqlOn("update payments set status = 'failed' where booking_id = $1", [bookingId])
    const customer = await open(made.path)
    const { page } = customer
    await customer.heading('Your deposit did not go through').waitFor()
    await customer.typeCard(GOOD_CARD)
    await page.getByRole('button', { name: 'Pay £15.80' }).click()
    await expect.poll(() => page.getByText('Deposit paid').count()).toBe(1)
    await expect.poll(statuses, { timeout: 10_000 }).toEqual(['failed', 'captured'])
  })
})

describe('links that have aged', () => {
  it('shows the newest version behind an older version’s link', async () => {
    const first = await office.newQuote({ style: 'fixed' })
    const second = await office.quote(first.leadId, 'hhh')
    const customer = await open(first.path)
    await customer.page.getByRole('radio', { name: /Hassle-free/ }).waitFor()
    await expect.poll(() => new URL(customer.page.url()).pathname).toBe(second.path)
  })

  it('moves on when the quote is replaced while it is open', async () => {
    browser.allowErrors(/410/)
    const first = await office.newQuote({ style: 'fixed' })
    const customer = await open(first.path)
    const slot = customer.timesOf(/, morning/).first()
    await slot.waitFor()
    const second = await office.quote(first.leadId, 'hhh')
    await slot.click()
    await customer.page.getByRole('radio', { name: /Hassle-free/ }).waitFor()
    await expect.poll(() => new URL(customer.page.url()).pathname).toBe(second.path)
  })

  it('renews an expired quote at today’s prices', async () => {
    const made = await office.newQuote({ style: 'fixed' })
    await sqlOn("update quotes set expires_at = now() - interval '1 hour' where id = $1", [
      made.quoteId,
    ])
    await sqlOn("update skus set price = 8900 where code = 'ASM-BED'", [])
    const customer = await open(made.path)
    await customer.page.getByRole('button', { name: 'Renew at today’s prices' }).click()
    await customer.heading('Quote for Sam').waitFor()
    await expect.poll(() => customer.bar.innerText()).toContain('£89.00')
    expect(new URL(customer.page.url()).pathname).not.toBe(made.path)
    await sqlOn("update skus set price = 7900 where code = 'ASM-BED'", [])
  })

  it('says that a quote is closed whose enquiry was ended, and what to do then', async () => {
    const made = await office.newQuote()
    await office.post(`/leads/${made.leadId}/transition`, { state: 'cancelled' })
    const customer = await open(made.path)
    await customer.heading('This quote is closed, Sam').waitFor()
    await customer.page.getByRole('link', { name: 'Ask for a new quote' }).click()
    await customer.heading('What needs doing?').waitFor()
  })

  it('offers no time while the work is priced anew, and the new quote when it is there', async () => {
    const made = await office.newQuote()
    await office.post(`/leads/${made.leadId}/transition`, { state: 'estimator_queued' })
    const customer = await open(made.path)
    await customer.heading('We are looking at your quote again, Sam').waitFor()
    await office.quote(made.leadId)
    await customer.page.reload()
    await customer.heading('Quote for Sam').waitFor()
  })

  it('says in words that a link opens nothing', async () => {
    browser.allowErrors(/404/)
    const customer = await open('/q/thereisnoquotebehindthislink00')
    await customer.heading('This link does not open a quote').waitFor()
  })
})
