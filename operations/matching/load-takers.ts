import type { PayloadRequest } from 'payload'
import type { Commitment, Contractor } from '../../domain/fitness.ts'
import type { Confidence } from '../../domain/match-score.ts'
import { overlaps } from '../../domain/slots.ts'
import type { Target } from '../../domain/swaps.ts'
import { now } from '../clock.ts'
import { jsonb, read, sql } from '../database.ts'
import { contractorOf, type FactsRow } from './contractor-facts.ts'
import type { BoardSearch } from './widen-board.ts'
import { withinNeighbourhood, withinReach } from './within-reach.ts'

/** Of the greatest radius: whoever lives near a job is more often in reach of it, and sooner found. */
const NEAR = 0.5

interface TakerRow extends FactsRow {
  skills: [taskId: string, confidence: Confidence][]
  day: [date: string, start: string | null, end: string | null]
  taken: [id: string, kind: Commitment['kind'], start: number, end: number][] | null
}

export interface TakerSearch
  extends Pick<BoardSearch, 'place' | 'today' | 'settings' | 'ignore' | 'except'> {
  targets: readonly Target[]
}

/** Jobs at the same time may have the same taker in mind: each is given a second choice then. */
const takersFor = ({ date, range }: Target, targets: readonly Target[]): number =>
  targets.filter((one) => one.date === date && overlaps(one.range, range)).length > 1 ? 2 : 1

const spotsOf = (targets: readonly Target[]) =>
  targets.map((target) => {
    const { job, date, range } = target
    const primary = job.tasks.filter(({ isPrimary }) => isPrimary)
    return {
      date,
      start_minute: range.start,
      end_minute: range.end,
      tasks: primary.map(({ taskId }) => taskId),
      experts: primary.flatMap(({ taskId, confidence }) => (confidence === 'expert' ? taskId : [])),
      takers: takersFor(target, targets),
      ...job.place,
    }
  })

/**
 * For each job the first found who looks free to take it over: most jobs in the way of a slot have
 * somebody, and then nobody else need be read. Who looks free here is decided by domain/swaps
 * like everyone else; where nobody is found, or nobody who holds, everyone is asked for (`loadAble`).
 */
export const loadTakers = async (
  req: PayloadRequest,
  { place, targets, today, settings, ignore, except }: TakerSearch,
): Promise<Contractor[]> => {
  const found = await read<TakerRow>(
    req,
    sql`select n.* from jsonb_to_recordset(${jsonb(spotsOf(targets))}) as s(
        date date, start_minute int, end_minute int, tasks uuid[], experts uuid[], takers int, latitude float8, longitude float8)
      cross join lateral (
        select p.id, p.name, p.location_latitude as latitude, p.location_longitude as longitude,
          p.radius_miles as "radiusMiles", p.max_concurrent_jobs as "maxConcurrentJobs",
          p.reactive_mode as "reactiveMode", p.certifications, p.updated_at::text as revision,
          k.skills, json_build_array(d.date, d.start_time, d.end_time) as day, c.taken
        from handyman_profiles p
        cross join lateral (
          select from contractor_skills k where k.handyman_id = p.id and k.task_id = s.tasks[1] offset 0) one
        cross join lateral (
          select json_agg(json_build_array(k.task_id, k.confidence)) as skills from contractor_skills k
          where k.handyman_id = p.id and k.task_id = any(s.tasks) and (k.confidence = 'expert' or not k.task_id = any(s.experts))
          having count(*) = cardinality(s.tasks) offset 0) k
        cross join lateral (
          select d.date, d.start_time, d.end_time from contractor_availability_dates d
          where d.contractor_id = p.id and d.date = s.date and d.is_available offset 0) d
        cross join lateral (
          select json_agg(json_build_array(c.id, c.kind, c.start_minute, c.end_minute)) as taken from (
            select b.id, 'booking' as kind, b.start_minute, b.end_minute from bookings b
            where b.contractor_id = p.id and b.date = s.date and b.status = 'confirmed'
              and b.id is distinct from ${ignore.bookingId ?? null}::uuid
            union all
            select h.id, 'hold', h.start_minute, h.end_minute from slot_holds h
            where h.contractor_id = p.id and h.date = s.date and h.expires_at > ${now().toISOString()}::timestamptz
              and h.quote_id is distinct from ${ignore.quoteId ?? null}::uuid) c
          having count(*) < p.max_concurrent_jobs
            and count(*) filter (where c.start_minute < s.end_minute and s.start_minute < c.end_minute) = 0 offset 0) c
        where p.is_active and p.id is distinct from ${except ?? null}::uuid
          and (p.reactive_mode or s.date <> ${today}::date)
          and ${withinReach(sql`s.latitude`, sql`s.longitude`, NEAR)}
        limit s.takers) n
      where ${withinNeighbourhood(place, sql`s.latitude`, sql`s.longitude`)}`,
  )
  return found.map(({ skills, day, taken, ...facts }) =>
    contractorOf(facts, {
      skills,
      days: [day],
      taken: (taken ?? []).map(([id, kind, start, end]) => ({
        id,
        kind,
        start,
        end,
        date: day[0],
      })),
      settings,
    }),
  )
}
