import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { findings, findingsInBothLooks } from './axe.ts'
import { customerPage } from './customer-page.ts'
import { type Office, officeOf } from './customer-quotes.ts'

const browser = browserForFile()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const open = async (path: string, scheme: 'light' | 'dark' = 'light', phone = true) => {
  const page = await browser.newPage({ baseURL: business.appUrl, phone })
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.goto(path)
  return customerPage(page)
}

describe('the quote page', () => {
  it('has its data in it: no second round trip before the first paint', async () => {
    const { path, token } = await office.newQuote()
    const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(path)
    await page.getByRole('heading', { name: 'Quote for Sam' }).waitFor()
    await page
      .getByRole('button', { name: /, morning/ })
      .first()
      .waitFor()
    expect(asked).not.toContain(`/api/q/${token}`)
    expect(asked).toContain(`/api/q/${token}/view`)
  })

  it('asks nobody else for anything', async () => {
    const { path } = await office.newQuote()
    const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
    const others: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(business.appUrl)) others.push(request.url())
    })
    await page.goto(path)
    await page
      .getByRole('button', { name: /, morning/ })
      .first()
      .waitFor()
    expect(others).toEqual([])
  })

  it('gives axe nothing to find, light and dark', async () => {
    const { path } = await office.newQuote({ style: 'fixed_optionals' })
    const customer = await open(path)
    await customer
      .timesOf(/, morning/)
      .first()
      .waitFor()
    expect(await findingsInBothLooks(customer.page)).toEqual([])
    await customer.page.getByRole('button', { name: 'Exact times' }).click()
    await customer.page.getByRole('button', { name: 'More days' }).click()
    expect(await findingsInBothLooks(customer.page)).toEqual([])
    await customer.chooseTime(/, morning/)
    await customer.askToStartEarly()
    await customer.page.getByLabel('Card number').waitFor()
    expect(await findingsInBothLooks(customer.page)).toEqual([])
  })

  it('is booked with the keyboard alone', async () => {
    const { path } = await office.newQuote()
    const customer = await open(path, 'light', false)
    const { page } = customer
    const tabTo = async (name: RegExp) => {
      for (let steps = 0; steps < 60; steps += 1) {
        await page.keyboard.press('Tab')
        const words = await page.evaluate(
          "(() => { const e = document.activeElement; return e === document.body ? '' : (e.getAttribute('aria-label') || '') + ' ' + (e.labels?.[0]?.innerText || '') + ' ' + e.innerText })()",
        )
        if (name.test(String(words))) return
      }
      throw new Error(`Tab never reached ${name}.`)
    }
    await customer
      .timesOf(/, morning/)
      .first()
      .waitFor()
    await tabTo(/Hassle-free/)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => customer.bar.innerText()).toContain('£106.65')
    await tabTo(/, morning/)
    await page.keyboard.press('Enter')
    await customer.heading('Your time').waitFor()
    await tabTo(/start before my 14 days/)
    await page.keyboard.press('Space')
    await page.getByLabel('Card number').waitFor()
    await tabTo(/Card number/)
    await page.keyboard.type('4242424242424242')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1232')
    await page.keyboard.press('Tab')
    await page.keyboard.type('123')
    await page.keyboard.press('Enter')
    await customer.booked()
    const focused = await page.evaluate('document.activeElement.innerText')
    expect(focused).toMatch(/You’re booked/)
    expect(await findings(page)).toEqual([])
  })

  for (const width of [320, 390, 768, 1280])
    it(`fits ${width} pixels without scrolling sideways`, async () => {
      const { path } = await office.newQuote()
      const { page, timesOf } = await open(path)
      await page.setViewportSize({ width, height: 800 })
      await timesOf(/, morning/)
        .first()
        .waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    })
})

describe('the way in', () => {
  it('gives a price at once for plain work, and the link to book it', async () => {
    const { page } = await open('/')
    const job = page.getByLabel('The job', { exact: true })
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Get my price' }).click()
    await expect.poll(() => job.getAttribute('aria-invalid')).toBe('true')
    await job.fill('Assemble a bed please')
    await page.getByLabel('Your name').fill('Wren Sample')
    await page.getByLabel('Mobile number').fill('07700 900877')
    await page.getByLabel('Postcode of the job').fill('ng5 1aa')
    await page.getByRole('button', { name: 'Get my price' }).click()
    await page.getByRole('heading', { name: /^Your price is £\d/ }).waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: 'See your quote' }).click()
    await page.getByRole('heading', { name: 'Quote for Wren' }).waitFor()
  })
})
