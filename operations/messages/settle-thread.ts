import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import { userIdOf } from '../actor.ts'
import { now } from '../clock.ts'
import { row, run, sql } from '../database.ts'

/**
 * Says that nothing more waits on this customer (they were rung back, or a thank-you needs no
 * answer), or that something does after all. What they say next opens it again by itself.
 * @throws AppError NOT_FOUND when the customer never wrote or rang
 */
export const settleThread = async (
  req: PayloadRequest,
  { leadId, done }: { leadId: string; done: boolean },
): Promise<{ waitingSince: string | null }> => {
  const at = now().toISOString()
  const thread = await row<{ waiting: boolean }>(
    req,
    sql`update threads set updated_at = ${at}::timestamptz,
        waiting_since = case when ${done} then null else coalesce(waiting_since, ${at}::timestamptz) end,
        waiting_for = case when ${done} then null else coalesce(waiting_for, 'reply') end,
        answered_at = case when ${done} then greatest(answered_at, ${at}::timestamptz) else answered_at end,
        done_by_id = case when ${done} then ${userIdOf(req)}::uuid end
      where lead_id = ${leadId}::uuid returning waiting_since is not null as waiting`,
  )
  if (!thread) throw notFound('That conversation')
  return { waitingSince: thread.waiting ? at : null }
}

/** Of two leads that become one, the thread too. */
export const mergeThreads = async (
  req: PayloadRequest,
  { leadId, into }: { leadId: string; into: string },
): Promise<void> => {
  await run(
    req,
    sql`update threads t set last_at = greatest(t.last_at, f.last_at), answered_at = greatest(t.answered_at, f.answered_at),
        waiting_since = least(t.waiting_since, f.waiting_since), waiting_for = coalesce(t.waiting_for, f.waiting_for), updated_at = now()
      from threads f where t.lead_id = ${into}::uuid and f.lead_id = ${leadId}::uuid`,
  )
  await run(
    req,
    sql`update threads f set lead_id = ${into}::uuid, updated_at = now(),
        assigned_to_id = (select assigned_to_id from leads where id = ${into}::uuid)
      where f.lead_id = ${leadId}::uuid and not exists (select 1 from threads where lead_id = ${into}::uuid)`,
  )
  await run(req, sql`delete from threads where lead_id = ${leadId}::uuid`)
}
