import type { PayloadRequest } from 'payload'
import { actorOf } from '../actor.ts'
import { now } from '../clock.ts'
import { row, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'

/**
 * The contractor was told of the job: Twilio took the message, or ops rang them. Their assignment
 * becomes `told` and the lead `job_scheduled`. Safe to repeat; false when there was nobody to tell.
 */
export const markTold = async (
  req: PayloadRequest,
  { bookingId, contractorId }: { bookingId: string; contractorId: string },
): Promise<boolean> => {
  const at = now().toISOString()
  const told = await row<{ leadId: string | null }>(
    req,
    sql`update contractor_jobs j set status = 'told', told_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
      from bookings b
      where j.booking_id = ${bookingId}::uuid and j.contractor_id = ${contractorId}::uuid
        and j.status = 'assigned' and b.id = j.booking_id
      returning b.lead_id as "leadId"`,
  )
  if (!told) return false
  if (told.leadId)
    await moveLeadIfAllowed(req, {
      leadId: told.leadId,
      to: 'job_scheduled',
      actor: actorOf(req),
      reason: 'The contractor was told.',
    })
  return true
}
