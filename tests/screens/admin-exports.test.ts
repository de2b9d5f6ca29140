import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { signInTo } from '../browser/admin-sign-in.ts'
import { seriousOn } from '../browser/axe.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

const { newPage } = browserOfTests()
const MANY = 30_000
const LONG_MS = 90_000
let business: Business

beforeAll(async () => {
  business = await startBusiness()
  await query(
    business.database.url,
    `insert into audit_log (action, resource, record_id) select 'update', 'postcode-areas', n from generate_series(1, $1::int) n`,
    [MANY],
  )
  await query(business.database.url, 'analyze audit_log')
})

describe('a long list exported', () => {
  it('is written behind the desk, goes on over other screens, and is fetched when it is ready', {
    timeout: 3 * LONG_MS,
  }, async () => {
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'manager')
    await page.goto('/admin/settings/audit')
    await page.getByRole('button', { name: 'My exports' }).click()
    const mine = page.getByRole('dialog', { name: 'My exports' })
    await mine.getByText('Nothing yet').waitFor()
    await mine.getByRole('button', { name: 'Close' }).click()
    await mine.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Export$/ }).click()
    await mine.getByRole('listitem').filter({ hasText: 'Audit log' }).waitFor()
    await mine.getByRole('button', { name: 'Close' }).click()
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Leads', exact: true })
      .click()
    await page.getByRole('heading', { name: 'Leads' }).waitFor()
    const said = page.getByRole('status').filter({ hasText: 'Audit log: the file is ready' })
    await said.waitFor({ timeout: LONG_MS })
    await page.getByRole('button', { name: 'My exports' }).click()
    const ready = mine.getByRole('listitem').filter({ hasText: 'Ready' })
    await ready.getByText(/30,\d{3} rows/).waitFor()
    expect(await seriousOn(page)).toEqual([])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      ready.getByRole('link', { name: 'Download: Audit log' }).click(),
    ])
    const file = readFileSync(await download.path(), 'utf8')
    expect(file.trim().split('\r\n').length).toBeGreaterThan(MANY)
    await ready.getByRole('button', { name: 'Delete the file: Audit log' }).click()
    await mine.getByRole('listitem').filter({ hasText: 'Stopped' }).waitFor()
  })

  it('shows how far it is as it goes, and is stopped on its way', async () => {
    // One that no worker is at, so that it stands where we put it.
    const ask = (text: string) => query<{ id: string }>(business.database.url, text)
    await ask(
      `insert into list_exports (list, owner_id, state, narrowed, rows_done, rows_expected)
        select 'leads', id, 'going', true, 250000, 1000000 from users where email = 'admin@handy.test'`,
    )
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'admin')
    await page.goto('/admin/leads')
    const far = page.getByRole('banner').getByRole('progressbar', { name: 'Leads: written so far' })
    await far.and(page.locator('[aria-valuenow="25"]')).waitFor()
    await ask(`update list_exports set rows_done = 500000 where list = 'leads'`)
    await far.and(page.locator('[aria-valuenow="50"]')).waitFor()
    await far.click()
    const mine = page.getByRole('dialog', { name: 'My exports' })
    await mine.getByText('500,000 of about 1,000,000 rows').waitFor()
    expect(await seriousOn(page)).toEqual([])
    await mine.getByRole('button', { name: 'Stop: Leads' }).click()
    await mine.getByRole('listitem').filter({ hasText: 'Stopped' }).waitFor()
    await mine.getByRole('progressbar').waitFor({ state: 'detached' })
    await far.waitFor({ state: 'detached' })
  })
})
