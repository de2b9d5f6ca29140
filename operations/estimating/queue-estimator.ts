import type { PayloadRequest } from 'payload'
import type { CustomerType } from '../../domain/pricing.ts'
import { row, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'
import type { LeadMove } from '../leads/request-video.ts'
import { readSettings } from '../settings.ts'

const URGENT =
  /\b(urgent(ly)?|emergenc(y|ies)|asap|flood(ed|ing)?|burst|no (water|heating|power|electric\w*)|pouring|today)\b/i
/** An urgent homeowner goes before a commercial customer who is not. */
const URGENCY = 35

/**
 * Where a lead stands in the queue before it has waited at all: by type of customer, and by what
 * it says of hurry.
 */
export const priorityOf = (
  lead: { type: CustomerType | null; description: string | null } | undefined,
  byType: Record<CustomerType, number>,
): number =>
  byType[lead?.type ?? 'homeowner'] + (URGENT.test(lead?.description ?? '') ? URGENCY : 0)

/** Puts a lead before the estimators: one open row per lead. */
export const queueEstimator = async (req: PayloadRequest, by: LeadMove): Promise<void> => {
  await moveLead(req, { ...by, to: 'estimator_queued' })
  await openQueueRow(req, by.leadId, by.reason)
}

/** The lead's one open row, queued again if it was claimed. The lead is locked by the caller. */
export const openQueueRow = async (
  req: PayloadRequest,
  leadId: string,
  reason?: string,
): Promise<void> => {
  const { estimatorQueue } = await readSettings(req)
  const lead = await row<{ type: CustomerType | null; description: string | null }>(
    req,
    sql`select customer_type as type, job_description as description from leads where id = ${leadId}::uuid`,
  )
  await run(
    req,
    sql`insert into estimator_queue (id, lead_id, priority, status, reason)
      values (uuidv7(), ${leadId}::uuid, ${priorityOf(lead, estimatorQueue.priorityByType)}, 'queued',
        ${reason?.slice(0, 500) ?? null})
      on conflict (lead_id) where status <> 'complete'
      do update set status = 'queued', assigned_to_id = null, claimed_at = null, last_reminder_at = null, updated_at = now()`,
  )
}
