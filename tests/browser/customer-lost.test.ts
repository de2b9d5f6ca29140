/** What a customer may do, or have happen to them, in the middle of paying: one booking all the same. */
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, londonDate, slotLong } from '../../customer-site/words/when.ts'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { findings } from './axe.ts'
import { CHALLENGED_CARD, GOOD_CARD } from './customer-page.ts'
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

/** Bookings that stand, and payments that Stripe took or keeps: one of each, or nothing. */
const kept = async (leadId: string) => {
  const [row] = await query<{ bookings: string; payments: string }>(
    business.database.url,
    `select (select count(*) from bookings where lead_id = $1) as bookings,
      (select count(*) from payments where lead_id = $1 and status in ('authorised', 'captured')) as payments`,
    [leadId],
  )
  return [Number(row?.bookings), Number(row?.payments)]
}

describe('in the middle of paying', () => {
  it('two tabs that pay at once make one booking and one payment', async () => {
    browser.allowErrors(/40[029]/)
    const { path, leadId } = await office.newQuote()
    const one = await toTheCard(path, 0)
    const two = await openBeside(one, path)
    await two.page.getByLabel('Card number').waitFor()
    for (const tab of [one, two]) await tab.typeCard(GOOD_CARD)
    await Promise.all([one, two].map((tab) => tab.next(/^Pay/).click()))
    await Promise.all([one.booked(), two.booked()])
    expect(await kept(leadId)).toEqual([1, 1])
  })

  it('the back button leaves, and coming back finds time and card where they were', async () => {
    const { path, leadId } = await office.newQuote()
    const customer = await open('/')
    const { page } = customer
    await page.goto(path)
    await customer.chooseTime(/, (morning|afternoon)/, 1)
    await customer.askToStartEarly()
    await page.getByLabel('Card number').waitFor()
    await page.goBack()
    await customer.heading('What needs doing?').waitFor()
    await page.goForward()
    await customer.heading('Your time').waitFor()
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    await page.goBack()
    await customer.heading('What needs doing?').waitFor()
    await page.goForward()
    await customer.booked()
    expect(await kept(leadId)).toEqual([1, 1])
  })

  it('a lost signal charges nobody twice: it says so, and the next press books', async () => {
    browser.allowErrors(/ERR_(FAILED|INTERNET_DISCONNECTED)/)
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 2)
    const { page } = customer
    await customer.typeCard(GOOD_CARD)
    await page.context().setOffline(true)
    await customer.next(/^Pay/).click()
    await page.getByText('you can only be charged once').waitFor()
    expect(await kept(leadId)).toEqual([0, 0])
    await page.context().setOffline(false)
    await customer.next(/^Pay/).click()
    await customer.booked()
    expect(await kept(leadId)).toEqual([1, 1])
  })

  it('an answer lost on the way back is looked for, and found', async () => {
    browser.allowErrors(/ERR_FAILED/)
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 3)
    const { page } = customer
    await page.route('**/payment_intents/*/confirm', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    expect(await kept(leadId)).toEqual([1, 1])
  })

  it('a page that was on its way while another booked asks what stands before it asks for money', async () => {
    const { path, leadId } = await office.newQuote()
    const one = await toTheCard(path, 5)
    const two = await one.page.context().newPage()
    const booked = one.booked()
    await two.route(`${business.appUrl}${path}`, async (route) => {
      const response = await route.fetch()
      await one.typeCard(GOOD_CARD)
      await one.next(/^Pay/).click()
      await booked
      await route.fulfill({ response })
    })
    const late = await openOn(two, `${business.appUrl}${path}`)
    await late.booked()
    expect(await kept(leadId)).toEqual([1, 1])
  })

  it('the bank’s page may be closed, or left by a reload, and asked again', async () => {
    // After the reload the page asks what became of the payment: nothing yet.
    browser.allowErrors(/402/)
    const { path, leadId } = await office.newQuote()
    const customer = await toTheCard(path, 4)
    const { page } = customer
    const bank = page.frameLocator('iframe[title="Your bank’s check"]')
    await customer.typeCard(CHALLENGED_CARD)
    await customer.next(/^Pay/).click()
    await bank.getByRole('button', { name: 'Approve payment' }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByText('Your bank still needs to know that it is you').waitFor()
    await customer.next(/^Pay/).click()
    await bank.getByRole('button', { name: 'Approve payment' }).waitFor()
    await page.reload()
    await page.getByLabel('Card number').waitFor()
    expect(await kept(leadId)).toEqual([0, 0])
    await customer.typeCard(CHALLENGED_CARD)
    await customer.next(/^Pay/).click()
    await bank.getByRole('button', { name: 'Approve payment' }).click()
    await customer.booked()
    expect(await kept(leadId)).toEqual([1, 1])
  })

  it('a part of the page that does not arrive is fetched again', async () => {
    browser.allowErrors(/ERR_FAILED|Failed to fetch/)
    const { path, leadId } = await office.newQuote()
    const customer = await open(path)
    const { page } = customer
    let lost = 0
    await page.route(/assets\/(SandboxCard|BookedScreen)-/, (route) => {
      lost += 1
      return lost > 2 ? route.continue() : route.abort()
    })
    await customer.chooseTime(/, (morning|afternoon)/, 5)
    await customer.askToStartEarly()
    await page.getByLabel('Card number').waitFor({ timeout: 30_000 })
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    expect(lost).toBeGreaterThan(2)
    expect(await kept(leadId)).toEqual([1, 1])
  })
})

describe('before the card', () => {
  it('a date after the 14 days needs no request to start early', async () => {
    const { path } = await office.newQuote()
    const customer = await open(path)
    const { page } = customer
    await page.getByRole('button', { name: 'More days' }).click()
    const today = londonDate(new Date())
    const later = Array.from({ length: 6 }, (_, day) =>
      slotLong({ date: addDays(today, 15 + day), timeSlot: 'am' }),
    )
    await customer
      .timesOf(new RegExp(later.join('|')))
      .first()
      .click()
    await page.getByLabel('Card number').waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
  })

  it('a request to start early that is taken back stops the payment until a later date', async () => {
    const { path } = await office.newQuote()
    const customer = await toTheCard(path, 6)
    const { page } = customer
    await page.getByRole('checkbox', { name: /start before my 14 days/ }).uncheck()
    await expect.poll(() => page.getByLabel('Card number').count()).toBe(0)
    await customer.next('Go to payment').click()
    await page.getByText('Please tick this, or choose a later date.').waitFor()
  })

  it('an address nobody reaches is refused in words, and another is taken', async () => {
    browser.allowErrors(/409/)
    const { path } = await office.newQuote({ lead: { address: null } })
    const customer = await open(path)
    const { page } = customer
    await customer.chooseTime(/, (morning|afternoon)/, 7)
    await page.getByLabel('House number and street').fill('1 Made-up Row')
    await page.getByLabel('Postcode').fill('ZE1 0AA')
    await customer.next('Go to payment').click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(/cannot place that postcode|covers that address/)
    await page.getByLabel('Postcode').fill('NG5 1AA')
    await customer.askToStartEarly()
    await customer.next('Go to payment').click()
    await page.getByLabel('Card number').waitFor()
  })

  it('no free time at all is said kindly, and times that could not be read can be asked for again', async () => {
    browser.allowErrors(/500/)
    const { path } = await office.newQuote()
    const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
    await page.route('**/slots?*', (route) =>
      route.fulfill({ json: { days: [], nextAvailable: null } }),
    )
    await openOn(page, path)
    await page.getByText('We’ll agree a time with you ourselves.').waitFor()
    await page.route('**/slots?*', (route) => route.fulfill({ status: 500, json: {} }))
    await page.reload()
    await page.unroute('**/slots?*')
    await page.route('**/slots?*', (route) => route.continue())
    const again = page.getByRole('button', { name: 'Look again' })
    const times = page.getByRole('button', { name: /, morning/ }).first()
    await again.or(times).waitFor()
    if (await again.isVisible()) await again.click()
    await times.waitFor()
  })
})
