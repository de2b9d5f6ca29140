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
