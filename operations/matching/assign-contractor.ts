import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { everyReason, type Unfit } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { placeBooking } from '../booking/place-booking.ts'
import { putOnContractor } from '../booking/put-on-contractor.ts'
import { lockContractor } from '../booking/take-time.ts'
import { tellChanged } from '../booking/tell-changed.ts'
import { now } from '../clock.ts'
import { run, sql } from '../database.ts'
import { settleException } from '../exceptions/raise-exception.ts'
import { readSettings } from '../settings.ts'
import { jobOfBooking } from './job-of-booking.ts'
import { loadContractors } from './load-contractors.ts'
import { recordMatch } from './record-match.ts'

export interface Assignment {
  bookingId: string
  contractorId: string
  reason: string
}

/**
 * Rules a person may set aside with a reason. Who can do the work, whether they hold the certificate
 * and whether their time is free are not among them.
 */
const SOFT: readonly Unfit[] = ['not_reactive', 'out_of_range', 'day_full']

/** Why a person in words, for the refusal. */
const WORDS: Record<Unfit, string> = {
  inactive: 'is not active',
  no_location: 'has no place on the map',
  out_of_range: 'does not cover that address',
  lacks_task: 'does not have every task of this job',
  lacks_confidence: 'is not an expert in a task that needs one',
  lacks_certification: 'does not hold a certification this job needs',
  not_reactive: 'does not take same-day jobs',
  unavailable: 'is not available then',
  day_full: 'has all the jobs they take that day',
  busy: 'is already booked then',
}

/**
 * Puts a booking on the contractor a person chose, through the same guard as everyone: soft rules may
 * be set aside, audited with the reason; hard ones never. The booking is pinned to them.
 * @throws AppError SLOT_UNAVAILABLE naming the rule, STALE, NOT_FOUND
 */
export const assignContractor = async (req: PayloadRequest, asked: Assignment): Promise<void> => {
  const { booking, job } = await jobOfBooking(req, asked.bookingId)
  if (booking.status !== 'confirmed' || !job)
    throw new AppError('STALE', 'This booking cannot be reassigned any more.')
  const { halfDays } = await readSettings(req)
  const own = { quoteId: booking.quoteId, bookingId: booking.id }
  const range = { start: booking.startMinute, end: booking.endMinute }
  const locked = await lockContractor(req, { id: asked.contractorId }, true)
  const [contractor] = locked
    ? await loadContractors(req, {
        job,
        from: booking.date,
        to: booking.date,
        day: halfDays,
        ignore: own,
        alsoPartial: true,
        only: asked.contractorId,
      })
    : []
  if (!contractor) return refuse('lacks_task')
  const reasons = everyReason(contractor, job, booking.date, range, londonClock(now()).date)
  const hard = reasons.find((reason) => !SOFT.includes(reason))
  if (hard) return refuse(hard)
  const taken = await placeBooking(req, {
    ...booking,
    bookingId: booking.id,
    taken: { contractorId: contractor.id, range, ranked: null },
  })
  if (!taken) return refuse('busy')
  await run(req, sql`update bookings set pinned = true where id = ${booking.id}::uuid`)
  if (contractor.id !== booking.contractorId)
    await putOnContractor(req, {
      booking,
      contractorId: contractor.id,
      because: asked.reason,
      kept: true,
    })
  await recordMatch(req, {
    bookingId: booking.id,
    job,
    date: booking.date,
    range,
    chosen: contractor.id,
    own,
    notes: asked.reason,
  })
  await writeAudit(req, {
    action: 'assign',
    resource: 'bookings',
    recordId: booking.id,
    before: { contractor: booking.contractorId },
    after: { contractor: contractor.id, setAside: reasons },
    reason: asked.reason,
  })
  await settleException(req, {
    kind: 'no_contractor',
    bookingId: booking.id,
    how: 'Assigned by hand.',
  })
  if (contractor.id !== booking.contractorId)
    await tellChanged(req, {
      bookingId: booking.id,
      formerContractorId: booking.contractorId,
      timeChanged: false,
    })
}

const refuse = (reason: Unfit): never => {
  throw new AppError('SLOT_UNAVAILABLE', `This contractor ${WORDS[reason]}.`, {
    reason,
    alternatives: [],
  })
}
