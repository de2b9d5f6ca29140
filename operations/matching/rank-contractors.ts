import type { PayloadRequest } from 'payload'
import { milesBetween } from '../../domain/distance.ts'
import type { Contractor, Job } from '../../domain/fitness.ts'
import { byScore, matchScore, type ScoreParts } from '../../domain/match-score.ts'
import type { Settings } from '../../domain/settings.ts'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'

export interface Ranked {
  contractorId: string
  contractor: Contractor
  score: number
  parts: ScoreParts
}

interface Standing {
  id: string
  rating: string | number | null
  ratingCount: number
  jobsAssigned: number
  jobsKept: number
  nearbyBookings: number
  rarest: number | null
}

/**
 * How each stands beyond the hard rules: reputation, load three days either side, and how many of
 * those considered hold the rarest skill the job does not need.
 */
const standingOf = (req: PayloadRequest, ids: string[], job: Job, date: string) =>
  read<Standing>(
    req,
    sql`with who as materialized (select unnest(${`{${ids.join(',')}}`}::uuid[]) as id),
      other as materialized (
        select k.handyman_id, k.task_id, count(*) over (partition by k.task_id)::int as holders
        from contractor_skills k join who on who.id = k.handyman_id
        where not k.task_id = any(${`{${job.tasks.map(({ taskId }) => taskId).join(',')}}`}::uuid[]))
      select p.id, p.rating, coalesce(p.rating_count, 0) as "ratingCount",
        coalesce(p.jobs_assigned, 0) as "jobsAssigned", coalesce(p.jobs_kept, 0) as "jobsKept",
        (select count(*)::int from bookings b where b.contractor_id = p.id and b.status = 'confirmed'
          and b.date between ${date}::date - 3 and ${date}::date + 3) as "nearbyBookings",
        (select min(o.holders) from other o where o.handyman_id = p.id) as rarest
      from who join handyman_profiles p on p.id = who.id`,
  )

/** Best first. Deterministic: the same rows and the same clock give the same order and figures. */
export const rankContractors = async (
  req: PayloadRequest,
  contractors: readonly Contractor[],
  job: Job,
  date: string,
  weights: Settings['scoreWeights'],
): Promise<Ranked[]> => {
  if (contractors.length === 0) return []
  const standing = new Map(
    (
      await standingOf(
        req,
        contractors.map(({ id }) => id),
        job,
        date,
      )
    ).map((row) => [row.id, row]),
  )
  return contractors
    .map((contractor) =>
      rank(contractor, standing.get(contractor.id), job, weights, contractors.length),
    )
    .sort(byScore)
}

const rank = (
  contractor: Contractor,
  standing: Standing | undefined,
  job: Job,
  weights: Settings['scoreWeights'],
  considered: number,
): Ranked => {
  const tasks = job.tasks.map(({ taskId, isPrimary }) => ({
    isPrimary,
    skill: contractor.skills.find((skill) => skill.taskId === taskId) ?? null,
  }))
  const { score, parts } = matchScore(
    {
      tasks,
      distanceMiles: contractor.place
        ? milesBetween(contractor.place, job.place)
        : Number.POSITIVE_INFINITY,
      radiusMiles: contractor.radiusMiles,
      rating: standing?.rating == null ? null : Number(standing.rating),
      ratingCount: standing?.ratingCount ?? 0,
      jobsAssigned: standing?.jobsAssigned ?? 0,
      jobsKept: standing?.jobsKept ?? 0,
      nearbyBookings: standing?.nearbyBookings ?? 0,
      maxConcurrentJobs: contractor.maxConcurrentJobs,
      rarestOtherSkillHolders: standing?.rarest ?? considered,
      now: now(),
    },
    weights,
  )
  return { contractorId: contractor.id, contractor, score, parts }
}
