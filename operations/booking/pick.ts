import type { Candidate } from '../../domain/fitness.ts'
import type { Settings } from '../../domain/settings.ts'
import type { MinuteRange, TimeSlot } from '../../domain/slots.ts'
import type { ScopedJob } from '../quotes/job-of-scope.ts'
import type { Own } from './take-time.ts'

export interface Taken {
  contractorId: string
  range: MinuteRange
  /** Everyone with one of the job's tasks, where they were all read for this decision. */
  considered?: Candidate[]
}

export interface Pick<T> {
  job: ScopedJob
  date: string
  timeSlot: TimeSlot
  own: Own
  settings: Settings
  /** Asked for first, if they are fit and free: whoever held the slot before. */
  preferred?: string
  /** Never asked: whoever is giving the booking up. */
  except?: string
  /** Writes what takes the time; null when a constraint refused it. */
  take: (taken: Taken) => Promise<T | null>
}
