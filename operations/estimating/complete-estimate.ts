import type { PayloadRequest } from 'payload'
import { AppError, invalid } from '../../domain/app-error.ts'
import type { QuoteStyle } from '../../domain/pricing.ts'
import { actorOf, roleOf, userIdOf } from '../actor.ts'
import { jsonb, row, rows, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'
import type { LineInput } from '../quotes/price-new-quote.ts'
import { sendQuote } from '../quotes/send-quote.ts'
import { claimRow, lockQueueRow, refuseClaimed } from './claim.ts'

export interface VerifiedTask {
  task: string
  requiredConfidence: 'expert' | 'capable'
  isPrimary: boolean
}

interface Estimate {
  queueId: string
  tasks: VerifiedTask[]
  quote: { style: QuoteStyle; lineItems: LineInput[]; optionalItems?: LineInput[] }
  /** Send the quote at once. */
  send: boolean
}

/** The estimator's list is the truth: what is on it is verified, what is not on it goes. */
const verifyTasks = async (
  req: PayloadRequest,
  leadId: string,
  tasks: VerifiedTask[],
): Promise<void> => {
  const list = jsonb(tasks)
  const known = await rows<{ id: string }>(
    req,
    sql`select t.id from contractor_tasks t where t.id in (select (v ->> 'task')::uuid from jsonb_array_elements(${list}) v)`,
  )
  const missing = tasks.findIndex(({ task }) => !known.some(({ id }) => id === task))
  if (missing !== -1)
    throw invalid('There is no such task.', {
      [`tasks.${missing}.task`]: 'That task does not exist.',
    })
  await run(
    req,
    sql`delete from job_task_requirements where lead_id = ${leadId}::uuid
      and task_id not in (select (v ->> 'task')::uuid from jsonb_array_elements(${list}) v)`,
  )
  await run(
    req,
    sql`insert into job_task_requirements (id, lead_id, task_id, required_confidence, is_primary, manually_verified, verified_by_id)
      select distinct on ((v ->> 'task')::uuid) uuidv7(), ${leadId}::uuid, (v ->> 'task')::uuid,
        (v ->> 'requiredConfidence')::enum_job_task_requirements_required_confidence, (v ->> 'isPrimary')::boolean,
        true, ${userIdOf(req)}::uuid
      from jsonb_array_elements(${list}) v
      on conflict (lead_id, task_id) do update set required_confidence = excluded.required_confidence,
        is_primary = excluded.is_primary, manually_verified = true, verified_by_id = excluded.verified_by_id, updated_at = now()`,
  )
}

/** The estimator whose claim it is; one not claimed yet is claimed by whoever completes it. */
const takeOver = async (req: PayloadRequest, queueId: string): Promise<string> => {
  const found = await lockQueueRow(req, queueId)
  if (found.status === 'complete') throw new AppError('STALE', 'This one is finished already.')
  if (found.status === 'queued') await claimRow(req, queueId)
  else if (found.assignedTo !== userIdOf(req) && roleOf(req) === 'estimator')
    await refuseClaimed(req, found)
  const lead = await row<{ state: string }>(
    req,
    sql`select state from leads where id = ${found.leadId}::uuid`,
  )
  if (lead?.state === 'awaiting_customer_response')
    await moveLead(req, {
      leadId: found.leadId,
      to: 'estimator_reviewing',
      actor: actorOf(req),
      reason: 'Priced without waiting for the answer.',
    })
  return found.leadId
}

/**
 * Ends an estimate: tasks verified, quote made, row complete, all or nothing. Answers the quote.
 * @throws AppError NOT_FOUND, ALREADY_CLAIMED, STALE, VALIDATION_ERROR naming the task or line
 */
export const completeEstimate = async (
  req: PayloadRequest,
  { queueId, tasks, quote, send }: Estimate,
) => {
  const leadId = await takeOver(req, queueId)
  await verifyTasks(req, leadId, tasks)
  const made = await req.payload.create({
    collection: 'quotes',
    data: { lead: leadId, ...quote } as never,
    depth: 0,
    overrideAccess: true,
    req,
  })
  if (send) await sendQuote(req, { quoteId: String(made.id) })
  return req.payload.findByID({
    collection: 'quotes',
    id: made.id,
    depth: 0,
    overrideAccess: true,
    req,
  })
}
