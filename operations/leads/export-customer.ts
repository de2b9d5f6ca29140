import type { PayloadRequest } from 'payload'
import { writeAudit } from '../audit/write-audit.ts'
import { now } from '../clock.ts'
import { row, type SQL, sql } from '../database.ts'
import { customerOf } from './customer-leads.ts'

/** Our own workings, which are no data of the customer's. */
const OURS = `{upload_token,token,dedupe_key,session_id,hold_id,hold_grants,assigned_to_id,author_id,match_summary}`

const listOf = (table: string, ids: SQL): SQL =>
  sql`(select coalesce(jsonb_agg(to_jsonb(t) - ${OURS}::text[] order by t.created_at), '[]')
    from ${sql.identifier(table)} t where t.lead_id = any(${ids}))`

/**
 * Everything we hold on the customer behind a lead, over all their leads, as one JSON document.
 * @throws AppError NOT_FOUND
 */
export const exportCustomer = async (
  req: PayloadRequest,
  leadId: string,
): Promise<Record<string, unknown>> => {
  const { phone, leads } = await customerOf(req, leadId)
  const ids = sql`${`{${leads.map(({ id }) => id).join(',')}}`}::uuid[]`
  const held = await row<Record<string, unknown>>(
    req,
    sql`select
      (select jsonb_agg(to_jsonb(l) - ${OURS}::text[] order by l.created_at) from leads l where l.id = any(${ids})) as leads,
      ${listOf('lead_events', ids)} as "leadEvents",
      ${listOf('messages', ids)} as messages,
      ${listOf('calls', ids)} as calls,
      ${listOf('media', ids)} as media,
      ${listOf('video_scores', ids)} as "videoScores",
      ${listOf('job_task_requirements', ids)} as "tasks",
      ${listOf('quotes', ids)} as quotes,
      ${listOf('bookings', ids)} as bookings,
      ${listOf('payments', ids)} as payments`,
  )
  await writeAudit(req, { action: 'export-customer', resource: 'leads', recordId: leadId })
  return { exportedAt: now().toISOString(), phone, ...held }
}
