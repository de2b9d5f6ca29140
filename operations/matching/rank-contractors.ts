import { milesBetween } from '../../domain/distance.ts'
import type { Candidate, Job } from '../../domain/fitness.ts'
import { byScore, matchScore, type ScoreParts } from '../../domain/match-score.ts'
import type { Settings } from '../../domain/settings.ts'
import { now } from '../clock.ts'

export interface Ranked {
  contractorId: string
  contractor: Candidate
  score: number
  parts: ScoreParts
}

/** How many of those considered can do each of the tasks that the job does not need. */
const holdersOf = (candidates: readonly Candidate[]): Map<string, number> => {
  const holders = new Map<string, number>()
  for (const { standing } of candidates)
    for (const task of standing.otherTasks) holders.set(task, (holders.get(task) ?? 0) + 1)
  return holders
}

/** Best first. Deterministic: the same candidates and the same clock give the same order and figures. */
export const rankContractors = (
  candidates: readonly Candidate[],
  job: Job,
  weights: Settings['scoreWeights'],
): Ranked[] => {
  const holders = holdersOf(candidates)
  const rarestOf = ({ standing: { otherTasks } }: Candidate): number =>
    otherTasks.length === 0
      ? candidates.length
      : Math.min(...otherTasks.map((task) => holders.get(task) ?? 0))
  return candidates
    .map((candidate) => rank(candidate, rarestOf(candidate), job, weights))
    .sort(byScore)
}

const rank = (
  contractor: Candidate,
  rarestOtherSkillHolders: number,
  job: Job,
  weights: Settings['scoreWeights'],
): Ranked => {
  const { otherTasks: _, ...standing } = contractor.standing
  const tasks = job.tasks.map(({ taskId, isPrimary }) => ({
    isPrimary,
    skill: contractor.skills.find((skill) => skill.taskId === taskId) ?? null,
  }))
  const { score, parts } = matchScore(
    {
      ...standing,
      tasks,
      rarestOtherSkillHolders,
      distanceMiles: contractor.place
        ? milesBetween(contractor.place, job.place)
        : Number.POSITIVE_INFINITY,
      radiusMiles: contractor.radiusMiles,
      maxConcurrentJobs: contractor.maxConcurrentJobs,
      now: now(),
    },
    weights,
  )
  return { contractorId: contractor.id, contractor, score, parts }
}
