import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { customerPage, GOOD_CARD } from './customer-page.ts'
import { type Office, officeOf } from './customer-quotes.ts'

const browser = browserForFile()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const newPhone = () => browser.newPage({ baseURL: business.appUrl, phone: true })
const rowsOf = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row & Record<string, unknown>>(business.database.url, text, values)

describe('two phones on the last slot', () => {
  it('books one, and offers the other something else at once, without a reload', async () => {
    browser.allowErrors(/409/)
    const [first, second] = [await office.newQuote(), await office.newQuote()]
    const [one, two] = [customerPage(await newPhone()), customerPage(await newPhone())]
    await one.page.goto(first.path)
    await two.page.goto(second.path)
    const slot = two.timesOf(/, morning/).nth(2)
    const name = (await slot.getAttribute('aria-label')) ?? ''
    await one.timesOf(new RegExp(name)).click()
    await one.heading('Your time').waitFor()
    // Whoever is behind the first phone's time is the last one working that day.
    await rowsOf(
      `delete from contractor_availability_dates a using slot_holds h
        where h.quote_id = $1 and a.date = h.date and a.contractor_id <> h.contractor_id`,
      [first.quoteId],
    )
    await slot.click()
    const notice = two.page.getByRole('status').filter({ hasText: 'has just gone' })
    await expect.poll(() => notice.getByRole('button').count()).toBe(3)
    await one.askToStartEarly()
    await one.typeCard(GOOD_CARD)
    await one.next(/^Pay/).click()
    await one.booked()
    await notice.getByRole('button').first().click()
    await two.heading('Your time').waitFor()
  })
})

describe('a video on a poor connection', () => {
  it('goes on from where it broke off', async () => {
    browser.allowErrors(/ERR_/)
    const page = await newPhone()
    const film = Buffer.alloc(5 * 1024 * 1024, 7)
    let arrived = 0
    let broken = false
    await page.route('**/api/v/some-lead/uploads', (route) =>
      route.fulfill({ status: 201, headers: { Location: '/api/v/some-lead/uploads/1' } }),
    )
    await page.route('**/api/v/some-lead/uploads/1', async (route) => {
      const request = route.request()
      if (request.method() === 'HEAD')
        return route.fulfill({ status: 200, headers: { 'Upload-Offset': String(arrived) } })
      if (!broken && arrived > 0) {
        broken = true
        return route.abort()
      }
      const offset = Number(await request.headerValue('upload-offset'))
      expect(offset).toBe(arrived)
      arrived += Math.min(2 * 1024 * 1024, film.length - arrived)
      await route.fulfill({ status: 204, headers: { 'Upload-Offset': String(arrived) } })
    })
    await page.goto('/v/some-lead')
    await page
      .getByLabel('Choose one you have')
      .setInputFiles({ name: 'job.mp4', mimeType: 'video/mp4', buffer: film })
    await page.getByRole('heading', { name: 'Got it, thank you' }).waitFor()
    expect(broken).toBe(true)
    expect(arrived).toBe(film.length)
  })
})
