/** Every state after the booking, and links that have aged: for every eye, ear and width. */
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { findingsInBothLooks } from '../browser/axe.ts'
import { type MadeQuote, type Office, officeOf } from '../browser/customer-quotes.ts'
import { visitsTo } from '../browser/customer-visits.ts'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { stepsOf } from '../harness/customer-steps.ts'
import { query } from '../harness/query.ts'

const browser = browserForFile()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const { open } = visitsTo(browser, () => business.appUrl)
const sql = (text: string, values: unknown[]) => query(business.database.url, text, values)

const book = async (made: MadeQuote, daysAhead: number) => {
  const customer = stepsOf(business, made)
  const { days } = await customer.slots()
  const day = days.filter(({ slots }) => slots.some(({ timeSlot }) => timeSlot === 'am'))[daysAhead]
  return customer.bookWhole(day?.date ?? '', 'am')
}

/** Buttons and switches that reach into the margin of 16 pixels which everything else keeps. */
const STICKING_OUT = `[...document.querySelectorAll('main button:not(.carousel *), main input, .bar-row button')]
  .filter((element) => element.getBoundingClientRect().right > 320 - 15 && !element.closest('.carousel'))
  .map((element) => element.outerHTML.slice(0, 120))`

/** As it stands, light and dark: axe finds nothing; and nothing scrolls sideways on a small phone. */
const looksRight = async (page: Page, state: string) => {
  expect(await findingsInBothLooks(page), state).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate('document.documentElement.scrollWidth'), state).toBe(320)
  expect(await page.evaluate(STICKING_OUT), state).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
}

describe('looks right and reads right', () => {
  it('from the extras to the card', async () => {
    const { path } = await office.newQuote({ style: 'fixed_optionals' })
    const customer = await open(path)
    const { page } = customer
    await page.getByRole('button', { name: 'Exact times' }).click()
    await page.getByRole('button', { name: 'More days' }).click()
    await looksRight(page, 'the times')
    await customer.chooseTime(/, afternoon/, 5)
    await looksRight(page, 'a time that is kept')
    await customer.askToStartEarly()
    await page.getByLabel('Card number').waitFor()
    await looksRight(page, 'the card')
  })

  it('from the booking to the rating', async () => {
    const made = await office.newQuote()
    const { bookingId } = await book(made, 3)
    const job = (status: string) =>
      sql(
        'update contractor_jobs set status = $2::enum_contractor_jobs_status where booking_id = $1',
        [bookingId, status],
      )
    const customer = await open(made.path)
    const { page } = customer
    await customer.booked()
    await looksRight(page, 'booked')
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByText('It costs you nothing').waitFor()
    await looksRight(page, 'what cancelling costs')
    await page.getByRole('button', { name: 'Change time' }).click()
    await page
      .getByRole('button', { name: /, afternoon/ })
      .nth(1)
      .click()
    await page.getByRole('button', { name: /^Move to/ }).waitFor()
    await looksRight(page, 'another time')
    for (const [status, words] of [
      ['on_the_way', 'is on the way to you'],
      ['started', 'is at work'],
    ] as const) {
      await job(status)
      await page.reload()
      await page.getByRole('status').filter({ hasText: words }).waitFor()
      await looksRight(page, status)
    }
    await job('done')
    await sql("update bookings set status = 'completed', completed_at = now() where id = $1", [
      bookingId,
    ])
    await page.reload()
    await page.getByRole('radio', { name: '2 out of 5, not great' }).check({ force: true })
    await looksRight(page, 'the rating')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('You gave 2 out of 5.').waitFor()
    await looksRight(page, 'rated')
  })

  it('when the deposit is due again, and when the booking is cancelled', async () => {
    const made = await office.newQuote({ style: 'fixed' })
    const { bookingId } = await book(made, 4)
    const captured = () =>
      sql("select 1 from payments where booking_id = $1 and status = 'captured'", [bookingId])
    await expect.poll(captured).toHaveLength(1)
    await sql("update payments set status = 'failed' where booking_id = $1", [bookingId])
    const customer = await open(made.path)
    const { page } = customer
    await page.getByLabel('Card number').waitFor()
    await looksRight(page, 'deposit due')
    await sql("update payments set status = 'captured' where booking_id = $1", [bookingId])
    await page.reload()
    await page.getByRole('button', { name: 'Cancel booking' }).click()
    await page.getByRole('button', { name: /^Cancel and refund/ }).click()
    await customer.heading('Your booking is cancelled').waitFor()
    await looksRight(page, 'cancelled')
  })

  it('when a link has aged or opens nothing', async () => {
    browser.allowErrors(/404/)
    const made = await office.newQuote()
    await sql("update quotes set expires_at = now() - interval '1 hour' where id = $1", [
      made.quoteId,
    ])
    const old = await open(made.path)
    await old.heading('This quote has run out, Sam').waitFor()
    await looksRight(old.page, 'expired')
    const ended = await office.newQuote()
    await office.post(`/leads/${ended.leadId}/transition`, { state: 'cancelled' })
    const closed = await open(ended.path)
    await closed.heading('This quote is closed, Sam').waitFor()
    await looksRight(closed.page, 'closed')
    const lost = await open('/q/thereisnoquotebehindthislink00')
    await lost.heading('This link does not open a quote').waitFor()
    await looksRight(lost.page, 'no quote')
  })
})
