import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { desksAt, signInTo } from '../browser/admin-sign-in.ts'
import { seriousInBothLooks } from '../browser/axe.ts'
import { type Office, officeOf } from '../browser/customer-quotes.ts'
import { boardOf, bookMorning, carry, type Job } from '../browser/dispatch-board.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

const { newPage } = browserOfTests()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const signIn = desksAt({ newPage }, () => business.appUrl)

const matchesOf = (page: Page, id: string) =>
  page.evaluate(async (booking) => {
    const answer = await fetch(`/api/bookings/${booking}/matches`)
    const { matches } = (await answer.json()) as {
      matches: { name: string; contractor: string; excludedBecause: string | null }[]
    }
    return matches
  }, id)

/** The board on the job's own day, with the job beside it. */
const openOn = async (page: Page, job: Job) => {
  await page.goto(`/admin/dispatch?from=${job.date}&open=${job.id}`)
  const board = boardOf(page)
  await board.panel(job.reference).getByText('Has the job').waitFor()
  return board
}

const holderOf = async ({ id }: Job) => {
  const [row] = await query<{ name: string; date: string; timeSlot: string }>(
    business.database.url,
    `select p.name, b.date::text, b.time_slot as "timeSlot"
      from bookings b join handyman_profiles p on p.id = b.contractor_id where b.id = $1`,
    [id],
  )
  return row
}

describe('the dispatch board', () => {
  it('gives a job to somebody else by dragging, seen at once on every other screen', async () => {
    const job = await bookMorning(business, office)
    const [page, other] = await Promise.all([signIn('ops'), signIn('admin')])
    const [board, watched] = [await openOn(page, job), await openOn(other, job)]
    const fit = await matchesOf(page, job.id)
    const free = fit.filter(({ excludedBecause }) => excludedBecause === null)
    await board.bar(job.reference).scrollIntoViewIfNeeded()
    const names = await board.names()
    const at = names.indexOf(job.contractorName)
    const near = names
      .map((name, line) => ({ name, apart: Math.abs(line - at) }))
      .filter(({ name, apart }) => apart > 0 && free.some((match) => match.name === name))
      .sort((a, b) => a.apart - b.apart)[0]
    const to = near?.name ?? ''
    await carry(page, board.bar(job.reference), board.cell(to, 0), 0.25)
    await page.getByText('Fits', { exact: true }).waitFor()
    await page.mouse.up()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`Give ${job.reference} to ${to}`).waitFor()
    await dialog.getByRole('button', { name: `Give it to ${to}` }).click()
    await page.getByText(`${to} has the job`).waitFor()
    await board
      .lineOf(to)
      .getByRole('button', { name: new RegExp(job.reference) })
      .waitFor()
    expect(await holderOf(job)).toEqual({ name: to, date: job.date, timeSlot: 'am' })
    const theirs = watched.panel(job.reference).getByRole('listitem').filter({ hasText: to })
    await theirs.getByText('Has the job').waitFor()
    const before = await board.table.getAttribute('aria-rowcount')
    await page.getByRole('radiogroup', { name: 'Who' }).getByText('Who fits').click()
    await expect.poll(() => board.table.getAttribute('aria-rowcount')).not.toBe(before)
    await board.lineOf(to).waitFor()
  })

  it('says why not where a job is dropped on somebody who cannot have it', async () => {
    const job = await bookMorning(business, office)
    const page = await signIn('ops')
    const board = await openOn(page, job)
    const able = (await matchesOf(page, job.id)).map(({ name }) => name)
    await board.bar(job.reference).scrollIntoViewIfNeeded()
    const names = await board.names()
    const at = names.indexOf(job.contractorName)
    const unable = names
      .map((name, line) => ({ name, apart: Math.abs(line - at) }))
      .filter(({ name }) => !able.includes(name))
      .sort((a, b) => a.apart - b.apart)[0]
    await carry(page, board.bar(job.reference), board.cell(unable?.name ?? '', 0), 0.25)
    await expect.poll(() => page.locator('.drag-label.no').count()).toBe(1)
    await page.mouse.up()
    await page
      .getByRole('alert')
      .filter({ hasText: `Not to ${unable?.name}` })
      .waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect((await holderOf(job))?.name).toBe(job.contractorName)
  })

  it('moves a job with the keys alone, a soft rule set aside only with a reason', async () => {
    const job = await bookMorning(business, office)
    const page = await signIn('ops')
    const [match] = (await matchesOf(page, job.id)).filter(
      ({ excludedBecause, name }) => excludedBecause === null && name !== job.contractorName,
    )
    const far = match?.name ?? ''
    await query(
      business.database.url,
      'update handyman_profiles set radius_miles = 1 where id = $1',
      [match?.contractor],
    )
    const board = await openOn(page, job)
    await board.bar(job.reference).focus()
    await page.keyboard.press('m')
    const said = page.getByRole('status').filter({ hasText: /morning|afternoon/ })
    const names = await page.evaluate(async (date) => {
      const answer = await fetch(`/api/bookings/board?from=${date}&to=${date}`)
      const { contractors } = (await answer.json()) as { contractors: { name: string }[] }
      return contractors.map(({ name }) => name)
    }, job.date)
    const steps = names.indexOf(far) - names.indexOf(job.contractorName)
    for (let step = 0; step < Math.abs(steps); step++)
      await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
    await said.filter({ hasText: far }).filter({ hasText: 'Too far away' }).waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    const give = dialog.getByRole('button', { name: `Give it to ${far}` })
    await dialog.getByText('Too far away: your reason sets that aside').waitFor()
    await give.click()
    await dialog.getByText('A few words are needed.').waitFor()
    await dialog.getByLabel('Why').fill('Will drive over for this one')
    await give.click()
    await page.getByText(`${far} has the job`).waitFor()
    const [audit] = await query<{ reason: string; after: { setAside: string[] } }>(
      business.database.url,
      "select reason, after from audit_log where record_id = $1 and action = 'assign'",
      [job.id],
    )
    expect(audit).toMatchObject({
      reason: 'Will drive over for this one',
      after: { setAside: ['out_of_range'] },
    })
  })

  it('is for looking at only where one may not dispatch, and is not there for an assistant', async () => {
    const manager = await signIn('manager')
    await manager.goto('/admin/dispatch')
    await boardOf(manager).table.getByRole('button').first().waitFor()
    await manager.getByText('operations move the jobs').waitFor()
    const va = await signIn('va')
    const rail = va.getByRole('navigation', { name: 'Main' })
    await rail.getByRole('link', { name: 'Calendar' }).waitFor()
    expect(await rail.getByRole('link', { name: 'Dispatch' }).count()).toBe(0)
  })
})

describe('the calendar', () => {
  it('opens a week from a day of the month, and a booking from the week', async () => {
    const page = await signIn('va')
    await page.getByRole('link', { name: 'Calendar' }).click()
    await page
      .getByRole('cell')
      .getByRole('link', { name: /[1-9]\d* bookings?$/ })
      .first()
      .click()
    await page.waitForURL(/view=week/)
    const chip = page.getByRole('region').getByRole('link').first()
    await chip.click()
    await page.getByRole('region', { name: 'Customer' }).waitFor()
    await page.goBack()
    await page.waitForURL(/view=week/)
  })

  it('has nothing that axe finds serious, light and dark', async () => {
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'ops')
    const found: string[] = []
    for (const place of ['/calendar', '/calendar?view=week', '/dispatch', '/dispatch?days=14']) {
      await page.goto(`/admin${place}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
      found.push(...(await seriousInBothLooks(page)).map((words) => `${place} ${words}`))
    }
    await boardOf(page).table.getByRole('button').first().click()
    await page.getByText('Who could do it').waitFor()
    found.push(...(await seriousInBothLooks(page)).map((words) => `panel ${words}`))
    expect(found).toEqual([])
  })
})
