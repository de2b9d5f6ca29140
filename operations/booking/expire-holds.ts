import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { inTransaction, read, rows, run, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'

const BATCH = 100

interface Lapsed {
  id: string
  leadId: string
}

/** A lead row first, then its hold: the order in which everyone locks them. */
const endHold = async (req: PayloadRequest, { id, leadId }: Lapsed): Promise<boolean> => {
  const at = now().toISOString()
  await run(req, sql`select 1 from leads where id = ${leadId}::uuid for update`)
  // Renewed, moved or booked meanwhile: then it is not this one any more, and nothing happens.
  const ended = await run(
    req,
    sql`delete from slot_holds where id = ${id}::uuid and expires_at <= ${at}::timestamptz`,
  )
  if (ended === 0) return false
  await run(
    req,
    sql`update payments set hold_ended_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
      where hold_id = ${id} and hold_ended_at is null`,
  )
  const [lead] = await rows<{ state: string }>(
    req,
    sql`select state from leads where id = ${leadId}::uuid`,
  )
  if (lead?.state === 'booking_in_progress')
    await moveLeadIfAllowed(req, {
      leadId,
      to: 'quote_viewed',
      actor: 'system',
      reason: 'The hold ran out.',
    })
  return true
}

const withoutHold = sql`l.state = 'booking_in_progress' and not exists (
  select 1 from slot_holds h join quotes q on q.id = h.quote_id where q.lead_id = l.id)`

/**
 * Whoever takes a contractor's time clears their expired holds away, and cannot wait for the leads
 * of those: they are put back here.
 */
const freeLeadsLeftBehind = async (req: PayloadRequest): Promise<void> => {
  const left = await read<{ id: string }>(req, sql`select l.id from leads l where ${withoutHold}`)
  for (const { id } of left)
    await inTransaction(req, async () => {
      await run(req, sql`select 1 from leads where id = ${id}::uuid for update`)
      const [still] = await rows(
        req,
        sql`select 1 from leads l where l.id = ${id}::uuid and ${withoutHold}`,
      )
      if (still)
        await moveLeadIfAllowed(req, {
          leadId: id,
          to: 'quote_viewed',
          actor: 'system',
          reason: 'The hold ran out.',
        })
    })
}

/**
 * Deletes holds that have run out, each in a transaction of its own, and puts their leads back to
 * `quote_viewed`. A lead that is paying stays: the sweeper settles it. Answers how many ended.
 */
export const expireHolds = async (req: PayloadRequest): Promise<number> => {
  const ended = await endLapsed(req)
  await freeLeadsLeftBehind(req)
  return ended
}

const endLapsed = async (req: PayloadRequest): Promise<number> => {
  let ended = 0
  for (let after = ''; ; ) {
    const due = await read<Lapsed>(
      req,
      sql`select h.id, q.lead_id as "leadId" from slot_holds h join quotes q on q.id = h.quote_id
        where h.expires_at <= ${now().toISOString()}::timestamptz and h.id::text > ${after}
        order by h.id::text limit ${BATCH}`,
    )
    for (const hold of due) if (await inTransaction(req, () => endHold(req, hold))) ended++
    if (due.length < BATCH) return ended
    after = due[due.length - 1]?.id ?? after
  }
}
