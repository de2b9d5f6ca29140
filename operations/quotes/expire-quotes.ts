import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { inTransaction, read, row, run, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'

const BATCH = 100

interface Due {
  id: string
  leadId: string
}

/**
 * Past its day, still open, and nobody is holding or paying: what makes a quote due. A lead between
 * states comes first: its quote expires once the hold's end or the sweeper has put it back.
 */
const isDue = (at: string) => sql`q.expires_at <= ${at}::timestamptz and q.superseded_at is null
  and q.status in ('draft', 'sent', 'viewed')
  and not exists (select 1 from slot_holds h where h.quote_id = q.id and h.expires_at > ${at}::timestamptz)
  and not exists (select 1 from payments p where p.quote_id = q.id and p.status in ('pending', 'authorised'))
  and not exists (select 1 from leads l where l.id = q.lead_id
    and l.state in ('booking_in_progress', 'payment_pending'))
  and not exists (select 1 from bookings b where b.lead_id = q.lead_id and b.status = 'confirmed')`

/** The lead first, then the quote, then another look: a hold may have begun meanwhile. */
const expireQuote = async (req: PayloadRequest, { id, leadId }: Due): Promise<boolean> => {
  const at = now().toISOString()
  await run(req, sql`select 1 from leads where id = ${leadId}::uuid for update`)
  await run(req, sql`select 1 from quotes where id = ${id}::uuid for update`)
  const expired = await row(
    req,
    sql`update quotes q set status = 'expired', updated_at = ${at}::timestamptz
      where q.id = ${id}::uuid and ${isDue(at)} returning q.id`,
  )
  if (!expired) return false
  await moveLeadIfAllowed(req, {
    leadId,
    to: 'quote_expired',
    actor: 'system',
    reason: 'The quote ran out.',
  })
  return true
}

/** Expires quotes past their day, each in a transaction of its own. Answers how many. */
export const expireQuotes = async (req: PayloadRequest): Promise<number> => {
  let expired = 0
  for (let after = ''; ; ) {
    const due = await read<Due>(
      req,
      sql`select q.id, q.lead_id as "leadId" from quotes q
        where ${isDue(now().toISOString())} and q.id::text > ${after} order by q.id::text limit ${BATCH}`,
    )
    for (const quote of due) if (await inTransaction(req, () => expireQuote(req, quote))) expired++
    if (due.length < BATCH) return expired
    after = due[due.length - 1]?.id ?? after
  }
}
