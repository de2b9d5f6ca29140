/**
 * The hard rules: who can serve a job in a slot. One set of functions decides it for showing,
 * holding, booking, rescheduling, swapping and staff; SQL only narrows the field beforehand.
 */
import { milesBetween, type Place } from './distance.ts'
import type { Confidence } from './match-score.ts'
import { covers, type DayShape, type MinuteRange, overlaps } from './slots.ts'

export interface RequiredTask {
  taskId: string
  confidence: Confidence
  isPrimary: boolean
  /** The named certification the task asks for, if any. */
  certification: string | null
}

/** What a scope of a quote asks of a contractor, and where. */
export interface Job {
  tasks: RequiredTask[]
  /** Estimated minutes of work. */
  minutes: number
  place: Place
}

export interface Skill {
  taskId: string
  confidence: Confidence
  completedCount: number
  lastPerformedAt: Date | null
}

/** Time of a contractor's day that is taken: a confirmed booking or a live hold. */
export interface Commitment extends MinuteRange {
  id: string
  kind: 'booking' | 'hold'
}

export interface ContractorDay {
  /** Null: not available that day. */
  available: MinuteRange | null
  commitments: Commitment[]
}

export interface Contractor {
  id: string
  name: string
  isActive: boolean
  place: Place | null
  radiusMiles: number
  maxConcurrentJobs: number
  reactiveMode: boolean
  certifications: { name: string; expiresOn?: string | null }[]
  skills: Skill[]
  /** Changes whenever the profile, skills or days do: what was decided on an older one is stale. */
  revision?: string
  /** By date; a date without a row is a day off. */
  days: Map<string, ContractorDay>
}

/** How a contractor stands beyond the hard rules: what a score is made of. */
export interface Standing {
  /** Mean customer rating 1–5; null for a newcomer. */
  rating: number | null
  ratingCount: number
  jobsAssigned: number
  jobsKept: number
  /** Confirmed bookings within three days either side. */
  nearbyBookings: number
  /** Tasks they can do that the job does not need. */
  otherTasks: string[]
}

/** A contractor whose standing was read too. */
export interface Candidate extends Contractor {
  standing: Standing
}

export type Unfit =
  | 'inactive'
  | 'no_location'
  | 'out_of_range'
  | 'lacks_task'
  | 'lacks_confidence'
  | 'lacks_certification'
  | 'not_reactive'
  | 'unavailable'
  | 'day_full'
  | 'busy'

/**
 * Rules a person may set aside with a reason. Who can do the work, whether they hold the certificate
 * and whether their time is free are not among them.
 */
export const SOFT_RULES: readonly Unfit[] = ['not_reactive', 'out_of_range', 'day_full']

const serves = (has: Confidence, needed: Confidence) => has === 'expert' || needed === 'capable'

const hasCertificate = (contractor: Contractor, name: string, date: string) =>
  contractor.certifications.some(
    (held) => held.name === name && (!held.expiresOn || held.expiresOn >= date),
  )

const whyLacksTask = (contractor: Contractor, task: RequiredTask, date: string): Unfit | null => {
  const skill = contractor.skills.find(({ taskId }) => taskId === task.taskId)
  if (!skill) return 'lacks_task'
  if (!serves(skill.confidence, task.confidence)) return 'lacks_confidence'
  if (task.certification && !hasCertificate(contractor, task.certification, date))
    return 'lacks_certification'
  return null
}

function* unqualified(contractor: Contractor, job: Job, date: string): Generator<Unfit> {
  if (!contractor.isActive) yield 'inactive'
  if (!contractor.place) yield 'no_location'
  else if (milesBetween(contractor.place, job.place) > contractor.radiusMiles) yield 'out_of_range'
  for (const task of job.tasks) {
    const reason = task.isPrimary ? whyLacksTask(contractor, task, date) : null
    if (reason) yield reason
  }
}

function* notFree(
  contractor: Contractor,
  date: string,
  range: MinuteRange,
  today: string,
  taken?: readonly Commitment[],
): Generator<Unfit> {
  if (date === today && !contractor.reactiveMode) yield 'not_reactive'
  const day = contractor.days.get(date)
  if (!day?.available || !covers(day.available, range)) yield 'unavailable'
  const commitments = taken ?? day?.commitments ?? []
  if (commitments.some((one) => overlaps(one, range))) yield 'busy'
  if (day && commitments.length >= contractor.maxConcurrentJobs) yield 'day_full'
}

const first = (reasons: Generator<Unfit>): Unfit | null => reasons.next().value ?? null

/** Why this contractor cannot do this job at all on that date, whatever the hour; null when they can. */
export const whyUnqualified = (contractor: Contractor, job: Job, date: string): Unfit | null =>
  first(unqualified(contractor, job, date))

/**
 * Why the time is not theirs to give; null when they are free. `today` is London's date; `taken` is
 * what stands on that day where it is not what was read.
 */
export const whyNotFree = (
  contractor: Contractor,
  date: string,
  range: MinuteRange,
  today: string,
  taken?: readonly Commitment[],
): Unfit | null => first(notFree(contractor, date, range, today, taken))

/** Every hard rule at once; null when this contractor can stand behind this slot. */
export const whyUnfit = (
  contractor: Contractor,
  job: Job,
  date: string,
  range: MinuteRange,
  today: string,
): Unfit | null =>
  whyUnqualified(contractor, job, date) ?? whyNotFree(contractor, date, range, today)

/** All that stands against them, where one rule may be set aside and the rest may not. */
export const everyReason = (
  contractor: Contractor,
  job: Job,
  date: string,
  range: MinuteRange,
  today: string,
): Unfit[] => [
  ...new Set([...unqualified(contractor, job, date), ...notFree(contractor, date, range, today)]),
]

/** An availability row as a range: empty times mean the business's own day, 08:00–18:00. */
export const availableRange = (
  row: { isAvailable: boolean; start: number | null; end: number | null },
  day: DayShape,
): MinuteRange | null =>
  row.isAvailable ? { start: row.start ?? day.amStart, end: row.end ?? day.pmEnd } : null
