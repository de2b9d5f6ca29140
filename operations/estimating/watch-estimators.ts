import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { inTransaction, rows, run, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { putBack } from './release-claim.ts'

const BATCH = 100

interface IdleClaim {
  id: string
  leadId: string
  idleSince: string
  remindedAt: string | null
}

/** Claims on which nothing was done or written; one that waits for its customer is not idle. */
const idleClaims = (req: PayloadRequest, before: Date) =>
  rows<IdleClaim>(
    req,
    sql`select q.id, q.lead_id as "leadId", q.last_reminder_at as "remindedAt", idle.since as "idleSince"
      from estimator_queue q join leads l on l.id = q.lead_id
      cross join lateral (select greatest(q.claimed_at,
          (select max(m.created_at) from messages m where m.lead_id = q.lead_id and m.author_id = q.assigned_to_id),
          (select max(t.updated_at) from job_task_requirements t
            where t.lead_id = q.lead_id and t.verified_by_id = q.assigned_to_id)) as since) idle
      where q.status = 'in_progress' and l.state = 'estimator_reviewing'
        and idle.since < ${before.toISOString()}::timestamptz
      order by idle.since limit ${BATCH} for update of l skip locked`,
  )

/**
 * Reminds an estimator of a claim left idle (30 minutes by default), and after as long again gives
 * it to the others.
 */
export const watchEstimators = async (
  req: PayloadRequest,
): Promise<{ reminded: number; released: number }> =>
  inTransaction(req, async () => {
    const { estimatorQueue } = await readSettings(req)
    const idleMs = estimatorQueue.idleMinutes * 60_000
    const at = now()
    const counts = { reminded: 0, released: 0 }
    for (const claim of await idleClaims(req, new Date(at.getTime() - idleMs))) {
      const remindedAt = claim.remindedAt === null ? null : new Date(claim.remindedAt).getTime()
      const stillIdle = remindedAt !== null && remindedAt >= new Date(claim.idleSince).getTime()
      if (!stillIdle) {
        await run(
          req,
          sql`update estimator_queue set last_reminder_at = ${at.toISOString()}::timestamptz, updated_at = now()
            where id = ${claim.id}::uuid and status = 'in_progress'`,
        )
        counts.reminded++
      } else if (remindedAt <= at.getTime() - idleMs) {
        await putBack(req, {
          ...claim,
          reason: `Nothing was done for ${2 * estimatorQueue.idleMinutes} minutes.`,
        })
        counts.released++
      }
    }
    return counts
  })
