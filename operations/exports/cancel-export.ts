import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { userIdOf } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { row, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

/** Deletes, soon, the files of exports that nobody may fetch any more. */
export const clearSoon = (req: PayloadRequest): Promise<void> =>
  enqueue(req, 'sweep-exports', {}, { jobKey: 'sweep-exports:soon' })

/**
 * Stops one's own export, or does away with its file.
 * @throws AppError NOT_FOUND; CONFLICT when there is nothing left to stop
 */
export const cancelExport = async (
  req: PayloadRequest,
  id: string,
): Promise<{ id: string; state: 'cancelled' }> => {
  const before = await row<{ state: string; list: string }>(
    req,
    sql`select state, list from list_exports
      where id = ${id}::uuid and owner_id = ${userIdOf(req)}::uuid for update`,
  )
  if (!before) throw new AppError('NOT_FOUND', 'That export was not found.')
  const stopped = await row(
    req,
    sql`update list_exports set state = 'cancelled', asked = null, updated_at = now()
      where id = ${id}::uuid and state in ('waiting', 'going', 'ready') returning id`,
  )
  if (!stopped) throw new AppError('CONFLICT', 'That export is over: there is nothing to stop.')
  await clearSoon(req)
  await writeAudit(req, {
    action: 'cancel',
    resource: 'list-exports',
    recordId: id,
    before: { list: before.list, state: before.state },
  })
  return { id, state: 'cancelled' }
}
