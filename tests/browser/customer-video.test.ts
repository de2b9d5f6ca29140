import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_VIDEO_BYTES } from '../../domain/video.ts'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { call, eventually } from '../harness/customer.ts'
import { makeFilm } from '../harness/make-video.ts'
import { query } from '../harness/query.ts'
import { findings, findingsInBothLooks } from './axe.ts'

const browser = browserForFile()
const MB = 1024 * 1024
let business: Business
let folder: string
let film: string
let bytes: Buffer
let people = 0

/** A film of 20 MB that takes no time to make: an empty box at its end. */
const longFilm = async () => {
  const padding = Buffer.alloc(20 * MB)
  padding.writeUInt32BE(padding.length, 0)
  padding.write('free', 4, 'latin1')
  return Buffer.concat([await makeFilm({ rotation: 90 }), padding])
}

beforeAll(async () => {
  business = await startBusiness({ demo: false })
  folder = mkdtempSync(join(tmpdir(), 'handy-tests-films-'))
  bytes = await longFilm()
  film = join(folder, 'job.mp4')
  writeFileSync(film, bytes)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sql = <R extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  query<R & Record<string, unknown>>(business.database.url, text, values)

/** A customer who was asked for a video, and their phone with the page open. */
const openPage = async (scheme: 'light' | 'dark' = 'light') => {
  const phone = `+4477009005${String(50 + people++)}`
  const asked = await call(`${business.appUrl}/api/intake/web`, {
    method: 'POST',
    body: { name: 'Ada', phone, postcode: 'NG5 1AA', description: 'See the video' },
  })
  expect(asked.status).toBe(201)
  const [lead] = await sql<{ id: string; token: string }>(
    'select id, upload_token as token from leads where phone = $1',
    [phone],
  )
  const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.goto(`/v/${lead?.token}`)
  await page.getByRole('heading', { name: 'Show us the job' }).waitFor()
  return { page, leadId: lead?.id ?? '' }
}
const choose = (page: Page, file: string) =>
  page.getByLabel('Choose one you have').setInputFiles(file)
const done = (page: Page) =>
  page.getByRole('heading', { name: 'Got it, thank you' }).waitFor({ timeout: 60_000 })
const keptOf = (leadId: string) =>
  sql<{ filesize: number }>(`select filesize from media where lead_id = $1 and source = 'web'`, [
    leadId,
  ])

describe('the page that asks for a video', () => {
  it('takes one, shows how far it is, and says thank you', async () => {
    const { page, leadId } = await openPage()
    await choose(page, film)
    await page.getByRole('progressbar', { name: 'How much has been sent' }).waitFor()
    await done(page)
    expect(await keptOf(leadId)).toMatchObject([{ filesize: bytes.length }])
  })

  it('goes on by itself from where it was when the network drops in the middle', async () => {
    browser.allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
    const { page, leadId } = await openPage()
    const offsets: number[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
    })
    const line = await page.context().newCDPSession(page)
    const network = (offline: boolean, uploadThroughput = -1) =>
      line.send('Network.emulateNetworkConditions', {
        ...{ offline, uploadThroughput, downloadThroughput: -1, latency: 0 },
      })
    await line.send('Network.enable')
    await network(false, 3 * MB)
    await choose(page, film)
    const bar = page.getByRole('progressbar', { name: 'How much has been sent' })
    await eventually(
      'a good part to be sent',
      async () => Number(await bar.getAttribute('value')) > 0.45,
      60_000,
    )
    await network(true)
    await page.getByText('Waiting for a connection…').waitFor()
    await page.getByText(/goes on by itself/).waitFor()
    expect(await keptOf(leadId)).toEqual([])
    const before = offsets.length
    await network(false)
    await done(page)
    expect(offsets[before]).toBeGreaterThanOrEqual(8 * MB)
    expect(await keptOf(leadId)).toMatchObject([{ filesize: bytes.length }])
  })

  it('goes on where it was after the page was closed and opened again', async () => {
    browser.allowErrors(/ERR_/)
    const { page, leadId } = await openPage()
    let parts = 0
    await page.route('**/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH' && ++parts === 2) return route.abort()
      return route.continue()
    })
    await choose(page, film)
    await eventually('the second part to break', async () => parts === 2, 60_000)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.unroute('**/uploads/*')
    await page.reload()
    const first = page.waitForRequest((request) => request.method() === 'PATCH')
    await choose(page, film)
    expect(Number((await first).headers()['upload-offset'])).toBeGreaterThanOrEqual(8 * MB)
    await done(page)
    expect(await keptOf(leadId)).toMatchObject([{ filesize: bytes.length }])
  })

  it('kindly refuses what is too large, no video, or damaged, and takes the next one', async () => {
    browser.allowErrors(/415/)
    const { page, leadId } = await openPage()
    const huge = join(folder, 'huge.mp4')
    writeFileSync(huge, '')
    truncateSync(huge, MOST_VIDEO_BYTES + 200 * MB)
    await choose(page, huge)
    await page.getByText(/That video is very large \(700 MB; we can take 500 MB\)/).waitFor()
    const note = join(folder, 'note.txt')
    writeFileSync(note, 'not a film')
    await choose(page, note)
    await page.getByText('That is not a video.', { exact: false }).waitFor()
    const damaged = join(folder, 'damaged.mp4')
    writeFileSync(damaged, (await makeFilm()).subarray(0, 6000))
    await choose(page, damaged)
    await page.getByText(/damaged|cut off/).waitFor()
    expect(await findings(page)).toEqual([])
    await choose(page, film)
    await done(page)
    expect(await keptOf(leadId)).toHaveLength(1)
  })

  it('says when a link opens nothing', async () => {
    browser.allowErrors(/404/)
    const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
    await page.goto('/v/nobody-was-given-this-link')
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
  })

  it('gives axe nothing to find, light and dark', async () => {
    const { page } = await openPage()
    expect(await findingsInBothLooks(page)).toEqual([])
    await page.route('**/uploads/*', () => {})
    await choose(page, film)
    await page.getByText('Sending your video…').waitFor()
    expect(await findingsInBothLooks(page)).toEqual([])
    await page.unroute('**/uploads/*')
    await page.getByRole('button', { name: 'Stop' }).click()
    await choose(page, film)
    await done(page)
    expect(await findingsInBothLooks(page)).toEqual([])
  })
})
