import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { slotProblem } from '../../domain/availability.ts'
import { everyReason, SOFT_RULES, type Unfit } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import { occupiedRange } from '../../domain/slots.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { endHold } from '../booking/end-hold.ts'
import { placeBooking } from '../booking/place-booking.ts'
import { putOnContractor } from '../booking/put-on-contractor.ts'
import { lockContractor } from '../booking/take-time.ts'
import { tellChanged } from '../booking/tell-changed.ts'
import { now } from '../clock.ts'
import { run, sql } from '../database.ts'
import { settleException } from '../exceptions/raise-exception.ts'
import { readSettings } from '../settings.ts'
import { type BookingToMatch, jobOfBooking } from './job-of-booking.ts'
import { loadContractors } from './load-contractors.ts'
import { recordMatch } from './record-match.ts'

/** Where a booking stands: with whom, and when. */
export interface Standing {
  contractor: string
  date: string
  timeSlot: string
}

export interface Assignment {
  bookingId: string
  contractorId: string
  reason: string
  /** Another time as well; without it the booking keeps its own. */
  to?: { date: string; timeSlot: string }
  /** What the person had before them when deciding: refused when it is no longer so. */
  seen?: Standing
}

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
 * Puts a booking on the contractor a person chose, at its own time or another, through the same guard
 * as everyone: soft rules may be set aside, audited with the reason; hard ones never. The booking is
 * pinned to them.
 * @throws AppError SLOT_UNAVAILABLE naming the rule, STALE (begun, over, or moved by somebody else
 * meanwhile: `data.current`), NOT_FOUND
 */
export const assignContractor = async (req: PayloadRequest, asked: Assignment): Promise<void> => {
  const { booking, job } = await jobOfBooking(req, asked.bookingId)
  if (booking.status !== 'confirmed' || !job)
    throw new AppError('STALE', 'This booking cannot be reassigned any more.')
  if (booking.started) throw new AppError('STALE', 'Work on this booking has begun.')
  checkSeen(booking, asked.seen)
  const settings = await readSettings(req)
  const { date, timeSlot } = asked.to ?? booking
  const timeChanged = date !== booking.date || timeSlot !== booking.timeSlot
  if (timeChanged && slotProblem(date, timeSlot, job.minutes, settings, now()))
    throw new AppError('SLOT_UNAVAILABLE', 'That time is not offered for this job.', {
      alternatives: [],
    })
  const own = { quoteId: booking.quoteId, bookingId: booking.id }
  const range = timeChanged
    ? occupiedRange(timeSlot, job.minutes, settings.halfDays)
    : { start: booking.startMinute, end: booking.endMinute }
  const locked = await lockContractor(req, { id: asked.contractorId }, true)
  const [contractor] = locked
    ? await loadContractors(req, {
        job,
        from: date,
        to: date,
        day: settings.halfDays,
        ignore: own,
        alsoPartial: true,
        only: asked.contractorId,
      })
    : []
  if (!contractor) return refuse('lacks_task')
  const reasons = everyReason(contractor, job, date, range, londonClock(now()).date)
  const hard = reasons.find((reason) => !SOFT_RULES.includes(reason))
  if (hard) return refuse(hard)
  const taken = await placeBooking(req, {
    bookingId: booking.id,
    date,
    timeSlot,
    taken: { contractorId: contractor.id, range },
  })
  if (!taken) return refuse('busy')
  if (timeChanged) await endHold(req, booking.quoteId)
  const handedOver = contractor.id !== booking.contractorId
  await run(req, sql`update bookings set pinned = true where id = ${booking.id}::uuid`)
  if (handedOver)
    await putOnContractor(req, {
      booking,
      contractorId: contractor.id,
      because: asked.reason,
      kept: true,
    })
  await recordMatch(req, {
    bookingId: booking.id,
    job,
    date,
    range,
    chosen: contractor.id,
    own,
    notes: asked.reason,
  })
  const moved = timeChanged ? { date, timeSlot } : {}
  await writeAudit(req, {
    action: timeChanged ? 'reschedule' : 'assign',
    resource: 'bookings',
    recordId: booking.id,
    before: {
      contractor: booking.contractorId,
      ...(timeChanged && { date: booking.date, timeSlot: booking.timeSlot }),
    },
    after: { contractor: contractor.id, ...moved, setAside: reasons },
    reason: asked.reason,
  })
  for (const kind of ['no_contractor', 'contractor_dropped_out'] as const)
    await settleException(req, { kind, bookingId: booking.id, how: 'Assigned by hand.' })
  if (handedOver || timeChanged)
    await tellChanged(req, {
      bookingId: booking.id,
      formerContractorId: booking.contractorId,
      timeChanged,
    })
}

/** Two people drag one job: the second decided on what is no longer so. */
const checkSeen = (booking: BookingToMatch, seen: Standing | undefined): void => {
  if (!seen) return
  const current = {
    contractor: booking.contractorId,
    date: booking.date,
    timeSlot: booking.timeSlot,
  }
  if (Object.entries(current).every(([key, value]) => seen[key as keyof Standing] === value)) return
  throw new AppError('STALE', 'Somebody else has just moved this booking. Look again.', { current })
}

const refuse = (reason: Unfit): never => {
  throw new AppError('SLOT_UNAVAILABLE', `This contractor ${WORDS[reason]}.`, {
    reason,
    alternatives: [],
  })
}
