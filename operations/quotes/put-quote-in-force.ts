import type { PayloadRequest } from 'payload'
import type { LineItem } from '../../domain/pricing.ts'
import { actorOf } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { releaseQuote } from '../booking/release-quote.ts'
import { now } from '../clock.ts'
import { rows, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'
import { requireTasksOf } from './require-tasks.ts'

interface NewQuote {
  id: string
  lead: string | { id: string }
  version: number
  lineItems: LineItem[]
}

/**
 * Makes a new version the live one: the older are superseded, their hold and unauthorised payment
 * let go, the required tasks follow the new lines, and the lead moves.
 */
export const putQuoteInForce = async (req: PayloadRequest, quote: NewQuote): Promise<void> => {
  const leadId = typeof quote.lead === 'string' ? quote.lead : quote.lead.id
  const at = now().toISOString()
  const older = await rows<{ id: string }>(
    req,
    sql`update quotes set status = 'superseded', superseded_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
      where lead_id = ${leadId}::uuid and id <> ${quote.id}::uuid and superseded_at is null returning id`,
  )
  for (const { id } of older) await releaseQuote(req, id, 'A newer quote was made.')
  await requireTasksOf(req, leadId, quote.lineItems)
  await moveLead(req, {
    leadId,
    to: 'quote_generated',
    actor: actorOf(req),
    reason: `Quote version ${quote.version}`,
  })
  await run(
    req,
    sql`update estimator_queue set status = 'complete', completed_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
      where lead_id = ${leadId}::uuid and status <> 'complete'`,
  )
  const byHand = quote.lineItems.filter((line) => line.reason)
  if (byHand.length > 0)
    await writeAudit(req, {
      action: 'price-by-hand',
      resource: 'quotes',
      recordId: quote.id,
      after: { lines: byHand },
      reason: byHand.map((line) => line.reason).join('; '),
    })
}
