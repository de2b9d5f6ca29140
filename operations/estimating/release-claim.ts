import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { actorOf, roleOf, userIdOf } from '../actor.ts'
import { now } from '../clock.ts'
import { run, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { lockQueueRow, refuseClaimed } from './claim.ts'

/** Puts a claimed row back; it keeps its place by the time it has waited. The lead is locked. */
export const putBack = async (
  req: PayloadRequest,
  { id, leadId, reason }: { id: string; leadId: string; reason?: string },
): Promise<void> => {
  await run(
    req,
    sql`update estimator_queue set status = 'queued', assigned_to_id = null, claimed_at = null,
        last_reminder_at = null, updated_at = ${now().toISOString()}::timestamptz
      where id = ${id}::uuid and status = 'in_progress'`,
  )
  await moveLeadIfAllowed(req, { leadId, to: 'estimator_queued', actor: actorOf(req), reason })
}

/**
 * An estimator gives a claim back. Ops and admins may release another's.
 * @throws AppError NOT_FOUND, ALREADY_CLAIMED when it is another's, STALE when it is not claimed
 */
export const releaseClaim = async (req: PayloadRequest, id: string): Promise<void> => {
  const found = await lockQueueRow(req, id)
  if (found.status !== 'in_progress') throw new AppError('STALE', 'This one is not claimed.')
  const mayForOthers = roleOf(req) !== 'estimator'
  if (found.assignedTo !== userIdOf(req) && !mayForOthers) await refuseClaimed(req, found)
  await putBack(req, { ...found, reason: 'Released.' })
}
