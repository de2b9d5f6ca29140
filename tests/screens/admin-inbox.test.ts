import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { signInTo } from '../browser/admin-sign-in.ts'
import { seriousOn } from '../browser/axe.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

const { newPage, allowErrors } = browserOfTests()
let business: Business
let lastPhone = 510

beforeAll(async () => {
  business = await startBusiness()
})

const newPhone = () => `+447700900${lastPhone++}`

const sandbox = async (path: string, body: object) => {
  const answer = await fetch(`${business.sandboxUrl}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.ok).toBe(true)
}

const writes = (from: string, profileName: string, body: string, more: object = {}) =>
  sandbox('whatsapp', { from, profileName, body, ...more })

const inbox = async (role = 'va'): Promise<Page> => {
  const page = await newPage({ baseURL: business.appUrl })
  await signInTo(page, role)
  await page.goto('/admin/inbox')
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
  return page
}

const threads = (page: Page) => page.getByRole('navigation', { name: 'Conversations' })
const threadOf = (page: Page, name: string) =>
  threads(page).getByRole('link', { name: new RegExp(`^\\s*${name}`) })
const unanswered = (page: Page, name: string) => threadOf(page, `${name}\\W*unanswered`)
const history = (page: Page) => page.getByRole('log', { name: 'History' })

describe('the inbox', () => {
  it('shows a new message on every screen without being asked', async () => {
    const [one, other] = await Promise.all([inbox('va'), inbox('ops')])
    await writes(newPhone(), 'Ida Newcomer', 'Anybody in today?')
    await Promise.all([
      unanswered(one, 'Ida Newcomer').waitFor(),
      unanswered(other, 'Ida Newcomer').waitFor(),
    ])
  })

  it('is worked by keyboard: through the threads, reply, send, done', async () => {
    const phone = newPhone()
    await writes(phone, 'Kay Boarder', 'Noise upstairs')
    const page = await inbox()
    await unanswered(page, 'Kay Boarder').waitFor()
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('j')
      const open = page.getByRole('region', { name: /^Conversation with/ })
      await open.waitFor()
      if (await page.getByRole('region', { name: 'Conversation with Kay Boarder' }).count()) break
    }
    await history(page).getByText('Noise upstairs').waitFor()
    await page.getByText(/^Free to reply for/).waitFor()
    await page.keyboard.press('r')
    await page.keyboard.type('We can come on Saturday at ten.')
    await page.keyboard.press('Control+Enter')
    const said = history(page).getByRole('listitem').filter({ hasText: 'Saturday at ten' })
    await said.getByText(/Delivered|Read/).waitFor({ state: 'attached' })
    await unanswered(page, 'Kay Boarder').waitFor({ state: 'detached' })

    await writes(phone, 'Kay Boarder', 'Thanks')
    await unanswered(page, 'Kay Boarder').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Done', exact: true }).waitFor()
    await page.keyboard.press('e')
    await unanswered(page, 'Kay Boarder').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Not done' }).waitFor()
  })

  it('takes only templates once the day is over, filled with what we know', async () => {
    const phone = newPhone()
    await writes(phone, 'Tess Patient', 'Any news yet?')
    const page = await inbox()
    await threadOf(page, 'Tess Patient').click()
    await page.getByText(/Free to reply for 2\d h/).waitFor()
    await query(
      business.database.url,
      `update messages set created_at = created_at - interval '25 hours' where "from" = $1`,
      [phone],
    )
    await page.reload()
    await page.getByText('only templates can be sent').waitFor()
    expect(await page.getByRole('textbox', { name: 'Message to Tess Patient' }).isDisabled()).toBe(
      true,
    )
    await page.getByRole('button', { name: /Templates/ }).click()
    await page.getByRole('menuitem', { name: /Asking for a video/ }).click()
    await page
      .getByRole('group', { name: 'Template: Asking for a video' })
      .getByText(/Hi Tess/)
      .waitFor()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await history(page)
      .getByText(/Hi Tess, a short video/)
      .last()
      .waitFor()
  })

  it('plays a call with its words: pressing a line goes there, the line being spoken is marked', async () => {
    const phone = newPhone()
    await sandbox('calls', {
      from: phone,
      lines: ['Hello, my kitchen tap is dripping', 'and the shed door sticks when it rains'],
      intervalMs: 200,
      answered: true,
    })
    const page = await inbox()
    await page.goto(`/admin/inbox?view=all&q=${phone.slice(-6)}`)
    await threads(page).getByRole('link').first().click()
    await history(page).getByText('Answered call').click()
    const lines = history(page).getByRole('list', { name: 'What was said' })
    const second = lines.getByRole('button', { name: /the shed door sticks/ })
    await second.click()
    await expect.poll(() => second.getAttribute('aria-current')).toBe('true')
    const player = page.getByLabel('Recording of the call')
    expect(await player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(
      0.5,
    )
  })

  it('keeps notes among colleagues, gives a customer to somebody, and shows STOP', async () => {
    const phone = newPhone()
    await writes(phone, 'Nia Stopper', 'Wobbly, by stairs')
    const page = await inbox()
    await threadOf(page, 'Nia Stopper').click()
    await page.getByRole('radiogroup', { name: 'What to write' }).getByText('Note').click()
    await page.getByRole('textbox', { name: 'Note' }).fill('Rang back, no answer. Try after five.')
    await page.keyboard.press('Control+Enter')
    await history(page).getByText('Try after five').waitFor()
    await page.getByRole('button', { name: 'Take it' }).click()
    await page.getByRole('button', { name: 'Take it' }).waitFor({ state: 'detached' })
    await threads(page).getByRole('radiogroup').getByText('Mine').click()
    await threadOf(page, 'Nia Stopper').waitFor()
    await writes(phone, 'Nia Stopper', 'STOP')
    await page.getByRole('radiogroup', { name: 'What to write' }).getByText('WhatsApp').click()
    await page.getByText('Said STOP.').first().waitFor()
  })

  it('says in words why a message was not delivered, and sends it again', async () => {
    allowErrors(/400/)
    await writes(newPhone(), 'Rae Trier', 'Anybody there, please?')
    const page = await inbox()
    await threadOf(page, 'Rae Trier').click()
    await sandbox('faults', { provider: 'twilio', match: 'Messages', status: 400, count: 1 })
    await page.getByRole('textbox', { name: 'Message to Rae Trier' }).fill('Yes, we are.')
    await page.keyboard.press('Control+Enter')
    const said = history(page).getByRole('listitem').filter({ hasText: 'Yes, we are.' })
    await said.getByText('Not delivered').waitFor()
    await said.getByRole('button', { name: 'Send again' }).click()
    await said.getByText(/Delivered|Read/).waitFor({ state: 'attached' })
  })

  it('lets a manager read and write nothing', async () => {
    const page = await inbox('manager')
    await threads(page).getByRole('radiogroup').getByText('All').click()
    await threads(page).getByRole('link').first().click()
    await history(page).waitFor()
    expect(await page.getByRole('textbox', { name: /^Message to/ }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /Done|Take it|Request video/ }).count()).toBe(0)
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds serious, %s', async (colour) => {
    const page = await inbox()
    await page.emulateMedia({ colorScheme: colour, reducedMotion: 'reduce' })
    await threads(page).getByRole('radiogroup').getByText('All').click()
    await threads(page).getByRole('link').first().click()
    await page.getByRole('textbox', { name: /^Message to/ }).waitFor()
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    expect(await seriousOn(page)).toEqual([])
  })
})
