import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { desksAt } from '../browser/admin-sign-in.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'

const { newPage } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const signIn = desksAt({ newPage }, () => business.appUrl)

const palette = async (page: Page, typed: string) => {
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Find a lead, go somewhere, do something' })
  await box.waitFor()
  await box.fill(typed)
  return page.getByRole('listbox', { name: 'What was found' })
}

describe('Ctrl-K', () => {
  it('finds a lead by phone, name, postcode and reference, and opens it without the mouse', async () => {
    const page = await signIn('va')
    const found = await palette(page, '07700 900125')
    const option = found.getByRole('option', { name: '07700 900125' })
    await option.waitFor()
    const words = (await option.textContent()) ?? ''
    const reference = /L-\w{6}/.exec(words)?.[0] ?? ''
    const [name = ''] = words.split(` ${reference}`)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
    for (const typed of [name, reference, reference.toLowerCase()]) {
      const again = await palette(page, typed)
      await again.getByRole('option', { name: reference }).waitFor()
      await page.keyboard.press('Escape')
      await again.waitFor({ state: 'detached' })
    }
  })

  it('says when nothing is called so', async () => {
    const page = await signIn('va')
    await palette(page, 'zzzzqq')
    await page.getByText('Nothing is called “zzzzqq”.').waitFor()
  })

  it('goes to any screen of one’s role and to no other', async () => {
    const page = await signIn('va')
    const found = await palette(page, 'quotes')
    await found.getByRole('option', { name: /^Quotes/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Quotes', level: 1 }).waitFor()
    for (const typed of ['settings', 'audit', 'contractors', 'claim']) {
      await palette(page, typed)
      await page.getByText(`Nothing is called “${typed}”.`).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('listbox', { name: 'What was found' }).waitFor({ state: 'detached' })
    }
  })

  it('starts a new lead, and lets an estimator claim the next video', async () => {
    const va = await signIn('va')
    await (await palette(va, 'new l')).getByRole('option', { name: /New lead/ }).waitFor()
    await va.keyboard.press('Enter')
    await va.getByRole('dialog').getByLabel('Customer', { exact: true }).waitFor()

    const estimator = await signIn('estimator')
    await (await palette(estimator, 'claim')).getByRole('option', { name: /Claim/ }).waitFor()
    await estimator.keyboard.press('Enter')
    await estimator.getByText('Estimating').first().waitFor()
  })
})

describe('keys', () => {
  it('are all on one sheet, and go where it says', async () => {
    const page = await signIn('manager')
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keys' })
    await sheet.getByRole('region', { name: 'In a list' }).waitFor()
    await sheet.getByText('Settings', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByRole('heading', { name: 'Leads', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/leads')
  })
})
