import type { PayloadRequest } from 'payload'
import {
  availableRange,
  type Candidate,
  type Contractor,
  type ContractorDay,
  type Job,
  type Standing,
} from '../../domain/fitness.ts'
import { minutesOf } from '../../domain/london-time.ts'
import type { Confidence } from '../../domain/match-score.ts'
import type { DayShape } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { read, type SQL, sql } from '../database.ts'
import type { FactsRow } from './contractor-facts.ts'
import { withinReach } from './within-reach.ts'

type AvailabilityCell = [date: string, start: string | null, end: string | null]
type CommitmentCell = [date: string, start: number, end: number, id: string]
type SkillCell = [taskId: string, confidence: Confidence, completed: number, last: string | null]

interface ContractorRow extends FactsRow {
  skills: SkillCell[]
  days: AvailabilityCell[] | null
  booked: CommitmentCell[] | null
  held: CommitmentCell[] | null
}

interface CandidateRow extends ContractorRow, Omit<Standing, 'rating'> {
  rating: string | number | null
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

const idsOf = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`

/** Within reach of the job, as domain/fitness will say again; or whoever is asked for. */
const whoIsNear = ({ job: { place }, only, anywhere }: Search): SQL => {
  if (only) return sql`p.id = ${only}::uuid`
  if (anywhere) return sql`true`
  return withinReach(sql`${place.latitude}::float8`, sql`${place.longitude}::float8`)
}

/** What a contractor must have to be read at all. */
const ableEnough = ({ job: { tasks }, alsoPartial }: Search): SQL => {
  if (alsoPartial) return sql`count(*) >= 1`
  const primary = tasks.filter(({ isPrimary }) => isPrimary)
  const plain = primary.filter(({ confidence }) => confidence !== 'expert')
  return sql`count(*) filter (where k.task_id = any(${idsOf(plain.map(({ taskId }) => taskId))})
      or k.confidence = 'expert' and k.task_id = any(${idsOf(primary.map(({ taskId }) => taskId))})) >= ${primary.length}::int`
}

const STANDING = (date: string, tasks: SQL): SQL => sql`,
  p.rating, coalesce(p.rating_count, 0) as "ratingCount", coalesce(p.jobs_assigned, 0) as "jobsAssigned",
  coalesce(p.jobs_kept, 0) as "jobsKept",
  (select count(*)::int from bookings b where b.contractor_id = p.id and b.status = 'confirmed'
    and b.date between ${date}::date - 3 and ${date}::date + 3) as "nearbyBookings",
  (select coalesce(json_agg(k.task_id), '[]') from contractor_skills k
    where k.handyman_id = p.id and not k.task_id = any(${tasks})) as "otherTasks"`

const find = <T extends ContractorRow>(
  req: PayloadRequest,
  search: Search,
  standing: boolean,
): Promise<T[]> => {
  const { job, from, to, ignore = {} } = search
  const tasks = idsOf(job.tasks.map(({ taskId }) => taskId))
  return read<T>(
    req,
    sql`select p.id, p.name, p.location_latitude as latitude, p.location_longitude as longitude,
        p.radius_miles as "radiusMiles", p.max_concurrent_jobs as "maxConcurrentJobs",
        p.reactive_mode as "reactiveMode", p.certifications, p.updated_at::text as revision, s.skills,
        (select json_agg(json_build_array(d.date, d.start_time, d.end_time))
          from contractor_availability_dates d
          where d.contractor_id = p.id and d.is_available and d.date between ${from}::date and ${to}::date) as days,
        (select json_agg(json_build_array(b.date, b.start_minute, b.end_minute, b.id))
          from bookings b where b.contractor_id = p.id and b.status = 'confirmed'
            and b.date between ${from}::date and ${to}::date
            and b.id is distinct from ${ignore.bookingId ?? null}::uuid) as booked,
        (select json_agg(json_build_array(h.date, h.start_minute, h.end_minute, h.id))
          from slot_holds h where h.contractor_id = p.id and h.expires_at > ${now().toISOString()}::timestamptz
            and h.date between ${from}::date and ${to}::date
            and h.quote_id is distinct from ${ignore.quoteId ?? null}::uuid) as held${
              standing ? STANDING(from, tasks) : sql``
            }
      from handyman_profiles p cross join lateral (
        select json_agg(json_build_array(
            k.task_id, k.confidence, coalesce(k.completed_count, 0), k.last_performed_at)) as skills
        from contractor_skills k where k.handyman_id = p.id and k.task_id = any(${tasks})
        having ${ableEnough(search)}) s
      where p.is_active and ${whoIsNear(search)} order by p.id`,
  )
}

/**
 * The contractors in range with the job's tasks, with their days and commitments between two dates,
 * in one statement. Narrowed by SQL, decided by domain/fitness.
 */
export const loadContractors = async (
  req: PayloadRequest,
  search: Search,
): Promise<Contractor[]> => {
  const found = await find<ContractorRow>(req, search, false)
  return found.map((row) => contractorFrom(row, search.day))
}

/** The same for one day, with what they are ranked by, in the same statement. */
export const loadCandidates = async (
  req: PayloadRequest,
  { date, ...search }: Omit<Search, 'from' | 'to'> & { date: string },
): Promise<Candidate[]> => {
  const found = await find<CandidateRow>(req, { ...search, from: date, to: date }, true)
  return found.map((row) => {
    const { ratingCount, jobsAssigned, jobsKept, nearbyBookings, otherTasks } = row
    const rating = row.rating == null ? null : Number(row.rating)
    return {
      ...contractorFrom(row, search.day),
      standing: { rating, ratingCount, jobsAssigned, jobsKept, nearbyBookings, otherTasks },
    }
  })
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
