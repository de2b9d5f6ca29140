import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { signInTo } from './admin-sign-in.ts'

const { newPage } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const openBoard = async (role: string): Promise<Page> => {
  const page = await newPage({ baseURL: business.appUrl })
  await signInTo(page, role)
  await page.goto('/admin/leads/board')
  await card(page, 'Quoted').waitFor()
  return page
}

const column = (page: Page, stage: string) =>
  page.getByRole('region', { name: new RegExp(`^${stage}`) })
const card = (page: Page, stage: string, words?: string) =>
  column(page, stage).getByRole('listitem').filter({ hasText: words }).first()
const nameOn = async (page: Page, stage: string, words: string) =>
  (await card(page, stage, words).getByRole('link').textContent()) ?? ''

/** What a mouse would cause, whatever of the board is scrolled into view. */
const drag = async (page: Page, from: Locator, to: Locator) => {
  const dataTransfer = await page.evaluateHandle(() => new DataTransfer())
  await from.dispatchEvent('dragstart', { dataTransfer })
  await to.dispatchEvent('dragover', { dataTransfer })
  await to.dispatchEvent('drop', { dataTransfer })
}

const stateOf = async (name: string) => {
  const [lead] = await query<{ state: string }>(
    business.database.url,
    'select state from leads where customer_name = $1 order by state_changed_at desc limit 1',
    [name],
  )
  return lead?.state
}

describe('the board of leads', () => {
  it('moves a dropped card where it may be moved by hand, on every screen', async () => {
    const [va, ops] = await Promise.all([openBoard('va'), openBoard('ops')])
    const name = `Dropped ${Date.now()}`
    await query(
      business.database.url,
      `update leads set customer_name = $1 where id = (select id from leads where state = 'created' limit 1)`,
      [name],
    )
    await card(ops, 'Intake', name).waitFor()
    await drag(va, card(va, 'Intake', name), column(va, 'Estimator'))
    const dialog = va.getByRole('dialog', { name: `${name} to Estimator` })
    await dialog.getByRole('button', { name: 'To an estimator' }).click()
    await card(va, 'Estimator', name).waitFor()
    await card(ops, 'Estimator', name).waitFor()
    expect(await stateOf(name)).toBe('estimator_queued')
  })

  it('says why where nothing leads', async () => {
    const page = await openBoard('va')
    const name = await nameOn(page, 'Quoted', 'Quote seen')
    const before = await stateOf(name)
    await drag(page, card(page, 'Quoted', name), column(page, 'Scheduled'))
    const dialog = page.getByRole('dialog', { name: `${name} to Scheduled` })
    await dialog.getByRole('status').getByText('when the deposit is paid').waitFor()
    expect(await dialog.getByRole('button').count()).toBe(1)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await stateOf(name)).toBe(before)
  })

  it('offers the verb that leads there: a ready quote is sent', async () => {
    const page = await openBoard('va')
    const name = await nameOn(page, 'Quoted', 'Quote ready')
    await card(page, 'Quoted', 'Quote ready').getByRole('link').focus()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: `Move ${name}` })
    await dialog
      .getByRole('region', { name: 'Quoted' })
      .getByRole('button', { name: 'Send the quote' })
      .click()
    await page.getByText('Quote sent by WhatsApp').waitFor()
    await expect.poll(() => stateOf(name)).toBe('quote_sent')
  })

  it('is walked by the arrow keys, and a role that may move nothing is told so', async () => {
    const page = await openBoard('manager')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText(/Your role reads the board|Send the quote|Build a quote/)
      .first()
      .waitFor()
    expect(await dialog.getByRole('button', { name: /Close|Cancel lead|estimator/ }).count()).toBe(
      1,
    )
  })

  it('is narrowed by what the address says, and the table by the same', async () => {
    const page = await openBoard('va')
    const name = await nameOn(page, 'Quoted', 'Quote')
    await page.getByRole('textbox', { name: 'Name, phone, postcode or reference' }).fill(name)
    await page.waitForURL(/q=/)
    await expect
      .poll(() =>
        page
          .getByRole('listitem')
          .filter({ has: page.locator('[href*="/leads/"]') })
          .count(),
      )
      .toBeLessThan(10)
    await page.getByRole('radiogroup', { name: 'Shown as' }).getByText('Table').click()
    await page.waitForURL(/\/admin\/leads\?q=/)
    await page.getByRole('row').filter({ hasText: name }).first().waitFor()
  })
})
