import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { call, eventually } from '../harness/customer.ts'
import { makeFilm } from '../harness/make-video.ts'
import { query } from '../harness/query.ts'
import { desksAt } from './admin-sign-in.ts'

const { newPage } = browserOfTests()
const FILMED = '+447700900550'
const WRITTEN = '+447700900551'
let business: Business

const sql = <R extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  query<R & Record<string, unknown>>(business.database.url, text, values)

const enquires = async (name: string, phone: string) => {
  const description = 'A strange old contraption in the cellar wants seeing to'
  const asked = await call(`${business.appUrl}/api/intake/web`, {
    ...{ method: 'POST', body: { name, phone, postcode: 'NG5 1AA', description } },
  })
  expect(asked.status).toBe(201)
  const [lead] = await sql<{ id: string; token: string }>(
    'select id, upload_token as token from leads where phone = $1',
    [phone],
  )
  return { id: lead?.id ?? '', token: lead?.token ?? '' }
}

/** Before everybody else in the queue, in this order. */
const goesFirst = async (leadId: string, priority: number) => {
  await eventually(
    'the queue to have the lead',
    async () => {
      const [row] = await sql<{ id: string }>(
        `update estimator_queue set priority = $2 where lead_id = $1 and status = 'queued' returning id`,
        [leadId, priority],
      )
      return row
    },
    90_000,
  )
}

const queued = async (page: Page, name: string, phone: string, priority: number) => {
  const lead = await enquires(name, phone)
  const status = await page.evaluate(
    async (id) => (await fetch(`/api/leads/${id}/queue-estimator`, { method: 'POST' })).status,
    lead.id,
  )
  expect(status).toBe(200)
  await goesFirst(lead.id, priority)
}

const signIn = desksAt({ newPage }, () => business.appUrl)

const bench = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', {
    level: 1,
    name: typeof name === 'string' ? `Estimate for ${name}` : name,
  })

const goesToTheQueue = async (page: Page) => {
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: 'Estimator', level: 1 }).waitFor()
}

beforeAll(async () => {
  business = await startBusiness()
})

describe('the day of an estimator', { timeout: 180_000 }, () => {
  it('goes by keys alone from claiming a video to the quote sent, and on to the next', async () => {
    const filmed = await enquires('Petra Cellarman', FILMED)
    const form = new FormData()
    const film = await makeFilm({ codec: 'vp9', container: 'webm', seconds: 8 })
    form.append('video', new File([film], 'job.webm', { type: 'video/webm' }))
    const sent = await fetch(`${business.appUrl}/api/v/${filmed.token}/video`, {
      ...{ method: 'POST', body: form },
    })
    expect(sent.status).toBe(201)
    await goesFirst(filmed.id, 9_000)
    const page = await signIn('estimator')
    await queued(page, 'Quentin Nextdoor', WRITTEN, 8_000)

    await goesToTheQueue(page)
    await page.keyboard.press('c')
    await bench(page, 'Petra Cellarman').waitFor()

    const video = page.locator('video.film')
    const of = <T>(read: (film: HTMLVideoElement) => T) =>
      video.evaluate(
        (film, text) => new Function('film', `return (${text})(film)`)(film) as T,
        String(read),
      )
    await expect.poll(() => of((film) => film.readyState), { timeout: 20_000 }).toBeGreaterThan(1)
    await page.keyboard.press('Space')
    await expect.poll(() => of((film) => film.currentTime)).toBeGreaterThan(0)
    await page.keyboard.press('Space')
    expect(await of((film) => film.paused)).toBe(true)
    const before = await of((film) => film.currentTime)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => of((film) => film.currentTime)).toBeGreaterThan(before)
    await page.keyboard.press('s')
    await page.keyboard.press('s')
    expect(await of((film) => film.playbackRate)).toBe(2)

    const tasks = page.getByRole('region', { name: 'Required tasks' })
    await page.keyboard.press('t')
    await page.getByRole('combobox', { name: 'Find a task' }).waitFor()
    await page.keyboard.type('shelves')
    await page.keyboard.press('Enter')
    await tasks.getByRole('switch').waitFor()
    await page.keyboard.press('1')
    await expect.poll(() => tasks.getByRole('radio', { name: 'Expert' }).isChecked()).toBe(true)

    const lines = page.getByRole('region', { name: 'Lines' })
    await page.keyboard.press('/')
    await page.keyboard.type('put up shelf')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    const shelves = lines.getByRole('spinbutton', { name: /shelf/i })
    await shelves.waitFor()
    await page.keyboard.press('+')
    await expect.poll(() => shelves.inputValue()).toBe('2')

    await page.keyboard.press('l')
    const dialog = page.getByRole('dialog')
    const begun = dialog.getByLabel('What the customer reads')
    await expect
      .poll(() => begun.evaluate((field) => field === document.activeElement), { timeout: 15_000 })
      .toBe(true)
    const types = async (...fields: string[]) => {
      for (const field of fields) {
        await page.keyboard.type(field)
        await page.keyboard.press('Tab')
      }
    }
    await types('Contraption taken away', '240', '180')
    await page.keyboard.type('shelves')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Seen on the video')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await lines.getByRole('spinbutton', { name: /Contraption taken away/ }).waitFor()
    await page.keyboard.press('p')
    await dialog.getByLabel('Price for one').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await page.keyboard.press('Control+Enter')
    await page.getByText('Quote sent by WhatsApp').waitFor()
    await bench(page, 'Quentin Nextdoor').waitFor()
    const [{ state } = { state: '' }] = await sql<{ state: string }>(
      'select state from leads where id = $1',
      [filmed.id],
    )
    expect(state).toBe('quote_sent')

    await page.keyboard.press('q')
    await page.keyboard.type('Which wall is it on, and what is it made of?')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Which wall is it on').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Claim the next one' }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('region', { name: 'At the estimator’s work' }).waitFor()
  })

  it('gives one of two who press at once the first in the queue, and the other the next', async () => {
    const [one, other] = await Promise.all([signIn('estimator'), signIn('admin')])
    await queued(one, 'Rhona Firstcome', '+447700900552', 9_000)
    await queued(one, 'Silas Secondcome', '+447700900553', 8_000)
    for (const page of [one, other]) {
      await goesToTheQueue(page)
      await page.getByRole('row').filter({ hasText: 'Rhona Firstcome' }).waitFor()
    }
    await Promise.all([one, other].map((page) => page.keyboard.press('c')))
    const claimed = await Promise.all(
      [one, other].map(async (page) => {
        await bench(page, /^Estimate for/).waitFor()
        return bench(page, /^Estimate for/).textContent()
      }),
    )
    expect(claimed.sort()).toEqual([
      'Estimate for Rhona Firstcome',
      'Estimate for Silas Secondcome',
    ])
  })

  it('shows who has what at once to the one who still looks', async () => {
    const [one, other] = await Promise.all([signIn('estimator'), signIn('admin')])
    await queued(one, 'Tilda Onlyone', '+447700900554', 9_500)
    await Promise.all([one, other].map(goesToTheQueue))
    const row = other.getByRole('row').filter({ hasText: 'Tilda Onlyone' })
    await row.getByRole('button', { name: 'Claim' }).waitFor()
    await one.getByRole('row').filter({ hasText: 'Tilda Onlyone' }).waitFor()
    await one.keyboard.press('c')
    await bench(one, 'Tilda Onlyone').waitFor()
    await row.getByRole('button', { name: 'Claim' }).waitFor({ state: 'detached' })
    await row.getByText('Estimating').waitFor()
  })
})
