/** Jobs on the dispatch board, made as customers make them, and the hand that moves them. */
import type { Locator, Page } from 'playwright-core'
import type { Business } from '../harness/business.ts'
import { stepsOf } from '../harness/customer-steps.ts'
import { query } from '../harness/query.ts'
import type { Office } from './customer-quotes.ts'

export interface Job {
  id: string
  reference: string
  contractor: string
  contractorName: string
  phone: string
  date: string
}

/** A booked morning some days ahead, with whoever the matching gave it to. */
export const bookMorning = async (business: Business, office: Office): Promise<Job> => {
  const made = await office.newQuote({ style: 'fixed' })
  const customer = stepsOf(business, made)
  const { days } = await customer.slots()
  const mornings = days.filter(({ slots }) => slots.some(({ timeSlot }) => timeSlot === 'am'))
  const { bookingId } = await customer.bookWhole(mornings[1]?.date ?? '', 'am')
  const [job] = await query<Job & Record<string, unknown>>(
    business.database.url,
    `select b.id, b.reference, b.contractor_id as contractor, p.name as "contractorName", p.phone, b.date::text
      from bookings b join handyman_profiles p on p.id = b.contractor_id where b.id = $1`,
    [bookingId],
  )
  if (!job) throw new Error('Nothing was booked.')
  return job
}

export const boardOf = (page: Page) => {
  const table = page.getByRole('table', { name: 'Dispatch board' })
  const lineOf = (name: string) =>
    table.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  const bar = (reference: string) => table.getByRole('button', { name: new RegExp(reference) })
  return {
    table,
    lineOf,
    bar,
    /** The name at the head of each line in the page, top to bottom. */
    names: () => table.getByRole('rowheader').getByRole('link').allTextContents(),
    cell: (name: string, day: number) => lineOf(name).getByRole('cell').nth(day),
    panel: (reference: string) => page.getByRole('complementary', { name: `Job ${reference}` }),
  }
}

const middleOf = async (target: Locator, share = 0.5) => {
  const box = await target.boundingBox()
  if (!box) throw new Error('It is not on the page.')
  return { x: box.x + box.width * share, y: box.y + box.height / 2 }
}

/** Takes hold of a job and carries it to a place: `share` 0.25 is the morning of a day's cell. */
export const carry = async (page: Page, from: Locator, to: Locator, share: number) => {
  const start = await middleOf(from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 12, start.y + 4, { steps: 3 })
  const end = await middleOf(to, share)
  await page.mouse.move(end.x, end.y, { steps: 6 })
}
