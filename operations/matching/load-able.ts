import type { PayloadRequest } from 'payload'
import type { Contractor } from '../../domain/fitness.ts'
import type { Confidence } from '../../domain/match-score.ts'
import type { PlacedJob, Target } from '../../domain/swaps.ts'
import { jsonb, read, sql } from '../database.ts'
import { contractorOf, type FactsRow } from './contractor-facts.ts'
import { type PlacedCell, placedCells, placedFrom } from './load-placed.ts'
import type { BoardSearch } from './widen-board.ts'
import { withinNeighbourhood, withinReach } from './within-reach.ts'

interface ContractorRow extends FactsRow {
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
 * decided by domain/swaps. Skills and days are looked up one by one (`offset 0`): joined, every skill
 * there is would be read.
 */
export const loadAble = async (
  req: PayloadRequest,
  { place, targets, settings, ignore, except }: AbleSearch,
): Promise<{ contractors: Contractor[]; placed: PlacedJob[] }> => {
  const found = await read<ContractorRow>(
    req,
    sql`with spot as materialized (
        select * from jsonb_to_recordset(${jsonb(spotsOf(targets))}) as j(date date, task uuid, latitude float8, longitude float8)
        where ${withinNeighbourhood(place, sql`latitude`, sql`longitude`)}),
      working as materialized (
        select n.id, json_agg(json_build_array(d.date, d.start_time, d.end_time)) as days,
          array_agg(d.date) as dates
        from spot s cross join lateral (
            select p.id from handyman_profiles p where p.is_active and p.id is distinct from ${except ?? null}::uuid
              and ${withinReach(sql`s.latitude`, sql`s.longitude`)} offset 0) n
          cross join lateral (
            select from contractor_skills k where k.handyman_id = n.id and k.task_id = s.task offset 0) k
          cross join lateral (
            select * from contractor_availability_dates d
            where d.contractor_id = n.id and d.date = s.date and d.is_available offset 0) d
        group by n.id)
      select p.id, p.name, p.location_latitude as latitude, p.location_longitude as longitude,
        p.radius_miles as "radiusMiles", p.max_concurrent_jobs as "maxConcurrentJobs", p.reactive_mode as "reactiveMode",
        p.certifications, p.updated_at::text as revision, a.days, k.skills, j.jobs
      from working a join handyman_profiles p on p.id = a.id
      left join lateral (select json_agg(json_build_array(s.task_id, s.confidence)) as skills
        from contractor_skills s where s.handyman_id = p.id) k on true
      left join lateral (select json_agg(c) as jobs from (
        ${placedCells(sql`b.contractor_id = p.id and b.date = any(a.dates)`, sql`h.contractor_id = p.id and h.date = any(a.dates)`, ignore)}) c) j on true
      order by p.id`,
  )
  return {
    contractors: found.map(({ skills, days, jobs, ...facts }) =>
      contractorOf(facts, { skills: skills ?? [], days, taken: jobs ?? [], settings }),
    ),
    placed: found.flatMap((row) => (row.jobs ?? []).map((cell) => placedFrom(cell, settings))),
  }
}
