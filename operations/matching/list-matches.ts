import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import type { Unfit } from '../../domain/fitness.ts'
import type { ScoreParts } from '../../domain/match-score.ts'
import { jobOfBooking } from './job-of-booking.ts'
import { considerAll } from './record-match.ts'

export interface Match {
  contractor: string
  name: string
  score: number
  parts: ScoreParts
  /** Null: could take the booking as it stands. */
  excludedBecause: Unfit | null
  isAssigned: boolean
}

/** Everyone considered for a booking as things stand now, best first, each part and each reason. */
export const listMatches = async (req: PayloadRequest, bookingId: string): Promise<Match[]> => {
  const { booking, job } = await jobOfBooking(req, bookingId)
  if (!job) throw new AppError('STALE', 'No task is tagged for this job, or its place is unknown.')
  const range = { start: booking.startMinute, end: booking.endMinute }
  const own = { quoteId: booking.quoteId, bookingId }
  const considered = await considerAll(req, { job, date: booking.date, range, own })
  return considered.map((one) => ({
    contractor: one.contractorId,
    name: one.contractor.name,
    score: one.score,
    parts: one.parts,
    excludedBecause: one.excludedBecause,
    isAssigned: one.contractorId === booking.contractorId,
  }))
}
