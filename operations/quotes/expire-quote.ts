import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { row, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'

/** Marks one quote expired and its lead with it; does nothing to one that is not due. */
export const expireQuote = async (req: PayloadRequest, quoteId: string): Promise<void> => {
  const expired = await row<{ leadId: string }>(
    req,
    sql`update quotes set status = 'expired', updated_at = now()
      where id = ${quoteId}::uuid and superseded_at is null and status <> 'accepted'
        and expires_at <= ${now().toISOString()}::timestamptz
      returning lead_id as "leadId"`,
  )
  if (expired)
    await moveLeadIfAllowed(req, {
      leadId: expired.leadId,
      to: 'quote_expired',
      actor: 'system',
      reason: 'The quote ran out.',
    })
}
