import type { PayloadRequest } from 'payload'
import {
  availableRange,
  type Contractor,
  type ContractorDay,
  type Job,
} from '../../domain/fitness.ts'
import { minutesOf } from '../../domain/london-time.ts'
import type { Confidence } from '../../domain/match-score.ts'
import type { DayShape } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { jsonb, read, sql } from '../database.ts'

type AvailabilityCell = [date: string, start: string | null, end: string | null]
type CommitmentCell = [date: string, start: number, end: number, id: string]
type SkillCell = [taskId: string, confidence: Confidence, completed: number, last: string | null]

interface ContractorRow {
  id: string
  name: string
  latitude: number | string
  longitude: number | string
  radiusMiles: number
  maxConcurrentJobs: number
  reactiveMode: boolean
  certifications: Contractor['certifications'] | null
  revision: string
  skills: SkillCell[]
  days: AvailabilityCell[] | null
  booked: CommitmentCell[] | null
  held: CommitmentCell[] | null
}

export interface Search {
  job: Job
  from: string
  to: string
  day: DayShape
  /** The customer's own hold, and the booking being moved: neither stands in its own way. */
  ignore?: { quoteId?: string; bookingId?: string }
  /** Contractors with only some of the tasks too, as the history of a decision wants them. */
  alsoPartial?: boolean
  /** One contractor alone, wherever they are: whether they are in range is for the rules to say. */
  only?: string
  /** Everyone active with one of the tasks, wherever they are: what a board is coloured by. */
  anywhere?: boolean
}

/**
 * The contractors in range with the job's tasks, with their days and commitments between two dates,
 * in one statement. Narrowed by SQL, decided by domain/fitness.
 */
export const loadContractors = async (
  req: PayloadRequest,
  search: Search,
): Promise<Contractor[]> => {
  const { job, from, to, ignore = {} } = search
  const wanted = job.tasks.map(({ taskId, confidence, isPrimary }) => ({
    task: taskId,
    expert: confidence === 'expert',
    primary: isPrimary,
  }))
  const able = search.alsoPartial
    ? sql`count(*)`
    : sql`count(*) filter (where w."primary" and (k.confidence = 'expert' or not w.expert))`
  const needed = search.alsoPartial ? 1 : job.tasks.filter(({ isPrimary }) => isPrimary).length
  const here = sql`ll_to_earth(${job.place.latitude}::float8, ${job.place.longitude}::float8)`
  const found = await read<ContractorRow>(
    req,
    sql`with wanted as materialized (
        select * from jsonb_to_recordset(${jsonb(wanted)}) as w(task uuid, expert boolean, "primary" boolean)),
      near as materialized (
        select p.id, p.name, p.location_latitude, p.location_longitude, p.radius_miles,
          p.max_concurrent_jobs, p.reactive_mode, p.certifications, p.updated_at
        from handyman_profiles p
        where p.is_active and ${
          search.only
            ? sql`p.id = ${search.only}::uuid`
            : search.anywhere
              ? sql`true`
              : sql`earth_box(${here},
            (select coalesce(max(radius_miles), 0) from handyman_profiles where is_active) * 1609.344::float8)
          @> ll_to_earth(p.location_latitude, p.location_longitude)`
        }),
      fit as materialized (
        select n.*, s.skills from near n join lateral (
          select ${able} as able, jsonb_agg(jsonb_build_array(
              k.task_id, k.confidence, coalesce(k.completed_count, 0), k.last_performed_at)) as skills
          from wanted w join contractor_skills k on k.task_id = w.task and k.handyman_id = n.id) s on s.able >= ${needed}
        where ${search.only || search.anywhere ? sql`true or ` : sql``}earth_distance(${here}, ll_to_earth(n.location_latitude, n.location_longitude))
          <= n.radius_miles * 1609.344::float8 + 20)
      select f.id, f.name, f.location_latitude as latitude, f.location_longitude as longitude,
        f.radius_miles as "radiusMiles", f.max_concurrent_jobs as "maxConcurrentJobs",
        f.reactive_mode as "reactiveMode", f.certifications, f.updated_at::text as revision, f.skills, a.days, b.booked, h.held
      from fit f
      left join lateral (
        select jsonb_agg(jsonb_build_array(d.date, d.start_time, d.end_time)) as days
        from contractor_availability_dates d
        where d.contractor_id = f.id and d.is_available and d.date between ${from}::date and ${to}::date) a on true
      left join lateral (
        select jsonb_agg(jsonb_build_array(b.date, b.start_minute, b.end_minute, b.id)) as booked
        from bookings b where b.contractor_id = f.id and b.status = 'confirmed'
          and b.date between ${from}::date and ${to}::date
          and b.id is distinct from ${ignore.bookingId ?? null}::uuid) b on true
      left join lateral (
        select jsonb_agg(jsonb_build_array(s.date, s.start_minute, s.end_minute, s.id)) as held
        from slot_holds s where s.contractor_id = f.id and s.expires_at > ${now().toISOString()}::timestamptz
          and s.date between ${from}::date and ${to}::date
          and s.quote_id is distinct from ${ignore.quoteId ?? null}::uuid) h on true
      order by f.id`,
  )
  return found.map((row) => contractorFrom(row, search.day))
}

const contractorFrom = (row: ContractorRow, day: DayShape): Contractor => ({
  id: row.id,
  name: row.name,
  isActive: true,
  place: { latitude: Number(row.latitude), longitude: Number(row.longitude) },
  radiusMiles: row.radiusMiles,
  maxConcurrentJobs: row.maxConcurrentJobs,
  reactiveMode: row.reactiveMode,
  certifications: row.certifications ?? [],
  revision: row.revision,
  skills: row.skills.map(([taskId, confidence, completedCount, last]) => ({
    taskId,
    confidence,
    completedCount,
    lastPerformedAt: last ? new Date(last) : null,
  })),
  days: daysFrom(row, day),
})

const daysFrom = (row: ContractorRow, day: DayShape): Map<string, ContractorDay> => {
  const days = new Map<string, ContractorDay>()
  const dayOf = (date: string) => {
    const known = days.get(date) ?? { available: null, commitments: [] }
    days.set(date, known)
    return known
  }
  for (const [date, start, end] of row.days ?? [])
    dayOf(date).available = availableRange(
      {
        isAvailable: true,
        start: start ? minutesOf(start) : null,
        end: end ? minutesOf(end) : null,
      },
      day,
    )
  for (const [date, start, end, id] of row.booked ?? [])
    dayOf(date).commitments.push({ kind: 'booking', id, start, end })
  for (const [date, start, end, id] of row.held ?? [])
    dayOf(date).commitments.push({ kind: 'hold', id, start, end })
  return days
}
