import type { PayloadRequest } from 'payload'
import type { Commitment, Contractor } from '../../domain/fitness.ts'
import type { Confidence } from '../../domain/match-score.ts'
import { overlaps } from '../../domain/slots.ts'
import type { Target } from '../../domain/swaps.ts'
import { now } from '../clock.ts'
import { jsonb, read, type SQL, sql } from '../database.ts'
import { contractorOf, type FactsRow } from './contractor-facts.ts'
import type { BoardSearch } from './widen-board.ts'
import { withinNeighbourhood, withinReach } from './within-reach.ts'

/** Of the greatest radius: whoever lives near a job is more often in reach of it, and sooner found. */
const NEAR = 0.5

type TimeCell = [id: string, start: number, end: number]

interface TakerRow extends FactsRow {
  skills: [taskId: string, confidence: Confidence][]
  day: [date: string, start: string | null, end: string | null]
  booked: TimeCell[] | null
  held: TimeCell[] | null
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

/** What is taken of a day; no row when the time asked for is. */
const takenOf = (table: SQL, counts: SQL): SQL => sql`
  select json_agg(json_build_array(b.id, b.start_minute, b.end_minute)) as taken, count(*) as jobs
  from ${table} b where b.contractor_id = p.id and b.date = d.date and ${counts}
  having count(*) filter (where b.start_minute < s.end_minute and s.start_minute < b.end_minute) = 0`

const commitmentsOf = (kind: Commitment['kind'], date: string, cells: TimeCell[] | null) =>
  (cells ?? []).map(([id, start, end]) => ({ id, kind, date, start, end }))

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
          k.skills, json_build_array(d.date, d.start_time, d.end_time) as day, b.taken as booked, h.taken as held
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
          select b.taken from (${takenOf(sql`bookings`, sql`b.status = 'confirmed' and b.id is distinct from ${ignore.bookingId ?? null}::uuid`)}) b
          where b.jobs < p.max_concurrent_jobs offset 0) b
        cross join lateral (
          select h.taken from (${takenOf(sql`slot_holds`, sql`b.expires_at > ${now().toISOString()}::timestamptz and b.quote_id is distinct from ${ignore.quoteId ?? null}::uuid`)}) h
          where h.jobs < p.max_concurrent_jobs offset 0) h
        where p.is_active and p.id is distinct from ${except ?? null}::uuid
          and (p.reactive_mode or s.date <> ${today}::date)
          and ${withinReach(sql`s.latitude`, sql`s.longitude`, NEAR)}
        limit s.takers) n
      where ${withinNeighbourhood(place, sql`s.latitude`, sql`s.longitude`)}`,
  )
  return found.map(({ skills, day, booked, held, ...facts }) => {
    const taken = [
      ...commitmentsOf('booking', day[0], booked),
      ...commitmentsOf('hold', day[0], held),
    ]
    return contractorOf(facts, { skills, days: [day], taken, settings })
  })
}
