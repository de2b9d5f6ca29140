import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { findings, findingsInBothLooks } from '../browser/axe.ts'
import { jobsOf } from '../browser/contractor-jobs.ts'
import { officeOf } from '../browser/customer-quotes.ts'
import { useBrowser as browserForFile } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'

const browser = browserForFile()
let business: Business
let jobs: ReturnType<typeof jobsOf>

beforeAll(async () => {
  business = await startBusiness()
  jobs = jobsOf(business, await officeOf(business))
})

const open = async (path: string) => {
  const page = await browser.newPage({ baseURL: business.appUrl, phone: true })
  await page.goto(path)
  return page
}
const cardOf = (page: Page, reference: string) =>
  page.getByRole('article', { name: new RegExp(reference) })
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click()
const statusOf = async (bookingId: string) => {
  const [row] = await jobs.sql<{ status: string }>(
    "select status from contractor_jobs where booking_id = $1 and status <> 'released'",
    [bookingId],
  )
  return row?.status
}

const PHOTO = {
  name: 'work.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

describe('a contractor’s phone', () => {
  it('takes a job from the way there to its end, with photos that staff see', async () => {
    const { path, reference, bookingId } = await jobs.today('fixed_optionals')
    const page = await open(path)
    const job = cardOf(page, reference)
    await job.getByText('14 Made-up Close').waitFor()
    await job.getByRole('listitem').filter({ hasText: 'Extra' }).waitFor()
    await job.getByRole('button', { name: 'I’m on my way' }).click()
    await job.getByText('You are on the way').waitFor()
    await job.getByRole('button', { name: 'Start the job' }).click()
    await job.getByText('You are at work').waitFor()
    await job.getByLabel('Photos of the finished work').setInputFiles(PHOTO)
    await job.getByRole('button', { name: 'Finish the job' }).click()
    await page.getByText('All done for today.').waitFor()
    await expect.poll(() => statusOf(bookingId)).toBe('done')
    const photos = () => jobs.sql('select mime_type from media where booking_id = $1', [bookingId])
    await expect.poll(photos).toEqual([{ mime_type: 'image/jpeg' }])
    await tab(page, 'Earnings')
    await page.getByText(reference).waitFor()
  })

  it('asks why before a job is given back, and says what happens then', async () => {
    const { path, reference, bookingId } = await jobs.today()
    const page = await open(path)
    const job = cardOf(page, reference)
    await job.getByRole('button', { name: 'I can’t make it' }).click()
    await job.getByRole('button', { name: 'Give the job back' }).click()
    await job.getByText('Please say why').waitFor()
    await job.getByLabel('Why can’t you make it?').fill('The van broke down')
    await job.getByRole('button', { name: 'Give the job back' }).click()
    await expect.poll(() => job.count()).toBe(0)
    const exceptions = await jobs.sql(
      "select kind from exceptions where booking_id = $1 and kind = 'contractor_dropped_out'",
      [bookingId],
    )
    expect(exceptions).toHaveLength(1)
  })

  it('offers no first step before the day, and says kindly why the server refuses one', async () => {
    browser.allowErrors(/409/)
    const { path, reference, bookingId } = await jobs.today()
    const page = await open(path)
    const job = cardOf(page, reference)
    await job.getByRole('button', { name: 'I’m on my way' }).waitFor()
    await jobs.sql("update bookings set status = 'cancelled' where id = $1", [bookingId])
    await job.getByRole('button', { name: 'I’m on my way' }).click()
    await expect.poll(() => job.count()).toBe(0)
    const later = await jobs.today()
    await jobs.sql('update bookings set date = date + 2 where id = $1', [later.bookingId])
    const other = cardOf(await open(later.path), later.reference)
    await other.getByRole('button', { name: 'I can’t make it' }).waitFor()
    expect(await other.getByRole('button', { name: 'I’m on my way' }).count()).toBe(0)
  })

  it('opens nothing with a link that is not genuine, and everything with a login', async () => {
    browser.allowErrors(/401/)
    const page = await open('/c/made.up.link')
    await page.getByRole('heading', { name: 'Please open your newest link' }).waitFor()
    await page.getByText('Sign in with your email instead').click()
    await page.getByLabel('Email').fill('contractor@handy.test')
    await page.getByLabel('Password').fill('not-the-password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('That email and that password do not go together.').waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByLabel('Password').fill('handy-demo-1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Coming up' }).waitFor()
    const [own] = await jobs.sql<{ name: string }>(
      "select p.name from handyman_profiles p join users u on u.id = p.user_id where u.email = 'contractor@handy.test'",
    )
    expect(own?.name).toContain(await page.getByRole('heading', { level: 1 }).innerText())
  })

  it('shuts a contractor out who is no longer active, and forgets their customers', async () => {
    browser.allowErrors(/403/)
    const { path, reference, contractorId } = await jobs.today()
    const page = await open(path)
    await cardOf(page, reference).waitFor()
    await jobs.sql('update handyman_profiles set is_active = false where id = $1', [contractorId])
    await page.reload()
    await page.getByRole('heading', { name: 'This page is closed to you' }).waitFor()
    expect(await page.evaluate("localStorage.getItem('contractor-jobs')")).toBeNull()
    await jobs.sql('update handyman_profiles set is_active = true where id = $1', [contractorId])
  })
})

describe('without a signal', () => {
  it('opens today’s sheet, keeps what is pressed, and sends it once there is one', async () => {
    browser.allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
    const { path, reference, bookingId } = await jobs.today()
    const page = await open(path)
    const job = cardOf(page, reference)
    await job.waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText(/^No connection\. This is how it stood at/).waitFor()
    await job.getByText('14 Made-up Close').waitFor()
    await job.getByRole('button', { name: 'I’m on my way' }).click()
    await job.getByRole('button', { name: 'Start the job' }).click()
    await job.getByText('You are at work').waitFor()
    await job.getByLabel('Photos of the finished work').setInputFiles(PHOTO)
    await job.getByRole('button', { name: 'Finish the job' }).click()
    await page.getByText('What you pressed and 1 photo will be sent by itself').waitFor()
    // The phone is put away and taken out again.
    await page.reload()
    await page.getByText('What you pressed and 1 photo will be sent by itself').waitFor()
    expect(await statusOf(bookingId)).toBe('told')
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST')
        sent.push(new URL(request.url()).pathname.split('/').at(-1) ?? '')
    })
    await page.context().setOffline(false)
    await expect.poll(() => statusOf(bookingId), { timeout: 30_000 }).toBe('done')
    await expect.poll(() => page.getByText('will be sent by itself').count()).toBe(0)
    expect(sent.filter((verb) => verb !== 'session')).toEqual(['start', 'finish', 'photos'])
    const photos = await jobs.sql('select id from media where booking_id = $1', [bookingId])
    expect(photos).toHaveLength(1)
  })
})

describe('a contractor’s days', () => {
  const daysOf = (contractorId: string) =>
    jobs.sql<{ date: string; free: boolean; starts: string | null; ends: string | null }>(
      `select date::text as date, is_available as free, start_time as starts, end_time as ends
        from contractor_availability_dates
        where contractor_id = $1 and date > (now() at time zone 'Europe/London')::date order by date`,
      [contractorId],
    )

  it('are painted with a finger along the row, and saved', async () => {
    const { path, contractorId } = await jobs.today()
    await jobs.sql(
      "delete from contractor_availability_dates where contractor_id = $1 and date > (now() at time zone 'Europe/London')::date",
      [contractorId],
    )
    const page = await open(path)
    await tab(page, 'Days')
    const week = page.getByRole('group', { name: /^Week of/ }).nth(2)
    const cells = week.getByRole('button', { name: /, morning$/ })
    await week.scrollIntoViewIfNeeded()
    const [from, to] = [await cells.nth(1).boundingBox(), await cells.nth(4).boundingBox()]
    if (!from || !to) throw new Error('The week is not on the screen.')
    const touch = await page.context().newCDPSession(page)
    const at = (x: number) => [{ x, y: from.y + from.height / 2 }]
    const finger = (type: string, touchPoints: object[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints } as never)
    await finger('touchStart', at(from.x + 10))
    for (let x = from.x + 16; x < to.x + 16; x += 8) await finger('touchMove', at(x))
    await finger('touchEnd', [])
    const pressed = () =>
      cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-pressed')))
    await expect.poll(pressed).toEqual(['false', 'true', 'true', 'true', 'true', 'false', 'false'])
    await cells.nth(6).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Save 5 days' }).click()
    await page.getByText(/^Saved\./).waitFor()
    const saved = await daysOf(contractorId)
    expect(saved).toHaveLength(5)
    expect(saved).toSatisfy((days: typeof saved) =>
      days.every(({ free, starts, ends }) => free && starts === null && ends === '13:00'),
    )
    await page.reload()
    await tab(page, 'Days')
    await expect.poll(pressed).toEqual(['false', 'true', 'true', 'true', 'true', 'false', 'true'])
  })

  it('change nothing while the page is only scrolled past them', async () => {
    const { path } = await jobs.today()
    const page = await open(path)
    await tab(page, 'Days')
    const cell = page
      .getByRole('group', { name: /^Week of/ })
      .nth(2)
      .getByRole('button', { name: /, morning$/ })
      .nth(2)
    await cell.scrollIntoViewIfNeeded()
    const box = await cell.boundingBox()
    const touch = await page.context().newCDPSession(page)
    await touch.send('Input.synthesizeScrollGesture', {
      ...{ x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10, yDistance: -180 },
      gestureSourceType: 'touch',
    })
    expect(await page.getByRole('button', { name: /^Save \d/ }).count()).toBe(0)
  })

  it('follow the usual week, also after the weeks that are painted', async () => {
    const { path, contractorId } = await jobs.today()
    const page = await open(path)
    await tab(page, 'Days')
    await page.getByText('My usual week', { exact: true }).click()
    const usual = page.getByRole('group', { name: 'My usual week' })
    for (const cell of await usual.getByRole('button').all())
      if ((await cell.getAttribute('aria-pressed')) === 'true') await cell.click()
    await usual.getByRole('button', { name: 'Usually Saturday, afternoon' }).click()
    await page.getByRole('button', { name: 'Fill the next 6 weeks with it' }).click()
    await page.getByRole('button', { name: /^Save \d+ days$/ }).click()
    await page.getByText(/^Saved\./).waitFor()
    const free = (await daysOf(contractorId)).filter((day) => day.free)
    expect(free.length).toBeGreaterThanOrEqual(4)
    const [profile] = await jobs.sql<{ pattern: object[] }>(
      'select weekly_pattern as pattern from handyman_profiles where id = $1',
      [contractorId],
    )
    expect(profile?.pattern).toEqual([
      ...[null, null, null, null, null],
      { startTime: '13:00', endTime: null },
      null,
    ])
  })
})

describe('the phone’s pages', () => {
  it('give axe nothing to find, light and dark', async () => {
    const { path, reference, bookingId } = await jobs.today('fixed_optionals')
    const page = await open(path)
    const job = cardOf(page, reference)
    await job.getByRole('button', { name: 'I can’t make it' }).click()
    expect(await findingsInBothLooks(page)).toEqual([])
    await job.getByRole('button', { name: 'Keep the job' }).click()
    await job.getByRole('button', { name: 'I’m on my way' }).click()
    await job.getByRole('button', { name: 'Start the job' }).click()
    await job.getByText('You are at work').waitFor()
    await expect.poll(() => statusOf(bookingId)).toBe('started')
    await job.getByLabel('Photos of the finished work').setInputFiles(PHOTO)
    await job.getByRole('button', { name: 'Take out work.png' }).waitFor()
    expect(await findingsInBothLooks(page)).toEqual([])
    for (const [name, heading] of [
      ['Days', 'When can you work?'],
      ['Earnings', 'What you earned'],
      ['Skills', 'What we send you out for'],
    ] as const) {
      await tab(page, name)
      await page.getByRole('heading', { name: heading }).waitFor()
      await page
        .locator('summary')
        .first()
        .click({ timeout: 1000 })
        .catch(() => {})
      expect(await findingsInBothLooks(page), name).toEqual([])
    }
  })

  it('fit 320 pixels without scrolling sideways', async () => {
    const { path, reference } = await jobs.today()
    const page = await open(path)
    await page.setViewportSize({ width: 320, height: 640 })
    await cardOf(page, reference).waitFor()
    for (const name of ['Jobs', 'Days', 'Earnings', 'Skills']) {
      await tab(page, name)
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(320)
    }
  })
})
