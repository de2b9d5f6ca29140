import { beforeAll, describe, expect, it } from 'vitest'
import { dateInWords } from '../../domain/london-time.ts'
import { useBrowser as browserOfTests } from '../harness/browser.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { eventually, linkIn, messagesTo } from '../harness/customer.ts'
import { query } from '../harness/query.ts'
import { signInTo } from './admin-sign-in.ts'
import { type Office, officeOf } from './customer-quotes.ts'
import { boardOf, bookMorning, carry, type Job } from './dispatch-board.ts'

const { newPage } = browserOfTests()
let business: Business
let office: Office

beforeAll(async () => {
  business = await startBusiness()
  office = await officeOf(business)
})

const rowsOf = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row & Record<string, unknown>>(business.database.url, text, values)

/** Somebody who could do the job, but has that day off like everyone else. */
const rescuerFor = async (job: Job) => {
  const [rescuer] = await rowsOf<{ id: string; name: string; phone: string }>(
    `select p.id, p.name, p.phone from job_matching_history h join handyman_profiles p on p.id = h.contractor_id
      where h.booking_id = $1 and h.excluded_because is null and p.id <> $2 order by h.match_score desc limit 1`,
    [job.id, job.contractor],
  )
  if (!rescuer) throw new Error('Nobody else could do it.')
  return rescuer
}

describe('a day of operations', () => {
  it('sees a contractor drop out, finds another on the board, and has them told', async () => {
    const job = await bookMorning(business, office)
    const rescuer = await rescuerFor(job)
    await rowsOf(
      'update contractor_availability_dates set is_available = false where date = $1 and contractor_id <> $2',
      [job.date, job.contractor],
    )
    const page = await newPage({ baseURL: business.appUrl })
    await signInTo(page, 'ops')
    await page.getByRole('link', { name: 'Dispatch' }).click()
    await page.goto(`/admin/dispatch?from=${job.date}`)
    const board = boardOf(page)
    await board.bar(job.reference).waitFor()

    const phone = await newPage({ baseURL: business.appUrl, phone: true })
    const token = await eventually('their link', () => linkIn(business, job.phone, 'c'))
    await phone.goto(`/c/${token}`)
    const sheet = phone.getByRole('article', { name: new RegExp(job.reference) })
    await sheet.getByRole('button', { name: 'I can’t make it' }).click()
    await sheet.getByLabel('Why can’t you make it?').fill('The van broke down')
    await sheet.getByRole('button', { name: 'Give the job back' }).click()

    const tray = page.getByRole('region', { name: 'Jobs that need somebody' })
    const waiting = tray.getByRole('button', { name: new RegExp(job.reference) })
    await waiting.waitFor()
    await waiting.click()
    const panel = board.panel(job.reference)
    await panel
      .getByText(/The van broke down/)
      .first()
      .waitFor()
    await panel
      .getByRole('listitem')
      .filter({ hasText: rescuer.name })
      .getByText('Not available then')
      .waitFor()

    await page.goto(`/admin/contractors/${rescuer.id}`)
    await page.getByRole('button', { name: `${dateInWords(job.date)}, morning: not free` }).click()
    await page.getByRole('button', { name: `${dateInWords(job.date)}, morning: free` }).waitFor()

    await page.goto(`/admin/dispatch?from=${job.date}`)
    await page.getByRole('textbox', { name: 'Find a contractor' }).fill(rescuer.name)
    await board.lineOf(rescuer.name).waitFor()
    await carry(page, waiting, board.cell(rescuer.name, 0), 0.25)
    await page.getByText('Fits', { exact: true }).waitFor()
    await page.mouse.up()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why (if you like)').fill('Rang round, can come')
    await dialog.getByRole('button', { name: `Give it to ${rescuer.name}` }).click()
    await page.getByText(`${rescuer.name} has the job`).waitFor()
    await expect.poll(() => waiting.count()).toBe(0)
    await board
      .lineOf(rescuer.name)
      .getByRole('button', { name: /, told/ })
      .waitFor()

    const told = await eventually('the message', async () =>
      (await messagesTo(business, rescuer.phone)).find(({ body }) => body.includes(job.reference)),
    )
    expect(told.body).toContain('New job')
    const theirs = await linkIn(business, rescuer.phone, 'c')
    await phone.goto(`/c/${theirs}`)
    await phone.getByRole('article', { name: new RegExp(job.reference) }).waitFor()
  })
})
