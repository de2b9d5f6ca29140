import type { PayloadRequest } from 'payload'
import { milesBetween } from '../../domain/distance.ts'
import { availableRange, type Contractor, type ContractorDay } from '../../domain/fitness.ts'
import { minutesOf } from '../../domain/london-time.ts'
import type { Confidence } from '../../domain/match-score.ts'
import type { Settings } from '../../domain/settings.ts'
import type { PlacedJob, Target } from '../../domain/swaps.ts'
import { jsonb, read, sql } from '../database.ts'
import { type PlacedCell, placedCells, placedFrom } from './load-placed.ts'
import type { BoardSearch } from './widen-board.ts'

/** From the job to a contractor, to their other job, to who could take that: three radii. */
const NEIGHBOURHOOD_RADII = 3

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
  skills: [taskId: string, confidence: Confidence][] | null
  days: [date: string, start: string | null, end: string | null][]
  jobs: PlacedCell[] | null
}

export interface AbleSearch extends Omit<BoardSearch, 'wanted' | 'qualified'> {
  targets: readonly Target[]
}

/** One row for each primary task, date and place asked about. */
const spotsOf = (targets: readonly Target[]) =>
  targets.flatMap(({ job, date }) =>
    job.tasks
      .filter(({ isPrimary }) => isPrimary)
      .slice(0, 1)
      .map(({ taskId }) => ({ task: taskId, date, ...job.place })),
  )

/**
 * Those in range of a target who have its first task and work that day, with all their skills, and
 * every job they have then: one step of a search for swaps, in one statement. Narrowed by SQL,
 * decided by domain/swaps.
 */
export const loadAble = async (
  req: PayloadRequest,
  { place, targets, settings, ignore, except }: AbleSearch,
): Promise<{ contractors: Contractor[]; placed: PlacedJob[] }> => {
  const farthest = Math.max(0, ...targets.map(({ job }) => milesBetween(place, job.place)))
  const here = sql`ll_to_earth(${place.latitude}::float8, ${place.longitude}::float8)`
  const reach = sql`(select coalesce(max(radius_miles), 0) from handyman_profiles where is_active)`
  const found = await read<ContractorRow>(
    req,
    sql`with spot as materialized (
        select date, task, ll_to_earth(latitude, longitude) as place
        from jsonb_to_recordset(${jsonb(spotsOf(targets))}) as j(date date, task uuid, latitude float8, longitude float8)),
      near as materialized (
        select p.id, ll_to_earth(p.location_latitude, p.location_longitude) as place, p.radius_miles * 1609.344::float8 + 20 as reach
        from handyman_profiles p
        where p.is_active and p.id is distinct from ${except ?? null}::uuid and earth_box(${here},
            least(${farthest}::float8 + ${reach} + 1, ${reach} * ${NEIGHBOURHOOD_RADII}::int) * 1609.344::float8)
          @> ll_to_earth(p.location_latitude, p.location_longitude)),
      able as materialized (
        select n.*, k.task_id as task from near n join contractor_skills k on k.handyman_id = n.id
        where k.task_id = any(array(select distinct task from spot))),
      working as materialized (
        select w.id, jsonb_agg(jsonb_build_array(d.date, d.start_time, d.end_time)) as days, array_agg(d.date) as dates
        from (select distinct a.id, s.date from spot s join able a
            on a.task = s.task and cube_distance(a.place, s.place) <= a.reach) w
          join contractor_availability_dates d on d.contractor_id = w.id and d.date = w.date and d.is_available
        group by w.id)
      select p.id, p.name, p.location_latitude as latitude, p.location_longitude as longitude,
        p.radius_miles as "radiusMiles", p.max_concurrent_jobs as "maxConcurrentJobs", p.reactive_mode as "reactiveMode",
        p.certifications, p.updated_at::text as revision, a.days, k.skills, j.jobs
      from working a join handyman_profiles p on p.id = a.id
      left join lateral (select jsonb_agg(jsonb_build_array(s.task_id, s.confidence)) as skills
        from contractor_skills s where s.handyman_id = p.id) k on true
      left join lateral (select jsonb_agg(to_jsonb(c)) as jobs from (
        ${placedCells(sql`b.contractor_id = p.id and b.date = any(a.dates)`, sql`h.contractor_id = p.id and h.date = any(a.dates)`, ignore)}) c) j on true
      order by p.id`,
  )
  return {
    contractors: found.map((row) => contractorFrom(row, settings)),
    placed: found.flatMap((row) => (row.jobs ?? []).map((cell) => placedFrom(cell, settings))),
  }
}

const contractorFrom = (row: ContractorRow, { halfDays }: Settings): Contractor => {
  const days = new Map<string, ContractorDay>()
  for (const [date, start, end] of row.days)
    days.set(date, {
      available: availableRange(
        {
          isAvailable: true,
          start: start ? minutesOf(start) : null,
          end: end ? minutesOf(end) : null,
        },
        halfDays,
      ),
      commitments: [],
    })
  for (const { id, kind, date, start, end } of row.jobs ?? [])
    days.get(date)?.commitments.push({ id, kind, start, end })
  return {
    id: row.id,
    name: row.name,
    isActive: true,
    place: { latitude: Number(row.latitude), longitude: Number(row.longitude) },
    radiusMiles: row.radiusMiles,
    maxConcurrentJobs: row.maxConcurrentJobs,
    reactiveMode: row.reactiveMode,
    certifications: row.certifications ?? [],
    revision: row.revision,
    skills: (row.skills ?? []).map(([taskId, confidence]) => ({
      taskId,
      confidence,
      completedCount: 0,
      lastPerformedAt: null,
    })),
    days,
  }
}
