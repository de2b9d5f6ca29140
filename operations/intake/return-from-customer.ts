import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { row, sql } from '../database.ts'
import { openQueueRow } from '../estimating/queue-estimator.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'

/**
 * The customer answered the estimator's question: the lead goes back to whoever asked, else to the
 * queue. The time spent waiting does not count as idle.
 */
export const returnFromCustomer = async (req: PayloadRequest, leadId: string): Promise<void> => {
  const at = now().toISOString()
  const claim = await row<{ id: string }>(
    req,
    sql`update estimator_queue q set last_reminder_at = null, updated_at = ${at}::timestamptz,
        claimed_at = q.claimed_at + (${at}::timestamptz - l.state_changed_at)
      from leads l where l.id = ${leadId}::uuid and q.lead_id = l.id
        and l.state = 'awaiting_customer_response' and q.status = 'in_progress'
      returning q.id`,
  )
  const moved = await moveLeadIfAllowed(req, {
    leadId,
    to: claim ? 'estimator_reviewing' : 'estimator_queued',
    actor: 'customer',
    reason: 'The customer answered.',
  })
  if (moved?.to === 'estimator_queued') await openQueueRow(req, leadId, 'The customer answered.')
}
