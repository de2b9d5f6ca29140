import { milesBetween } from '../../../domain/distance.ts'
import {
  type Job,
  type RequiredTask,
  type Unfit,
  whyNotFree,
  whyUnqualified,
} from '../../../domain/fitness.ts'
import { addDays, londonClock } from '../../../domain/london-time.ts'
import { byScore, matchScore, type ScoreParts } from '../../../domain/match-score.ts'
import { DEFAULT_SETTINGS } from '../../../domain/settings.ts'
import {
  isOfferedSlot,
  type MinuteRange,
  occupiedRange,
  type TimeSlot,
} from '../../../domain/slots.ts'
import type { SeededContractor } from './contractors.ts'

const { halfDays, scoreWeights } = DEFAULT_SETTINGS
/** How far from the day it should be on a demo job may be put. */
const SEARCH_DAYS = 14

export interface Candidate {
  contractorId: string
  score: number
  parts: ScoreParts
  excludedBecause: Unfit | null
}

export interface Assignment {
  contractor: SeededContractor
  /** Taken though another scored better: staff chose them. */
  askedFor: boolean
  date: string
  timeSlot: TimeSlot
  range: MinuteRange
  /** Everyone in range with at least one of the tasks, best first. */
  candidates: Candidate[]
}

const busyDaysOf = (contractor: SeededContractor) =>
  [...contractor.days.values()].filter((day) => day.commitments.length > 0).length

const scoreOf = (contractor: SeededContractor, job: Job, now: Date) => {
  const skillFor = ({ taskId }: RequiredTask) =>
    contractor.skills.find((skill) => skill.taskId === taskId) ?? null
  return matchScore(
    {
      tasks: job.tasks.map((task) => ({ isPrimary: task.isPrimary, skill: skillFor(task) })),
      distanceMiles: contractor.place
        ? milesBetween(contractor.place, job.place)
        : contractor.radiusMiles,
      radiusMiles: contractor.radiusMiles,
      rating: contractor.rating,
      ratingCount: contractor.ratingCount,
      jobsAssigned: contractor.ratingCount + 2,
      jobsKept: contractor.ratingCount + 1,
      nearbyBookings: busyDaysOf(contractor),
      maxConcurrentJobs: contractor.maxConcurrentJobs,
      rarestOtherSkillHolders: 4,
      now,
    },
    scoreWeights,
  )
}

const isCandidate = (contractor: SeededContractor, job: Job) =>
  contractor.place !== null &&
  milesBetween(contractor.place, job.place) <= contractor.radiusMiles &&
  job.tasks.some(({ taskId }) => contractor.skills.some((skill) => skill.taskId === taskId))

interface Wanted {
  job: Job
  /** A contractor to take before a better one. */
  preferred?: string
  date: string
  timeSlot: TimeSlot
}

const tryDay = (
  contractors: SeededContractor[],
  { job, date, timeSlot, preferred }: Wanted,
  now: Date,
): Assignment | null => {
  const slot = isOfferedSlot(timeSlot, job.minutes, halfDays) ? timeSlot : 'am'
  const range = occupiedRange(slot, job.minutes, halfDays)
  const candidates = contractors
    .filter((contractor) => isCandidate(contractor, job))
    .map((contractor) => ({
      contractorId: contractor.id,
      ...scoreOf(contractor, job, now),
      // Booked days ahead, so that today's rule for same-day jobs does not come into it.
      excludedBecause:
        whyUnqualified(contractor, job, date) ?? whyNotFree(contractor, date, range, ''),
    }))
    .sort(byScore)
  const fit = candidates.filter(({ excludedBecause }) => excludedBecause === null)
  // Who can log in gets the jobs they are fit for, so that there is something to see.
  const chosen = fit.find(({ contractorId }) => contractorId === preferred) ?? fit[0]
  const contractor = contractors.find(({ id }) => id === chosen?.contractorId)
  if (!contractor) return null
  return { contractor, askedFor: chosen !== fit[0], date, timeSlot: slot, range, candidates }
}

/**
 * Finds a demo job the best contractor who can really do it, on the day wanted or the nearest day
 * further on (further back, for work already done), and takes their time. Null when nobody can.
 */
export const assign = (
  contractors: SeededContractor[],
  wanted: Wanted,
  jobId: string,
  now: Date,
): Assignment | null => {
  const { date: today } = londonClock(now)
  const step = wanted.date < today ? -1 : 1
  for (let days = 0; days <= SEARCH_DAYS; days++) {
    const found = tryDay(contractors, { ...wanted, date: addDays(wanted.date, days * step) }, now)
    if (!found) continue
    found.contractor.days
      .get(found.date)
      ?.commitments.push({ id: jobId, kind: 'booking', ...found.range })
    return found
  }
  return null
}
