import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { desksAt } from './admin-sign-in.ts'

const { newPage } = browserOfTests()
const PHONE = '+447700900540'
let business: Business

beforeAll(async () => {
  business = await startBusiness()
})

const writes = async (body: string) => {
  const answer = await fetch(`${business.sandboxUrl}/sandbox/whatsapp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: PHONE, profileName: 'Dora Daybreak', body }),
  })
  expect(answer.ok).toBe(true)
}

const phoneGot = async (): Promise<string[]> => {
  const answer = await fetch(
    `${business.sandboxUrl}/sandbox/messages?to=${encodeURIComponent(PHONE)}`,
  )
  const { messages } = (await answer.json()) as { messages: { body: string }[] }
  return messages.map(({ body }) => body)
}

const signIn = desksAt({ newPage }, () => business.appUrl)

const history = (page: Page) => page.getByRole('log', { name: 'History' })

describe('the day of a virtual assistant', () => {
  it('goes from a message on Today to the reply, the quote built and the quote sent', async () => {
    const [page, colleague] = [await signIn('va'), await signIn('va')]
    await writes('Hello, anybody there?')
    const todo = page
      .getByRole('list', { name: 'What needs you now' })
      .getByRole('listitem')
      .filter({ hasText: 'Dora Daybreak' })
    await todo.getByRole('button', { name: 'Reply: Dora Daybreak' }).click()
    await history(page).getByText('Hello, anybody there?').first().waitFor()
    await colleague.goto('/admin/inbox')
    const onOther = colleague
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('link', { name: /^\s*Dora Daybreak\W*unanswered/ })
    await onOther.waitFor()

    await page.getByText(/^Free to reply for/).waitFor()
    const box = page.getByRole('textbox', { name: 'Message to Dora Daybreak' })
    await expect.poll(() => box.evaluate((it) => it === document.activeElement)).toBe(true)
    await page.keyboard.type('Good morning Dora, what needs doing, and where?')
    await page.keyboard.press('Control+Enter')
    await history(page).getByText('what needs doing, and where?').waitFor()
    await onOther.waitFor({ state: 'detached' })

    await writes('A strange old contraption in the cellar wants taking away and the wall made good')
    await history(page).getByText('strange old contraption').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Build a quote' }).first().click()
    await page.getByRole('textbox', { name: 'Find in the price book' }).fill('put up shelf')
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: 'Lines' })
      .getByRole('spinbutton', { name: /shelf/i })
      .waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Quote sent by WhatsApp').waitFor()

    await page.goto('/admin/inbox?view=all&q=900540')
    await page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('link', { name: /^\s*Dora Daybreak/ })
      .click()
    await history(page)
      .getByText(/See it and choose a time here/)
      .first()
      .waitFor()
    await expect
      .poll(async () => (await phoneGot()).some((body) => /\/q\//.test(body)), { timeout: 30_000 })
      .toBe(true)
    await page.getByRole('heading', { name: 'Dora Daybreak' }).waitFor()
    await page.getByText('Quote sent', { exact: true }).first().waitFor()
  })
})
