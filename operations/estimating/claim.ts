import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { actorOf, userIdOf } from '../actor.ts'
import { now } from '../clock.ts'
import { row, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'

/** Points an hour of waiting is worth: in two hours a homeowner has caught up with a property manager. */
const POINTS_PER_HOUR = 10
const MS_PER_HOUR = 3_600_000

interface QueueRow {
  id: string
  leadId: string
  status: 'queued' | 'in_progress' | 'complete'
  assignedTo: string | null
}

const takeRow = async (
  req: PayloadRequest,
  { id, leadId }: { id: string; leadId: string },
): Promise<boolean> => {
  const at = now().toISOString()
  const taken = await run(
    req,
    sql`update estimator_queue set status = 'in_progress', assigned_to_id = ${userIdOf(req)}::uuid,
        claimed_at = ${at}::timestamptz, last_reminder_at = null, updated_at = ${at}::timestamptz
      where id = ${id}::uuid and status = 'queued'`,
  )
  if (taken === 0) return false
  await moveLead(req, { leadId, to: 'estimator_reviewing', actor: actorOf(req) })
  return true
}

/**
 * Claims the row that is most due: priority, and waiting time on top. Two estimators pressing at
 * once get one each. Null when nothing waits.
 */
export const claimNext = async (req: PayloadRequest): Promise<string | null> => {
  const next = await row<{ id: string; leadId: string }>(
    req,
    // The lead is locked before its row, as everywhere; what another is claiming is stepped over.
    sql`select q.id, q.lead_id as "leadId" from estimator_queue q join leads l on l.id = q.lead_id
      where q.status = 'queued' and l.state = 'estimator_queued'
      order by q.priority + extract(epoch from ${now().toISOString()}::timestamptz - q.created_at) * 1000
        / ${MS_PER_HOUR}::float8 * ${POINTS_PER_HOUR}::float8 desc, q.created_at, q.id
      limit 1 for update of l skip locked`,
  )
  if (!next) return null
  return (await takeRow(req, next)) ? next.id : claimNext(req)
}

/** Reads a queue row with its lead locked. @throws AppError NOT_FOUND */
export const lockQueueRow = async (req: PayloadRequest, id: string): Promise<QueueRow> => {
  await row(
    req,
    sql`select 1 from leads where id = (select lead_id from estimator_queue where id = ${id}::uuid) for update`,
  )
  const found = await row<QueueRow>(
    req,
    sql`select id, lead_id as "leadId", status, assigned_to_id as "assignedTo"
      from estimator_queue where id = ${id}::uuid for update`,
  )
  if (!found) throw notFound('That queue entry')
  return found
}

/** @throws AppError ALREADY_CLAIMED naming who has it */
export const refuseClaimed = async (req: PayloadRequest, claimed: QueueRow): Promise<never> => {
  const by = await row<{ name: string }>(
    req,
    sql`select name from users where id = ${claimed.assignedTo}::uuid`,
  )
  throw new AppError(
    'ALREADY_CLAIMED',
    `${by?.name ?? 'Somebody else'} has claimed this already.`,
    {
      assignedTo: claimed.assignedTo,
    },
  )
}

/**
 * Claims one row by name; one's own claim again is no change.
 * @throws AppError NOT_FOUND, ALREADY_CLAIMED, STALE when it is complete
 */
export const claimRow = async (req: PayloadRequest, id: string): Promise<void> => {
  const found = await lockQueueRow(req, id)
  if (found.status === 'complete') throw new AppError('STALE', 'This one is finished already.')
  if (found.status === 'in_progress') {
    if (found.assignedTo !== userIdOf(req)) await refuseClaimed(req, found)
    return
  }
  await takeRow(req, found)
}
