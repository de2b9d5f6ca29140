/** The demo business: people, price book, contractors, and leads in every state, as of today. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { now } from '../../operations/clock.ts'
import { inTransaction, row, run, sql } from '../../operations/database.ts'
import { attentionRows } from './seed/attention.ts'
import { bookingRows } from './seed/bookings.ts'
import { seedCatalogue } from './seed/catalogue.ts'
import { keepClips } from './seed/clips.ts'
import { seedContractors } from './seed/contractors.ts'
import { correspondenceRows } from './seed/correspondence.ts'
import { insertRows } from './seed/insert-rows.ts'
import { leadRows, planLeads } from './seed/leads.ts'
import { seedPeople } from './seed/people.ts'
import { viewRows } from './seed/views.ts'

/** Processes that start together on an empty database seed it once. */
const SEED_LOCK = 726_134_906

const isEmpty = async (req: PayloadRequest): Promise<boolean> => {
  await run(req, sql`select pg_advisory_xact_lock(${SEED_LOCK})`)
  return !(await row(req, sql`select 1 from users limit 1`))
}

/** Writes the demo business in the request's transaction, as of the clock's now. */
export const writeDemo = async (req: PayloadRequest): Promise<void> => {
  const at = now()
  const staff = await seedPeople(req)
  const catalogue = await seedCatalogue(req)
  const contractors = await seedContractors(req, catalogue, staff.contractor, at)
  const leads = planLeads(catalogue, contractors, at)
  const media = await keepClips(req, leads)
  // In this order: each table after those it refers to.
  const tables = {
    ...leadRows(leads, catalogue, staff, at),
    ...bookingRows(leads, at),
    media,
    ...attentionRows(leads, catalogue, staff, media),
    ...correspondenceRows(leads),
    ...viewRows(staff),
  }
  const { payments, ...others } = tables
  for (const [table, rows] of Object.entries(others)) await insertRows(req, table, rows)
  await insertRows(req, 'payments', payments)
}

/** Fills a database that has no users yet, all in one transaction; leaves any other as it is. */
export const seedDemo = async (payload: Payload): Promise<void> => {
  const req = await createLocalReq({}, payload)
  await inTransaction(req, async () => {
    if (await isEmpty(req)) await writeDemo(req)
  })
}
