import type { PayloadRequest } from 'payload'
import { COUNTED_TO } from '../../domain/counting.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { read, rows, type SQL, sql } from '../database.ts'

export const JOB_SHOWS = ['failed', 'trying', 'waiting', 'running'] as const
export type JobShow = (typeof JOB_SHOWS)[number]

export interface QueuedJob {
  id: string
  name: string
  state: JobShow
  attempts: number
  maxAttempts: number
  /** What the last try said; null before the first failed. */
  error: string | null
  runAt: string
  createdAt: string
  /** The lead it is about, where it is about one. */
  leadId: string | null
  customerName: string | null
}

/** Held by a worker, given up on, failed and to be tried again, or waiting for its first try. */
const STATE = sql`case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed'
  when j.attempts > 0 then 'trying' else 'waiting' end`

const among = (show: JobShow | null): SQL => (show ? sql`where state = ${show}` : sql``)

/** The queue's own tables: its public view does not say what a job was told. */
const JOBS = sql`(select j.id, t.identifier as name, j.payload::jsonb as told, j.attempts, j.max_attempts, j.last_error, j.run_at,
  j.created_at, ${STATE} as state from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id)`

/** A page of jobs, those given up on first, and how many there are in each state. */
export const listJobs = async (
  req: PayloadRequest,
  { show, page, limit }: { show: JobShow | null; page: number; limit: number },
) => {
  const docs = await read<QueuedJob>(
    req,
    sql`select j.id::text, j.name, j.state, j.attempts, j.max_attempts as "maxAttempts", left(j.last_error, 600) as error,
        to_jsonb(j.run_at) #>> '{}' as "runAt", to_jsonb(j.created_at) #>> '{}' as "createdAt", l.id as "leadId", l.customer_name as "customerName"
      from (select * from ${JOBS} j ${among(show)}
        order by array_position(array['failed','trying','running','waiting'], state), run_at, id
        limit ${limit} offset ${(page - 1) * limit}) j
      left join messages m on m.id::text = j.told ->> 'messageId'
      left join payments p on p.id::text = j.told ->> 'paymentId'
      left join bookings b on b.id::text = j.told ->> 'bookingId'
      left join leads l on l.id::text = coalesce(j.told ->> 'leadId', m.lead_id::text, p.lead_id::text, b.lead_id::text)
      order by array_position(array['failed','trying','running','waiting'], j.state), j.run_at, j.id`,
  )
  const counts = await read<{ state: JobShow; n: number }>(
    req,
    sql`select state, least(count(*), ${COUNTED_TO + 1})::int as n from ${JOBS} j group by state`,
  )
  const byState = Object.fromEntries(
    JOB_SHOWS.map((state) => [state, counts.find((count) => count.state === state)?.n ?? 0]),
  ) as Record<JobShow, number>
  const totalDocs = show ? byState[show] : Object.values(byState).reduce((sum, n) => sum + n, 0)
  return { docs, totalDocs, counts: byState }
}

/**
 * Has jobs tried again at once, with all their tries before them. What a worker is at is left alone,
 * and what is gone is no trouble: somebody else retried it, or it went well.
 */
export const retryJobs = async (
  req: PayloadRequest,
  ids: readonly string[],
): Promise<{ retried: string[] }> => {
  const again = await rows<{ id: string; name: string }>(
    req,
    sql`select r.id::text, t.identifier as name from graphile_worker.reschedule_jobs(
        array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint), run_at => now(), attempts => 0) r
      join graphile_worker._private_tasks t on t.id = r.task_id`,
  )
  for (const { id, name } of again)
    await writeAudit(req, { action: 'retry', resource: 'jobs', recordId: id, after: { name } })
  return { retried: again.map(({ id }) => id) }
}
