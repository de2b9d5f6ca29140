import type { PayloadRequest } from 'payload'
import { type Job, type Unfit, whyUnfit } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import type { MinuteRange } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { loadContractors } from './load-contractors.ts'
import { type Ranked, rankContractors } from './rank-contractors.ts'

export interface Decision {
  bookingId: string
  job: Job
  date: string
  range: MinuteRange
  /** Null: nobody could be found. */
  chosen: string | null
  own: { quoteId?: string; bookingId?: string }
  notes?: string
}

export interface Considered extends Ranked {
  excludedBecause: Unfit | null
}

/** Everyone considered (active, in range, with at least one of the tasks), best first, and why not. */
export const considerAll = async (
  req: PayloadRequest,
  decision: Omit<Decision, 'bookingId' | 'chosen'>,
): Promise<Considered[]> => {
  const { job, date, range, own } = decision
  const settings = await readSettings(req)
  const found = await loadContractors(req, {
    job,
    from: date,
    to: date,
    day: settings.halfDays,
    ignore: own,
    alsoPartial: true,
  })
  const today = londonClock(now()).date
  const ranked = await rankContractors(req, found, job, date, settings.scoreWeights)
  return ranked.map((one) => ({
    ...one,
    excludedBecause: whyUnfit(one.contractor, job, date, range, today),
  }))
}

/** Writes a decision down: each candidate with score, parts and verdict; the rest as a count. */
export const recordMatch = async (req: PayloadRequest, decision: Decision): Promise<void> => {
  const considered = await considerAll(req, decision)
  const rows = considered.map((one) => ({
    contractor: one.contractorId,
    score: Math.round(one.score),
    parts: one.parts,
    selected: one.contractorId === decision.chosen,
    excluded: one.contractorId === decision.chosen ? null : one.excludedBecause,
  }))
  await run(
    req,
    sql`insert into job_matching_history (id, booking_id, contractor_id, match_score, score_parts, was_selected,
        excluded_because, notes)
      select uuidv7(), ${decision.bookingId}::uuid, c.contractor, c.score, c.parts, c.selected, c.excluded, ${decision.notes ?? null}
      from jsonb_to_recordset(${jsonb(rows)})
        as c(contractor uuid, score int, parts jsonb, selected boolean, excluded text)`,
  )
  await run(
    req,
    sql`update bookings set match_summary = ${jsonb(await summaryOf(req, considered))} where id = ${decision.bookingId}::uuid`,
  )
}

/** How many were considered, and the rest of the business as counts by reason. */
const summaryOf = async (req: PayloadRequest, considered: readonly Considered[]) => {
  const all = await row<{ active: number; inactive: number }>(
    req,
    sql`select count(*) filter (where is_active)::int as active, count(*) filter (where not is_active)::int as inactive
      from handyman_profiles`,
  )
  return {
    considered: considered.length,
    fit: considered.filter(({ excludedBecause }) => excludedBecause === null).length,
    notConsidered: {
      inactive: all?.inactive ?? 0,
      outOfRangeOrNoneOfTheTasks: (all?.active ?? 0) - considered.length,
    },
  }
}
