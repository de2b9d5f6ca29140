import type { PayloadRequest } from 'payload'
import type { CustomerType } from '../../domain/pricing.ts'
import { row, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'
import type { LeadMove } from '../leads/request-video.ts'
import { readSettings } from '../settings.ts'

/** Puts a lead before the estimators: one open row per lead, priority by type of customer. */
export const queueEstimator = async (req: PayloadRequest, by: LeadMove): Promise<void> => {
  await moveLead(req, { ...by, to: 'estimator_queued' })
  const { estimatorQueue } = await readSettings(req)
  const lead = await row<{ type: CustomerType | null }>(
    req,
    sql`select customer_type as type from leads where id = ${by.leadId}::uuid`,
  )
  const priority = estimatorQueue.priorityByType[lead?.type ?? 'homeowner']
  await run(
    req,
    sql`insert into estimator_queue (id, lead_id, priority, status, reason)
      values (uuidv7(), ${by.leadId}::uuid, ${priority}, 'queued', ${by.reason ?? null})
      on conflict (lead_id) where status <> 'complete'
      do update set status = 'queued', assigned_to_id = null, claimed_at = null, updated_at = now()`,
  )
}
