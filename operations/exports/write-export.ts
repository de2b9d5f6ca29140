import type { PayloadRequest, Where } from 'payload'
import { EXPORT_HOURS } from '../../domain/export-states.ts'
import type { ColumnsOf } from '../../domain/exports.ts'
import { grantFor, isRole, mayDo } from '../../domain/roles.ts'
import { now } from '../clock.ts'
import { inTransaction, row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { clearSoon } from './cancel-export.ts'
import { type ExportFile, openExportFile } from './export-file.ts'
import { headingOf, readRows } from './read-rows.ts'
import { EXPORT_PRIORITY } from './start-export.ts'

const ROWS_AT_ONCE = 1000
/** Then it goes to the back of the queue: a worker that stops waits no longer than this. */
const LEG_MS = 5000
const MOST_TRIES = 5

interface Going {
  id: string
  list: keyof ColumnsOf
  ownerId: string
  where: Where | null
  rowsDone: number
  bytesDone: number
  lastId: string | null
}

/** Nothing when it was stopped, or is written already. */
const takeUp = (req: PayloadRequest, id: string) =>
  row<Going>(
    req,
    sql`update list_exports set state = 'going', updated_at = now()
      where id = ${id}::uuid and state in ('waiting', 'going')
      returning id, list, owner_id as "ownerId", asked as "where", rows_done as "rowsDone",
        bytes_done::float8 as "bytesDone", last_id as "lastId"`,
  )

const endAs = async (req: PayloadRequest, id: string, why: string): Promise<void> => {
  await run(
    req,
    sql`update list_exports set state = 'failed', why = ${why}, asked = null, finished_at = ${now().toISOString()}::timestamptz,
        updated_at = now() where id = ${id}::uuid and state in ('waiting', 'going')`,
  )
  await clearSoon(req)
}

/** Reads on as whoever asked, who may meanwhile have left or changed their role. */
const actFor = async (req: PayloadRequest, { ownerId, list }: Going): Promise<boolean> => {
  const user = await req.payload.findByID({
    collection: 'users',
    id: ownerId,
    depth: 0,
    disableErrors: true,
    overrideAccess: true,
    req,
  })
  const role = user?.role
  if (!user || user.active === false || !isRole(role)) return false
  if (!mayDo(role, 'exportRows') || grantFor(role, list, 'read') !== 'all') return false
  req.user = { ...user, collection: 'users' }
  return true
}

/** Puts down how far it is; false when it was stopped, or somebody else writes it too. */
const putDown = async (
  req: PayloadRequest,
  { id, rowsDone }: Going,
  next: { rows: number; bytes: number; last: string | null },
): Promise<boolean> => {
  const done = next.last === null
  const at = now()
  const expires = new Date(at.getTime() + EXPORT_HOURS * 3_600_000)
  const changed = await run(
    req,
    sql`update list_exports set rows_done = ${next.rows}, bytes_done = ${next.bytes}, last_id = ${next.last}::uuid, tries = 0,
        state = ${done ? 'ready' : 'going'}::enum_list_exports_state,
        asked = case when ${done}::boolean then null else asked end,
        finished_at = ${done ? at.toISOString() : null}::timestamptz,
        expires_at = ${done ? expires.toISOString() : null}::timestamptz, updated_at = now()
      where id = ${id}::uuid and state = 'going' and rows_done = ${rowsDone}`,
  )
  return changed === 1
}

/** From where it stands until the end, or until its turn is over: true when there is more. */
const writeLeg = async (req: PayloadRequest, going: Going, file: ExportFile): Promise<boolean> => {
  const turnOver = performance.now() + LEG_MS
  if (file.at === 0) await file.write(headingOf(going.list))
  for (let at = going; ; ) {
    const some = await readRows(req, at, { after: at.lastId, limit: ROWS_AT_ONCE })
    await file.write(some.text)
    const next = { rows: at.rowsDone + some.rows, bytes: file.at, last: some.last }
    if (!(await inTransaction(req, () => putDown(req, at, next)))) return false
    if (some.last === null) return false
    at = { ...at, rowsDone: next.rows, lastId: some.last }
    if (performance.now() > turnOver) return true
  }
}

const write = async (req: PayloadRequest, going: Going): Promise<void> => {
  if (!(await actFor(req, going)))
    return inTransaction(req, () =>
      endAs(req, going.id, 'Whoever asked for it may not take this list out any more.'),
    )
  const file = await openExportFile(going.id, going.bytesDone)
  // What was put down is not on this disk: it is begun afresh.
  const lost = file.at < going.bytesDone
  if (lost)
    await inTransaction(req, () =>
      run(
        req,
        sql`update list_exports set rows_done = 0, bytes_done = 0, last_id = null where id = ${going.id}::uuid`,
      ),
    )
  const from = lost ? { ...going, rowsDone: 0, bytesDone: 0, lastId: null } : going
  try {
    if (!(await writeLeg(req, from, file))) return
  } finally {
    await file.close()
  }
  await inTransaction(req, () =>
    enqueue(
      req,
      'write-export',
      { exportId: going.id },
      { jobKey: `write-export:${going.id}`, priority: EXPORT_PRIORITY },
    ),
  )
}

/**
 * Writes an export on for a few seconds; what is left is a job of its own. A process that ends in the
 * middle leaves it as it was put down last, and it is taken up from there: no row twice, none missing.
 */
export const writeExport = async (req: PayloadRequest, exportId: string): Promise<void> => {
  const going = await inTransaction(req, () => takeUp(req, exportId))
  if (!going) return
  try {
    await write(req, going)
  } catch (error) {
    const again = await inTransaction(req, async () => {
      const tried = await row<{ tries: number }>(
        req,
        sql`update list_exports set tries = tries + 1 where id = ${exportId}::uuid returning tries`,
      )
      if ((tried?.tries ?? 0) < MOST_TRIES) return true
      await endAs(req, exportId, 'It could not be written, though tried again. Export it again.')
      return false
    })
    if (again) throw error
    req.payload.logger.error({ err: error, exportId }, 'An export could not be written.')
  }
}
