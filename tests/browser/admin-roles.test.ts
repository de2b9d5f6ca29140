import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { desksAt } from './admin-sign-in.ts'

const { newPage } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const signIn = desksAt({ newPage }, () => business.appUrl)

const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' })

describe('each role at its own desk', () => {
  it('shows a role only where it works', async () => {
    const va = await signIn('va')
    await rail(va).getByRole('link', { name: 'Quotes' }).waitFor()
    expect(
      await rail(va)
        .getByRole('link', { name: /Contractors|Settings|Estimator/ })
        .count(),
    ).toBe(0)
  })

  it('lets an estimator claim the next one, price it by hand and send it', async () => {
    const page = await signIn('estimator')
    await rail(page)
      .getByRole('link', { name: /Estimator/ })
      .click()
    await page.getByRole('button', { name: 'Claim the next one' }).click()
    const heading = page.getByRole('heading', { level: 1, name: /^Estimate for/ })
    await heading.waitFor()
    const first = await heading.textContent()
    await page.getByText('Estimating').first().waitFor()

    await page.getByRole('button', { name: 'A line that is not in the book' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What the customer reads').fill('Cupboard made to measure')
    await dialog.getByLabel('Price for one').fill('240')
    await dialog.getByLabel('Minutes for one').fill('180')
    await dialog.getByRole('combobox', { name: 'Tasks' }).click()
    await page.keyboard.type('shelves')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Why').fill('Measured on the video')
    await dialog.getByRole('button', { name: 'Add line' }).click()
    await page.getByRole('spinbutton', { name: /Cupboard made to measure/ }).waitFor()

    await page.getByRole('button', { name: 'Send and next' }).click()
    await page.getByText('Quote sent by WhatsApp').waitFor()
    await expect.poll(() => page.getByText(first ?? '').count()).toBe(0)
  })

  it('shows a claim made on one screen on every other', async () => {
    const [one, other] = await Promise.all([signIn('estimator'), signIn('admin')])
    await one.goto('/admin/estimator')
    await other.goto('/admin/estimator')
    const free = (page: Page) => page.getByRole('button', { name: 'Claim', exact: true })
    await free(other).first().waitFor()
    const before = await free(other).count()
    await free(one).first().click()
    await one.getByRole('log', { name: 'History' }).waitFor()
    await expect.poll(() => free(other).count(), { timeout: 5_000 }).toBe(before - 1)
  })

  it('tells operations what cancelling will do, and does it', async () => {
    const page = await signIn('ops')
    await rail(page).getByRole('link', { name: 'Bookings' }).click()
    await page.getByText('Scheduled', { exact: true }).first().waitFor()
    await page.getByRole('row').filter({ hasText: 'Scheduled' }).first().getByRole('link').click()
    await page.getByRole('region', { name: 'Who could do it' }).getByText('Has the job').waitFor()
    await page.getByRole('button', { name: 'More: cancel the booking' }).click()
    await page.getByRole('menuitem', { name: /Cancel booking and refund £/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why').fill('The contractor is ill')
    await dialog.getByRole('button', { name: /Cancel booking and refund £/ }).click()
    await page.getByText('Cancelled', { exact: true }).first().waitFor()
  })

  it('lets a manager change a rule, says what changes, and quotes by it at once', async () => {
    const page = await signIn('manager')
    await rail(page).getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Deposit', { exact: true }).fill('25')
    await page.getByText('Deposit: 20 % → 25 %').waitFor()
    await page.getByRole('button', { name: 'Save rules' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save rules' }).click()
    await page.getByText('The rules hold from now on').waitFor()

    await rail(page).getByRole('link', { name: 'Leads' }).click()
    await page.getByRole('radiogroup', { name: 'Stage' }).getByText('Quoted').click()
    await page.getByText('Quote ready').first().waitFor()
    await page.getByRole('row').filter({ hasText: 'Quote ready' }).first().getByRole('link').click()
    await page.getByRole('link', { name: 'New version' }).first().click()
    await page.getByText('Deposit, 25%').waitFor()

    await page.goto('/admin/settings/audit')
    await page.getByRole('row').filter({ hasText: 'Setting' }).first().waitFor()
  })
})
