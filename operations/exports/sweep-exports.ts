import type { PayloadRequest } from 'payload'
import { EXPORT_REMEMBERED_DAYS } from '../../domain/export-states.ts'
import { now } from '../clock.ts'
import { inTransaction, rows, run, type SQL, sql } from '../database.ts'
import { clearSoon } from './cancel-export.ts'
import { deleteExportFile, exportsWithFiles } from './export-file.ts'

/** Deletes the files nobody may fetch any more, whatever left them lying. Run by the clock, and when one was stopped. */
export const sweepExports = async (req: PayloadRequest): Promise<void> => {
  const at = now().toISOString()
  const files = await exportsWithFiles()
  const kept = await inTransaction(req, async () => {
    await run(
      req,
      sql`update list_exports set state = 'expired', updated_at = now()
        where state = 'ready' and expires_at <= ${at}::timestamptz`,
    )
    await run(
      req,
      sql`delete from list_exports where state not in ('waiting', 'going', 'ready')
        and updated_at < ${at}::timestamptz - make_interval(days => ${EXPORT_REMEMBERED_DAYS})`,
    )
    return rows<{ id: string }>(
      req,
      sql`select id from list_exports where state in ('waiting', 'going', 'ready')`,
    )
  })
  const wanted = new Set(kept.map(({ id }) => id))
  for (const id of files) if (!wanted.has(id)) await deleteExportFile(id)
}

/** Takes back what was exported before these customers were erased: it may name them, and so may what was looked for. */
export const withdrawExports = async (req: PayloadRequest): Promise<void> => {
  const why: SQL = sql`${'A customer was erased who may be in it. Export it again.'}`
  await run(
    req,
    sql`update list_exports set state = 'withdrawn', asked = null, why = ${why}, updated_at = now()
      where state in ('waiting', 'going', 'ready') and list in ('leads', 'quotes', 'bookings', 'audit-log')`,
  )
  await clearSoon(req)
}
