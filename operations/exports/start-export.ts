import type { PayloadRequest, Where } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { EXPORTS_AT_ONCE } from '../../domain/export-states.ts'
import type { ColumnsOf } from '../../domain/exports.ts'
import { userIdOf } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { jsonb, row, rows, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

/** Behind whatever a customer waits for. */
export const EXPORT_PRIORITY = 20

const refuseTooMany = async (req: PayloadRequest, owner: string): Promise<void> => {
  // Two presses at once are counted one after the other.
  await rows(req, sql`select id from users where id = ${owner}::uuid for update`)
  const going = await row<{ n: number }>(
    req,
    sql`select count(*)::int as n from list_exports
      where owner_id = ${owner}::uuid and state in ('waiting', 'going')`,
  )
  if ((going?.n ?? 0) < EXPORTS_AT_ONCE) return
  throw new AppError(
    'CONFLICT',
    `${EXPORTS_AT_ONCE} of your exports are under way already. Wait for one, or stop one.`,
  )
}

/**
 * Has a list written to a file behind the desk, every row the filters ask for, and answers its id.
 * @throws AppError FORBIDDEN when the list may not be read, VALIDATION_ERROR for filters that are none,
 * CONFLICT while as many of one's own are under way as may be
 */
export const startExport = async (
  req: PayloadRequest,
  { list, where }: { list: keyof ColumnsOf; where: Where | undefined },
): Promise<string> => {
  const owner = userIdOf(req)
  if (!owner) throw new AppError('UNAUTHORIZED', 'Please sign in.')
  await refuseTooMany(req, owner)
  const { totalDocs } = await req.payload.count({
    collection: list,
    where,
    overrideAccess: false,
    req,
  })
  const narrowed = where !== undefined
  const made = await row<{ id: string }>(
    req,
    sql`insert into list_exports (list, owner_id, narrowed, rows_expected, asked)
      values (${list}, ${owner}::uuid, ${narrowed}, ${totalDocs}, ${jsonb(where ?? null)}) returning id`,
  )
  const id = made?.id as string
  await enqueue(
    req,
    'write-export',
    { exportId: id },
    { jobKey: `write-export:${id}`, priority: EXPORT_PRIORITY },
  )
  await writeAudit(req, {
    action: 'export',
    resource: list,
    recordId: 'list',
    after: { rows: totalDocs },
  })
  return id
}
