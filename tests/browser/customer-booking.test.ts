import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { call } from '../harness/customer.ts'
import { query } from '../harness/query.ts'
import { ROOT } from '../harness/run-script.ts'
import { customerPage, GOOD_CARD } from './customer-page.ts'
import { type Office, officeOf } from './customer-quotes.ts'
import { visitsTo } from './customer-visits.ts'

const browser = browserForFile()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const { open } = visitsTo(browser, () => business.appUrl)

const bookingsOf = (leadId: string) =>
  query<{ status: string; total: number; deposit_amount: number }>(
    business.database.url,
    'select status, total, deposit_amount from bookings where lead_id = $1',
    [leadId],
  )

describe('from link to booked', () => {
  it('takes five taps at most and one card form', async () => {
    const { path, leadId } = await office.newQuote()
    const customer = await open(path)
    let taps = 0
    const tap = async (what: Promise<unknown>) => {
      await what
      taps += 1
    }
    await customer.heading('Quote for Sam').waitFor()
    await tap(customer.next('Choose a time').click())
    await tap(customer.chooseTime())
    await tap(customer.askToStartEarly())
    await customer.typeCard(GOOD_CARD)
    await tap(customer.next(/^Pay £18\.17$/).click())
    await customer.booked()
    expect(taps).toBeLessThanOrEqual(5)
    const [booking, ...others] = await bookingsOf(leadId)
    expect(others).toEqual([])
    expect(booking).toMatchObject({ status: 'confirmed', total: 9085, deposit_amount: 1817 })
  })

  it('carries less than 90 KB of JavaScript, all the way to the confirmation', async () => {
    const { path } = await office.newQuote({ style: 'fixed' })
    const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
    const scripts = new Set<string>()
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname)
    })
    await page.goto(path)
    const customer = customerPage(page)
    await customer.chooseTime(/, afternoon/, 5)
    await customer.askToStartEarly()
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    // What the confirmation then fetches is for changing, cancelling and rating, all still to come.
    const onTheWay = [...scripts].filter((file) => !file.startsWith('/assets/later-'))
    const dist = join(ROOT, 'customer-site/dist')
    const sizes = onTheWay.map((file) => gzipSync(readFileSync(join(dist, file))).length)
    expect(onTheWay.length).toBeGreaterThan(4)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(90_000)
  })

  it('shows who comes, when, what was paid and a calendar file', async () => {
    const { path } = await office.newQuote({ style: 'fixed' })
    const customer = await open(path)
    await customer.chooseTime(/, afternoon/, 1)
    await customer.askToStartEarly()
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    const { page } = customer
    const words = await page.getByRole('main').innerText()
    expect(words).toMatch(/Reference B-\w+/)
    expect(words).toContain('is booked for your job')
    expect(words).toMatch(/afternoon, 13:00–18:00/)
    expect(words).toContain('£15.80')
    expect(words).toContain('£63.20')
    const href = await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href')
    const calendar = await call<string>(`${business.appUrl}${href}`)
    expect(calendar.body).toContain('BEGIN:VEVENT')
  })

  it('has total and deposit follow the package', async () => {
    const { path } = await office.newQuote()
    const customer = await open(path)
    const { bar, page } = customer
    await expect.poll(() => bar.innerText()).toContain('£90.85')
    await page.getByRole('radio', { name: /High standard/ }).check()
    await expect.poll(() => bar.innerText()).toContain('£106.65')
    expect(await bar.innerText()).toContain('£21.33 deposit today')
  })

  it('charges for the extras that are on when the card is sent, and no others', async () => {
    const { path, leadId } = await office.newQuote({ style: 'fixed_optionals' })
    const customer = await open(path)
    const { bar, page } = customer
    const desk = page.getByRole('switch', { name: /Assemble desk/ })
    expect(await desk.isChecked()).toBe(false)
    await customer.chooseTime(/, morning/, 2)
    await customer.askToStartEarly()
    await page.getByLabel('Card number').waitFor()
    await desk.check()
    await page.getByRole('switch', { name: /Assemble table/ }).check()
    await page.getByRole('switch', { name: /Assemble table/ }).uncheck()
    await expect.poll(() => bar.innerText()).toContain('£144.00')
    await customer.typeCard(GOOD_CARD)
    await customer.next('Pay £28.80').click()
    await customer.booked()
    expect(await page.getByRole('main').innerText()).toContain('Assemble desk')
    expect(await bookingsOf(leadId)).toMatchObject([{ total: 14400, deposit_amount: 2880 }])
  })

  it('asks where the job is when nobody has said, and keeps the time meanwhile', async () => {
    const { path, leadId } = await office.newQuote({ lead: { address: null } })
    const customer = await open(path)
    const { page } = customer
    await customer.chooseTime(/, morning/, 3)
    await customer.next('Go to payment').click()
    const street = page.getByLabel('House number and street')
    await expect.poll(() => street.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => street.evaluate((field) => field === document.activeElement)).toBe(true)
    await street.fill('3 Invented Row')
    await customer.askToStartEarly()
    await customer.next('Go to payment').click()
    await customer.typeCard(GOOD_CARD)
    await customer.next(/^Pay/).click()
    await customer.booked()
    const [lead] = await query<{ address: string }>(
      business.database.url,
      'select address from leads where id = $1',
      [leadId],
    )
    expect(lead?.address).toBe('3 Invented Row')
  })

  it('asks a business for no request to start early', async () => {
    const { path } = await office.newQuote({ lead: { customerType: 'commercial' } })
    const customer = await open(path)
    await customer.chooseTime(/, morning/, 4)
    await customer.page.getByLabel('Card number').waitFor()
    expect(await customer.page.getByRole('checkbox').count()).toBe(0)
  })

  it('records the express request with the payment', async () => {
    const { path, quoteId } = await office.newQuote({ style: 'fixed' })
    const customer = await open(path)
    await customer.chooseTime(/, afternoon/, 4)
    await customer.next('Go to payment').click()
    await customer.page.getByText('Please tick this, or choose a later date.').waitFor()
    await customer.askToStartEarly()
    await customer.page.getByLabel('Card number').waitFor()
    const payments = await query<{ asked: boolean }>(
      business.database.url,
      'select express_request_at is not null as asked from payments where quote_id = $1',
      [quoteId],
    )
    expect(payments).toEqual([{ asked: true }])
  })
})
