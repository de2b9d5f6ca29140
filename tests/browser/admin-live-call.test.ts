import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { signInTo } from './admin-sign-in.ts'
import { seriousOn } from './axe.ts'

const { newPage } = browserOfTests()
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

/** Small talk that keeps the caller on the line while the test works. */
const SMALL_TALK = Array.from({ length: 40 }, (_, minute) => `Well, as I said before, ${minute}`)

const rings = async (from: string, lines: readonly string[], intervalMs = 1500) => {
  const answer = await fetch(`${business.sandboxUrl}/sandbox/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, lines, intervalMs, answered: true }),
  })
  expect(answer.ok).toBe(true)
}

const desk = async (role: string): Promise<Page> => {
  const page = await newPage({ baseURL: business.appUrl })
  await signInTo(page, role)
  return page
}

const jobs = (page: Page) => page.getByRole('list', { name: 'Work heard' })
const job = (page: Page, name: RegExp) => jobs(page).getByRole('listitem').filter({ hasText: name })

describe('a call as it runs', () => {
  it('rings on the screen of who is on duty, and is quoted by keyboard before it ends', async () => {
    const page = await desk('va')
    await rings('+447700900530', [
      'Hello, my name is Joan Bright, my kitchen tap is dripping',
      'and could you hang two internal doors',
      'I am in NG5 1AA',
      ...SMALL_TALK,
    ])
    await page.getByRole('alert').getByRole('button', { name: 'Open the call' }).click()
    await page.waitForURL('**/calls/*')
    const said = page.getByRole('log', { name: 'What is being said' })
    await said.getByText('my kitchen tap is dripping').or(said.getByText('tap')).first().waitFor()
    await job(page, /tap/i).getByText('In the quote').waitFor()
    await said.getByRole('button', { name: /tap/ }).waitFor()
    await job(page, /door/i).waitFor()
    const doors = job(page, /door/i).getByRole('status')
    await expect.poll(() => doors.textContent(), { timeout: 20_000 }).toBe('2')
    await expect
      .poll(() => page.getByLabel('Postcode').inputValue(), { timeout: 20_000 })
      .toBe('NG5 1AA')

    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Joan Bright')
    await page.getByRole('button', { name: 'Keep the name' }).click()
    await page.getByRole('heading', { name: /Joan Bright/ }).waitFor()

    const times = page.getByText('First free times').locator('..')
    await expect.poll(() => times.innerText()).toMatch(/(morning|afternoon)/)

    await said.getByRole('button', { name: /door/ }).click()
    await page.keyboard.press('+')
    await expect.poll(() => doors.textContent()).toBe('3')
    await page.keyboard.press('-')
    await expect.poll(() => doors.textContent()).toBe('2')
    await page.keyboard.press('x')
    await job(page, /door/i).getByText('Left out').waitFor()
    await page.keyboard.press('a')
    await job(page, /door/i).getByText('In the quote').waitFor()
    await page.keyboard.press('ArrowUp')
    expect(await job(page, /tap/i).getAttribute('aria-current')).toBe('true')

    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('is with the customer').waitFor()
    await page.getByText('On the line', { exact: true }).waitFor()
    await page.getByText('Quote sent', { exact: true }).first().waitFor()
  })

  it('addresses the quote by the name that was heard, though nobody confirmed it', async () => {
    const page = await desk('va')
    await rings('+447700900532', [
      'Hello, my name is Ada Quick, my kitchen tap is dripping',
      ...SMALL_TALK,
    ])
    // Another caller may still be on the line.
    const hers = page.getByRole('alert').filter({ hasText: /900.?532/ })
    await hers.getByRole('button', { name: 'Open the call' }).click()
    await job(page, /tap/i).getByText('In the quote').waitFor()
    await expect
      .poll(() => page.getByLabel('Name', { exact: true }).inputValue(), { timeout: 20_000 })
      .toBe('Ada Quick')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('is with the customer').waitFor()
    await page.getByRole('heading', { name: /Ada Quick/ }).waitFor()
  })

  it('stays in sight on every screen, keeps what was decided, and takes work nobody heard', async () => {
    const page = await desk('ops')
    await rings('+447700900531', ['Hello, my kitchen tap is dripping', ...SMALL_TALK])
    const now = page.getByRole('list', { name: 'Calls now' })
    await now.getByRole('link').first().waitFor()
    await page.goto('/admin/leads')
    await now.getByRole('link').first().click()
    await page.waitForURL('**/calls/*')
    await job(page, /tap/i).waitFor()
    await page.getByRole('combobox', { name: 'Add work' }).fill('put up shelf')
    await page.getByText('Put up shelf', { exact: true }).first().waitFor()
    await page.keyboard.press('Enter')
    await job(page, /shel/i).getByText('Added by hand').waitFor()
    await page.getByLabel('Name').fill('Cal Listener')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Call with Cal Listener' }).waitFor()
    await page.reload()
    await job(page, /shel/i).waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('Cal Listener')
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (colour) => {
    // Not on duty: no toast slides across the page while it is looked at.
    const page = await desk('ops')
    await page.emulateMedia({ colorScheme: colour, reducedMotion: 'reduce' })
    const id = await page.evaluate(async () => {
      const answer = await fetch('/api/calls?sort=-createdAt&limit=1')
      return ((await answer.json()) as { docs: { id: string }[] }).docs[0]?.id
    })
    await page.goto(`/admin/calls/${id}`)
    await jobs(page).waitFor()
    expect(await seriousOn(page)).toEqual([])
    await page.goto('/admin/messages')
    await page.getByRole('table', { name: 'Messages' }).waitFor()
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    expect(await seriousOn(page)).toEqual([])
    await page.goto('/admin/messages/templates')
    await page.getByRole('list', { name: 'Templates' }).waitFor()
    expect(await seriousOn(page)).toEqual([])
  })
})
