import type { PayloadRequest } from 'payload'
import type { Chain, Swap } from '../../domain/swaps.ts'
import { assignJob, releaseJob } from '../booking/assign-job.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { tellSwapped } from './tell-swapped.ts'

const BECAUSE = 'Swapped so that one more job could be served.'

/**
 * Makes a chain's swaps from its free end back, each displacing exactly one job; the contractors are
 * locked. False when a job is just being worked on by somebody else: the caller rolls back.
 */
export const makeSwaps = async (req: PayloadRequest, chain: Chain): Promise<boolean> => {
  for (const swap of chain.swaps) {
    const moved = swap.kind === 'hold' ? await swapHold(req, swap) : await swapBooking(req, swap)
    if (!moved) return false
  }
  const bookings = chain.swaps.filter(({ kind }) => kind === 'booking')
  await tellSwapped(req, bookings, chain.freed)
  return true
}

const swapHold = async (req: PayloadRequest, { jobId, from, to }: Swap): Promise<boolean> => {
  const count = await run(
    req,
    sql`update slot_holds set contractor_id = ${to}::uuid, updated_at = now()
      where id = ${jobId}::uuid and contractor_id = ${from}::uuid and expires_at > ${now().toISOString()}::timestamptz`,
  )
  return count === 1
}

/** Leads come before contractors in everyone's lock order; here they come after, so nobody is waited for. */
const swapBooking = async (req: PayloadRequest, { jobId, from, to }: Swap): Promise<boolean> => {
  const lead = await row<{ id: string; total: number }>(
    req,
    sql`select l.id, b.total from leads l join bookings b on b.lead_id = l.id
      where b.id = ${jobId}::uuid and b.contractor_id = ${from}::uuid and b.status = 'confirmed'
        and l.state in ('booking_confirmed', 'contractor_assigned', 'job_scheduled')
      for update skip locked`,
  )
  if (!lead) return false
  await run(
    req,
    sql`update bookings set contractor_id = ${to}::uuid, swap_count = coalesce(swap_count, 0) + 1, updated_at = now()
      where id = ${jobId}::uuid`,
  )
  await releaseJob(req, { bookingId: jobId, because: BECAUSE, kept: true })
  await assignJob(req, { bookingId: jobId, contractorId: to, total: lead.total })
  await recordSwap(req, { jobId, from, to })
  await moveLeadIfAllowed(req, {
    leadId: lead.id,
    to: 'contractor_assigned',
    actor: 'system',
    reason: BECAUSE,
    details: { from, to },
  })
  return true
}

/** The old assignment stays in the history as it was chosen; the new one joins it. */
const recordSwap = (
  req: PayloadRequest,
  { jobId, from, to }: Pick<Swap, 'jobId' | 'from' | 'to'>,
) =>
  run(
    req,
    sql`insert into job_matching_history (id, booking_id, contractor_id, match_score, score_parts, was_selected, notes)
      select uuidv7(), ${jobId}::uuid, ${to}::uuid, h.match_score, coalesce(h.score_parts, ${jsonb({})}), true, ${BECAUSE}
      from (select 1) x left join lateral (select match_score, score_parts from job_matching_history
        where booking_id = ${jobId}::uuid and contractor_id = ${to}::uuid order by created_at desc limit 1) h on true`,
  ).then(() =>
    run(
      req,
      sql`update job_matching_history set notes = ${`${BECAUSE} Until then.`}
        where booking_id = ${jobId}::uuid and contractor_id = ${from}::uuid and was_selected`,
    ),
  )
