import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { signInTo } from './admin-sign-in.ts'

const { newPage } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' })

describe('the day of a manager', () => {
  it('changes a rule, sees it in the next quote and in the audit log, and looks how the business does', async () => {
    const outside: string[] = []
    const page = await newPage({ baseURL: business.appUrl })
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(business.appUrl))
        outside.push(request.url())
    })
    await signInTo(page, 'manager')

    await rail(page).getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Deposit', { exact: true }).fill('30')
    await page.getByText('Deposit: 20 % → 30 %').waitFor()
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: 'From now on' })
    await dialog.getByText('Deposit: 20 % → 30 %').waitFor()
    await dialog.getByRole('button', { name: 'Save rules' }).click()
    await page.getByText('The rules hold from now on').waitFor()

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find a lead, go' }).fill('board')
    await page.getByRole('option', { name: /Board of leads/ }).waitFor()
    await page.keyboard.press('Enter')
    const quoted = page.getByRole('region', { name: /^Quoted/ })
    await quoted
      .getByRole('listitem')
      .filter({ hasText: 'Quote ready' })
      .first()
      .getByRole('link')
      .click()
    await page.getByRole('link', { name: 'New version' }).first().click()
    await page.getByText('Deposit, 30%').waitFor()

    await page.goto('/admin/settings/audit?about=settings')
    await page
      .getByRole('row')
      .filter({ hasText: 'Setting' })
      .filter({ hasText: '30' })
      .first()
      .waitFor()
    await rail(page).getByRole('link', { name: 'Analytics' }).click()
    await page.getByRole('heading', { name: /quotes were booked/ }).waitFor()
    expect(outside).toEqual([])
  })
})
