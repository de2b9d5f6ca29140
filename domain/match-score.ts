/**
 * The match score, 0–100: a weighted sum of seven parts, each in 0..1 before its weight.
 * Pure and deterministic: same inputs, same answer.
 */
import type { Settings } from './settings.ts'

export type Confidence = 'expert' | 'capable'

export interface TaskFit {
  isPrimary: boolean
  /** Null: the contractor does not have this task (only possible for a secondary one). */
  skill: { confidence: Confidence; completedCount: number; lastPerformedAt: Date | null } | null
}

export interface ScoreInput {
  tasks: TaskFit[]
  distanceMiles: number
  radiusMiles: number
  /** Mean customer rating 1–5 and how many ratings it rests on. */
  rating: number | null
  ratingCount: number
  /** Jobs ever assigned, and those of them completed or still to come. */
  jobsAssigned: number
  jobsKept: number
  /** Confirmed bookings within three days either side, and the most a day may hold. */
  nearbyBookings: number
  maxConcurrentJobs: number
  /** How many active contractors hold this contractor's rarest skill that the job does not need. */
  rarestOtherSkillHolders: number
  now: Date
}

export type ScoreParts = Record<keyof Settings['scoreWeights'], number>

/** A newcomer is taken for average until this many jobs have spoken. */
const PRIOR_JOBS = 5
const PRIOR_RATING = 4.4
const PRIOR_RELIABILITY = 0.95
const RECENCY_DAYS = 90
const BUSY_DAYS = 7

const mean = (values: readonly number[], empty: number) =>
  values.length === 0 ? empty : values.reduce((sum, value) => sum + value, 0) / values.length

const clamp = (value: number) => Math.min(1, Math.max(0, value))

const skillFit = (tasks: readonly TaskFit[]) => {
  const primary = tasks.filter((task) => task.isPrimary)
  const secondary = tasks.filter((task) => !task.isPrimary)
  const expert = mean(
    primary.map(({ skill }) => (skill?.confidence === 'expert' ? 1 : 0.4)),
    0.4,
  )
  const covered = mean(
    secondary.map(({ skill }) => (skill ? 1 : 0)),
    1,
  )
  const practised = mean(
    primary.map(({ skill }) => (skill ? skill.completedCount / (skill.completedCount + 10) : 0)),
    0,
  )
  return 0.6 * expert + 0.2 * covered + 0.2 * practised
}

const recency = (tasks: readonly TaskFit[], now: Date) =>
  mean(
    tasks.map(({ skill }) => {
      if (!skill?.lastPerformedAt) return 0
      const days = (now.getTime() - skill.lastPerformedAt.getTime()) / 86_400_000
      return Math.exp(-Math.max(0, days) / RECENCY_DAYS)
    }),
    0,
  )

/** Each part in 0..1, before weights. */
const unweighted = (input: ScoreInput): ScoreParts => {
  const rating =
    ((input.rating ?? PRIOR_RATING) * input.ratingCount + PRIOR_RATING * PRIOR_JOBS) /
    (input.ratingCount + PRIOR_JOBS)
  const kept = (input.jobsKept + PRIOR_RELIABILITY * PRIOR_JOBS) / (input.jobsAssigned + PRIOR_JOBS)
  return {
    skillFit: skillFit(input.tasks),
    proximity: input.radiusMiles > 0 ? 1 - input.distanceMiles / input.radiusMiles : 0,
    rating: (rating - 1) / 4,
    reliability: kept,
    workload: 1 - input.nearbyBookings / (Math.max(1, input.maxConcurrentJobs) * BUSY_DAYS),
    recency: recency(input.tasks, input.now),
    scarcity: 1 - 1 / Math.max(1, input.rarestOtherSkillHolders),
  }
}

/**
 * Weighted parts (rounded to hundredths, as stored) and their sum, scaled to 100 whatever the
 * weights add up to.
 */
export const matchScore = (
  input: ScoreInput,
  weights: Settings['scoreWeights'],
): { score: number; parts: ScoreParts } => {
  const raw = unweighted(input)
  const keys = Object.keys(raw) as (keyof ScoreParts)[]
  const total = keys.reduce((sum, key) => sum + weights[key], 0) || 1
  const parts = Object.fromEntries(
    keys.map((key) => [key, Math.round((clamp(raw[key]) * weights[key] * 10_000) / total) / 100]),
  ) as ScoreParts
  const score = Math.round(keys.reduce((sum, key) => sum + parts[key], 0) * 100) / 100
  return { score, parts }
}

/** Best first; equal scores by contractor id, so that the order never depends on chance. */
export const byScore = <T extends { score: number; contractorId: string }>(a: T, b: T): number =>
  b.score - a.score || (a.contractorId < b.contractorId ? -1 : 1)
