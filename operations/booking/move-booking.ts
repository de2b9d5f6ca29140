import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { slotProblem } from '../../domain/availability.ts'
import type { TimeSlot } from '../../domain/slots.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { now } from '../clock.ts'
import { settleException } from '../exceptions/raise-exception.ts'
import { jobOfBooking } from '../matching/job-of-booking.ts'
import { recordMatch } from '../matching/record-match.ts'
import { readSettings } from '../settings.ts'
import { endHold } from './end-hold.ts'
import { alternativesTo } from './list-slots.ts'
import type { Taken } from './pick.ts'
import { pickContractor } from './pick-contractor.ts'
import { placeBooking } from './place-booking.ts'
import { putOnContractor } from './put-on-contractor.ts'
import { tellChanged } from './tell-changed.ts'

export interface Reschedule {
  bookingId: string
  date: string
  timeSlot: TimeSlot
  actor: Actor
  reason: string
  /** Asked for first: whoever holds the new time, or did the old. */
  preferred?: string
}

/**
 * Moves a standing booking to another time, with whoever can serve it; the deposit goes with it.
 * @throws AppError NOT_FOUND, STALE, SLOT_UNAVAILABLE with alternatives
 */
export const moveBooking = async (req: PayloadRequest, move: Reschedule): Promise<void> => {
  const { booking, job } = await jobOfBooking(req, move.bookingId)
  if (booking.status !== 'confirmed')
    throw new AppError('STALE', `This booking is ${booking.status} already.`)
  if (!job)
    throw new AppError('SLOT_UNAVAILABLE', 'This job cannot be matched to anybody.', {
      alternatives: [],
    })
  const settings = await readSettings(req)
  const own = { quoteId: booking.quoteId, bookingId: booking.id }
  const refuse = async (message: string): Promise<never> => {
    throw new AppError('SLOT_UNAVAILABLE', message, {
      alternatives: await alternativesTo(req, job, move, own),
    })
  }
  if (slotProblem(move.date, move.timeSlot, job.minutes, settings, now()))
    return refuse('That time is not offered for this job.')
  const taken = await pickContractor<Taken>(req, {
    job,
    date: move.date,
    timeSlot: move.timeSlot,
    own,
    settings,
    preferred: move.preferred ?? booking.contractorId,
    take: (candidate) => placeBooking(req, { ...move, taken: candidate }),
  })
  if (!taken) return refuse('That time has just been taken.')
  await endHold(req, booking.quoteId)
  if (taken.contractorId !== booking.contractorId)
    await putOnContractor(req, {
      booking,
      contractorId: taken.contractorId,
      because: move.reason,
      kept: true,
    })
  await recordMatch(req, {
    bookingId: booking.id,
    job,
    date: move.date,
    range: taken.range,
    chosen: taken.contractorId,
    own,
    notes: move.reason,
  })
  await settleException(req, {
    kind: 'no_contractor',
    bookingId: booking.id,
    how: 'The booking was moved to a time that somebody can serve.',
  })
  await writeAudit(req, {
    action: 'reschedule',
    resource: 'bookings',
    recordId: booking.id,
    before: { date: booking.date, timeSlot: booking.timeSlot, contractor: booking.contractorId },
    after: { date: move.date, timeSlot: move.timeSlot, contractor: taken.contractorId },
    reason: move.reason,
  })
  await tellChanged(req, {
    bookingId: booking.id,
    formerContractorId: booking.contractorId,
    timeChanged: true,
  })
}
