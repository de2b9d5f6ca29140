import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { desksAt, signInTo } from '../browser/admin-sign-in.ts'
import { seriousInBothLooks } from '../browser/axe.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'

const { newPage } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const signIn = desksAt({ newPage }, () => business.appUrl)

const views = (page: Page, name: string | RegExp = 'Views') =>
  page.getByRole('main').getByRole('button', { name })
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name })
const heads = (page: Page) =>
  page.getByRole('table', { name: 'Leads' }).getByRole('columnheader').allTextContents()
const openLeads = async (page: Page, query = '') => {
  await page.goto(`/admin/leads${query}`)
  await page.getByRole('row').nth(1).waitFor()
}

describe('a list as one likes it', { timeout: 120_000 }, () => {
  it('is kept under a name, opened from the menu, renamed and deleted', async () => {
    const page = await signIn('va')
    await openLeads(page)
    await page.getByRole('radiogroup', { name: 'Stage' }).getByText('Quoted').click()
    await page.waitForURL(/stage=Quoted/)
    await views(page).click()
    await item(page, 'Keep this as a view…').click()
    await page.getByRole('dialog').getByLabel('Name').fill('Quoted and mine')
    await page.keyboard.press('Enter')
    await views(page, 'Quoted and mine').waitFor()
    const address = page.url()

    await openLeads(page)
    await views(page).click()
    await item(page, 'Quoted and mine').click()
    await page.waitForURL(/stage=Quoted/)
    expect(new URL(page.url()).search).toBe(new URL(address).search)

    // A link that names the view alone fills in the rest.
    await openLeads(page, `?saved=${new URL(address).searchParams.get('saved')}`)
    await page.waitForURL(/stage=Quoted/)

    await page.getByRole('radiogroup', { name: 'Stage' }).getByText('Done').click()
    await views(page, /Quoted and mine\s+changed/).click()
    await item(page, /^Keep the changes/).click()
    await views(page, /Quoted and mine$/).click()
    await item(page, 'Rename…').click()
    await page.getByRole('dialog').getByLabel('Name').fill('What is done')
    await page.keyboard.press('Enter')
    await views(page, 'What is done').click()
    await item(page, 'Delete “What is done”…').click()
    await page.getByRole('button', { name: 'Delete the view' }).click()
    await views(page).waitFor()
    await views(page).click()
    await item(page, /Quoted, longest waiting/).waitFor()
    expect(await item(page, 'What is done').count()).toBe(0)
  })

  it('is shared by a manager with everybody, who find it by Ctrl-K too', async () => {
    const manager = await signIn('manager')
    await openLeads(manager, '?source=whatsapp')
    await views(manager).click()
    await item(manager, 'Keep this as a view…').click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByLabel('Name').fill('By WhatsApp')
    await dialog.getByRole('switch', { name: /Everybody/ }).click()
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await views(manager, 'By WhatsApp').waitFor()

    const va = await signIn('va')
    await openLeads(va)
    await views(va).click()
    await item(va, /By WhatsApp/).waitFor()
    await va.keyboard.press('Escape')
    await va.keyboard.press('Control+k')
    const finder = va.getByRole('combobox', { name: 'Find a lead' })
    await finder.fill('by whatsapp')
    await va.getByRole('option', { name: /By WhatsApp/ }).waitFor()
    await va.keyboard.press('Enter')
    await va.waitForURL(/source=whatsapp/)
    await views(va, 'By WhatsApp').click()
    await item(va, 'Leave the view').waitFor()
    expect(await item(va, /Rename|Delete/).count()).toBe(0)
  })

  it('has its columns chosen and ordered, and remembers them on another screen', async () => {
    const [page, elsewhere] = [await signIn('estimator'), await signIn('estimator')]
    await openLeads(page)
    expect(await heads(page)).toContain('Postcode')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Postcode' }).click()
    await expect.poll(() => heads(page)).not.toContain('Postcode')
    const before = (await heads(page)).filter(Boolean)
    const kept = page.waitForResponse(
      (answer) => answer.url().includes('/saved-views') && answer.request().method() === 'PATCH',
    )
    await page.getByRole('button', { name: 'Job further left' }).click()
    expect((await kept).ok()).toBe(true)
    await expect.poll(async () => (await heads(page)).filter(Boolean)).not.toEqual(before)
    const chosen = (await heads(page)).filter(Boolean)
    await openLeads(elsewhere)
    await expect.poll(async () => (await heads(elsewhere)).filter(Boolean)).toEqual(chosen)
    await page.getByRole('button', { name: 'As the list comes' }).click()
    await expect.poll(() => heads(page)).toContain('Postcode')
  })
})

describe('what opens over and beside lists, light and dark', () => {
  it('has nothing that axe finds serious', { timeout: 300_000 }, async () => {
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'admin')
    const found: string[] = []
    const look = async (at: string) =>
      found.push(...(await seriousInBothLooks(page)).map((words) => `${at} ${words}`))
    const ready = async () => {
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    }
    for (const place of [
      '/leads/board',
      '/analytics',
      '/settings/jobs',
      '/settings/audit',
      '/messages',
      '/inbox',
    ]) {
      await page.goto(`/admin${place}`)
      await ready()
      await look(place)
    }
    await openLeads(page)
    await views(page).click()
    await item(page, /longest waiting/).waitFor()
    await look('views')
    await item(page, /longest waiting/).click()
    await views(page, /longest waiting/).click()
    await item(page, 'Rename or share…').click()
    await page.getByRole('dialog').waitFor()
    await item(page, 'Rename or share…').waitFor({ state: 'hidden' })
    await look('rename')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('list', { name: 'Columns' }).waitFor()
    await look('columns')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find a lead' }).fill('qu')
    await page.getByRole('option').first().waitFor()
    await look('palette')
    await page.keyboard.press('Escape')

    await page.goto('/admin/estimator')
    await ready()
    await page.keyboard.press('c')
    await page.getByRole('heading', { level: 1, name: /^Estimate for/ }).waitFor()
    await ready()
    await look('bench')
    expect(found).toEqual([])
  })
})
