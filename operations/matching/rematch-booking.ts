import type { PayloadRequest } from 'payload'
import { everyReason } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import { slotInWords } from '../../domain/slots.ts'
import { alternativesTo } from '../booking/list-slots.ts'
import { pickContractor } from '../booking/pick-contractor.ts'
import { placeBooking } from '../booking/place-booking.ts'
import { putOnContractor } from '../booking/put-on-contractor.ts'
import { tellChanged } from '../booking/tell-changed.ts'
import { now } from '../clock.ts'
import { inTransaction, row, sql } from '../database.ts'
import { raiseException, settleException } from '../exceptions/raise-exception.ts'
import type { ScopedJob } from '../quotes/job-of-scope.ts'
import { readSettings } from '../settings.ts'
import { type BookingToMatch, jobOfBooking } from './job-of-booking.ts'
import { loadContractors } from './load-contractors.ts'
import { recordMatch } from './record-match.ts'

/**
 * Looks again at a booking whose contractor may have dropped out. Still fit: nothing happens. Else the
 * best other takes it at the same time; nobody: ops is told with the nearest alternatives, never silence.
 */
export const rematchBooking = (
  req: PayloadRequest,
  { bookingId, reason }: { bookingId: string; reason: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const { booking, job } = await jobOfBooking(req, bookingId)
    if (booking.status !== 'confirmed' || booking.started) return
    if (!job) return raiseNobody(req, booking, reason, [])
    if (await stillFit(req, booking, job)) {
      await settleException(req, {
        kind: 'no_contractor',
        bookingId,
        how: 'The contractor can serve it after all.',
      })
      return
    }
    await rematch(req, booking, job, reason)
  })

const stillFit = async (
  req: PayloadRequest,
  booking: BookingToMatch,
  job: ScopedJob,
): Promise<boolean> => {
  const { halfDays } = await readSettings(req)
  const [contractor] = await loadContractors(req, {
    job,
    from: booking.date,
    to: booking.date,
    day: halfDays,
    ignore: { quoteId: booking.quoteId, bookingId: booking.id },
    only: booking.contractorId,
  })
  if (!contractor) return false
  const range = { start: booking.startMinute, end: booking.endMinute }
  const today = londonClock(now()).date
  // Taken on before today, a same-day job is theirs whether they take same-day jobs or not.
  const allowed = ['not_reactive', ...(await setAside(req, booking))]
  return everyReason(contractor, job, booking.date, range, today).every((reason) =>
    allowed.includes(reason),
  )
}

/** The soft rules that ops set aside to give this booking to the contractor who has it. */
const setAside = async (
  req: PayloadRequest,
  { id, contractorId, pinned }: BookingToMatch,
): Promise<string[]> => {
  if (!pinned) return []
  const assigned = await row<{ rules: string[] | null }>(
    req,
    sql`select after -> 'setAside' as rules from audit_log
      where resource = 'bookings' and record_id = ${id} and after ->> 'contractor' = ${contractorId}
        and after -> 'setAside' is not null
      order by created_at desc limit 1`,
  )
  return assigned?.rules ?? []
}

/** Takes the booking over to whoever can serve it; `kept: false`, as the former one let it go. */
export const rematch = async (
  req: PayloadRequest,
  booking: BookingToMatch,
  job: ScopedJob,
  reason: string,
): Promise<void> => {
  const settings = await readSettings(req)
  const own = { quoteId: booking.quoteId, bookingId: booking.id }
  const taken = await pickContractor(req, {
    job,
    date: booking.date,
    timeSlot: booking.timeSlot,
    own,
    settings,
    except: booking.contractorId,
    take: (candidate) => placeBooking(req, { bookingId: booking.id, ...booking, taken: candidate }),
  })
  const range = { start: booking.startMinute, end: booking.endMinute }
  await recordMatch(req, {
    bookingId: booking.id,
    job,
    date: booking.date,
    range,
    chosen: taken?.contractorId ?? null,
    own,
    notes: reason,
  })
  if (!taken) return raiseNobody(req, booking, reason, await alternativesTo(req, job, booking, own))
  await putOnContractor(req, {
    booking,
    contractorId: taken.contractorId,
    because: reason,
    kept: false,
  })
  await settleException(req, {
    kind: 'no_contractor',
    bookingId: booking.id,
    how: 'Another contractor was found.',
  })
  await tellChanged(req, {
    bookingId: booking.id,
    formerContractorId: booking.contractorId,
    timeChanged: false,
  })
}

const raiseNobody = async (
  req: PayloadRequest,
  booking: BookingToMatch,
  reason: string,
  alternatives: { date: string; timeSlot: string }[],
): Promise<void> => {
  const { halfDays } = await readSettings(req)
  const near = alternatives
    .map((slot) => slotInWords(slot.date, slot.timeSlot, halfDays))
    .join('; ')
  await raiseException(req, {
    kind: 'no_contractor',
    leadId: booking.leadId,
    bookingId: booking.id,
    detail: `${reason} Nobody else can serve this booking at its time. ${near ? `Nearest times: ${near}.` : 'No other time was found either.'}`,
    data: { alternatives },
  })
}
