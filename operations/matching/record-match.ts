import type { PayloadRequest } from 'payload'
import { type Candidate, type Job, type Unfit, whyUnfit } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import type { MinuteRange } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { jsonb, run, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { loadCandidates } from './load-contractors.ts'
import { type Ranked, rankContractors } from './rank-contractors.ts'

export interface Decision {
  bookingId: string
  job: Job
  date: string
  range: MinuteRange
  /** Null: nobody could be found. */
  chosen: string | null
  own: { quoteId?: string; bookingId?: string }
  /** Everyone with one of the tasks, where the decision was taken on such a read; else read now. */
  considered?: Candidate[]
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
  const found =
    decision.considered ??
    (await loadCandidates(req, {
      ...{ job, date, day: settings.halfDays },
      ...{ ignore: own, alsoPartial: true },
    }))
  const today = londonClock(now()).date
  return rankContractors(found, job, settings.scoreWeights).map((one) => ({
    ...one,
    excludedBecause: whyUnfit(one.contractor, job, date, range, today),
  }))
}

/** Writes a decision down: each candidate with score, parts and verdict; the rest of the business as counts. */
export const recordMatch = async (req: PayloadRequest, decision: Decision): Promise<void> => {
  const considered = await considerAll(req, decision)
  const rows = considered.map((one) => ({
    contractor: one.contractorId,
    score: Math.round(one.score),
    parts: one.parts,
    selected: one.contractorId === decision.chosen,
    excluded: one.contractorId === decision.chosen ? null : one.excludedBecause,
  }))
  const count = considered.length
  const fit = considered.filter(({ excludedBecause }) => excludedBecause === null).length
  await run(
    req,
    sql`with written as (
        insert into job_matching_history (id, booking_id, contractor_id, match_score, score_parts, was_selected,
          excluded_because, notes)
        select uuidv7(), ${decision.bookingId}::uuid, c.contractor, c.score, c.parts, c.selected, c.excluded, ${decision.notes ?? null}
        from jsonb_to_recordset(${jsonb(rows)})
          as c(contractor uuid, score int, parts jsonb, selected boolean, excluded text))
      update bookings set match_summary = jsonb_build_object('considered', ${count}::int, 'fit', ${fit}::int,
        'notConsidered', (select jsonb_build_object('inactive', count(*) filter (where not is_active),
            'outOfRangeOrNoneOfTheTasks', count(*) filter (where is_active) - ${count}::int)
          from handyman_profiles))
      where id = ${decision.bookingId}::uuid`,
  )
}
