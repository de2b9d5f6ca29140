import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import type { ColumnsOf } from '../../domain/exports.ts'
import { grantFor } from '../../domain/roles.ts'
import { roleOf, userIdOf } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { now } from '../clock.ts'
import { inTransaction, row, sql } from '../database.ts'
import { exportPath } from './export-file.ts'

interface Opened {
  stream: ReadableStream<Uint8Array>
  bytes: number
  /** What a browser keeps it under. */
  name: string
}

const gone = () =>
  new AppError('NOT_FOUND', 'That file is not there any more. Export the list again.')

/**
 * The file of one's own export, while it may be fetched. Each time is in the audit log.
 * @throws AppError NOT_FOUND for another's, one that is not ready, and one that is over; FORBIDDEN when
 * one's role may not read that list any more
 */
export const openExport = async (req: PayloadRequest, id: string): Promise<Opened> => {
  const ready = await inTransaction(req, async () => {
    const found = await row<{ list: keyof ColumnsOf; day: string; rows: number }>(
      req,
      sql`select list, to_char(created_at at time zone 'Europe/London', 'YYYY-MM-DD') as day, rows_done as rows
        from list_exports where id = ${id}::uuid and owner_id = ${userIdOf(req)}::uuid
          and state = 'ready' and expires_at > ${now().toISOString()}::timestamptz`,
    )
    if (!found) throw gone()
    const role = roleOf(req)
    if (!role || grantFor(role, found.list, 'read') !== 'all')
      throw new AppError('FORBIDDEN', 'Your role may not read that list any more.')
    await writeAudit(req, {
      action: 'fetch-export',
      resource: found.list,
      recordId: 'list',
      after: { rows: found.rows },
    })
    return found
  })
  const file = await open(exportPath(id), 'r').catch(() => {
    throw gone()
  })
  const { size } = await file.stat()
  return {
    stream: Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>,
    bytes: size,
    name: `${ready.list}-${ready.day}.csv`,
  }
}
