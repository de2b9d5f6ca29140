import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { type CancellationOutcome, cancellationOutcome } from '../../domain/cancellation.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import { londonInstant } from '../../domain/london-time.ts'
import { formatPence } from '../../domain/money.ts'
import type { CustomerType } from '../../domain/pricing.ts'
import type { Actor } from '../actor.ts'
import { now } from '../clock.ts'
import { row, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { returnDeposit } from '../payments/return-deposit.ts'
import { readSettings } from '../settings.ts'
import { releaseJob } from './assign-job.ts'
import { bookingWords } from './booking-words.ts'

export interface Cancellation {
  bookingId: string
  by: 'customer' | 'business'
  actor: Actor
  reason: string
}

interface BookingRow {
  id: string
  leadId: string
  state: LeadState
  status: string
  date: string
  startMinute: number
  confirmedAt: string
  customerType: CustomerType | null
  contractorId: string
  contractorPhone: string
  taken: number
}

const lockBooking = async (req: PayloadRequest, bookingId: string): Promise<BookingRow> => {
  const lead = await row<{ id: string }>(
    req,
    sql`select l.id from leads l join bookings b on b.lead_id = l.id where b.id = ${bookingId}::uuid for update of l`,
  )
  if (!lead) throw notFound('That booking')
  const booking = await row<BookingRow>(
    req,
    sql`select b.id, b.lead_id as "leadId", l.state, b.status, b.date, b.start_minute as "startMinute",
        b.confirmed_at as "confirmedAt", l.customer_type as "customerType", b.contractor_id as "contractorId",
        p.phone as "contractorPhone",
        coalesce((select sum(case when y.status = 'authorised' then y.amount else y.captured_amount - y.refunded_amount end)
          from payments y where y.booking_id = b.id and y.status in ('authorised', 'captured', 'partially_refunded')), 0)::int as taken
      from bookings b join leads l on l.id = b.lead_id join handyman_profiles p on p.id = b.contractor_id
      where b.id = ${bookingId}::uuid for update of b`,
  )
  if (!booking) throw notFound('That booking')
  if (booking.status !== 'confirmed')
    throw new AppError('STALE', `This booking is ${booking.status} already.`)
  return booking
}

/** What a cancellation would cost now, without doing it. */
export const quoteCancellation = async (
  req: PayloadRequest,
  { bookingId, by }: Pick<Cancellation, 'bookingId' | 'by'>,
): Promise<CancellationOutcome> => outcomeFor(req, await lockBooking(req, bookingId), by)

const outcomeFor = async (req: PayloadRequest, booking: BookingRow, by: Cancellation['by']) => {
  const { cancellation } = await readSettings(req)
  const slotStartsAt = londonInstant(booking.date, booking.startMinute)
  return cancellationOutcome(
    {
      by,
      customerType: booking.customerType,
      deposit: booking.taken,
      confirmedAt: new Date(booking.confirmedAt),
      slotStartsAt,
      // A contractor may forget to say so: once the visit's time has come, the customer cannot undo it.
      workStarted:
        booking.state === 'job_in_progress' || (by === 'customer' && now() >= slotStartsAt),
      now: now(),
    },
    cancellation,
  )
}

/**
 * Cancels a booking: time free again, deposit returned or kept by the policy, contractor and customer
 * told once. @throws AppError NOT_FOUND, STALE when it is not confirmed any more
 */
export const cancelBooking = async (
  req: PayloadRequest,
  cancellation: Cancellation,
): Promise<CancellationOutcome> => {
  const { bookingId, by, actor, reason } = cancellation
  const booking = await lockBooking(req, bookingId)
  const outcome = await outcomeFor(req, booking, by)
  const words = await bookingWords(req, bookingId)
  await run(
    req,
    sql`update bookings set status = 'cancelled', cancelled_at = ${now().toISOString()}::timestamptz,
        cancellation_reason = ${reason},
        refund_amount = ${outcome.refundAmount}, retained_amount = ${outcome.retainedAmount}, updated_at = now() where id = ${bookingId}::uuid`,
  )
  await run(
    req,
    sql`delete from slot_holds where quote_id in (select id from quotes where lead_id = ${booking.leadId}::uuid)`,
  )
  await releaseJob(req, { bookingId, because: reason, kept: true })
  await returnDeposit(req, bookingId, outcome)
  await moveLead(req, { leadId: booking.leadId, to: 'cancelled', actor, reason })
  await run(
    req,
    sql`update exceptions set resolved_at = now(), resolution = 'The booking was cancelled.', updated_at = now()
      where booking_id = ${bookingId}::uuid and resolved_at is null and kind in ('no_contractor', 'contractor_dropped_out', 'job_not_started', 'job_not_completed')`,
  )
  if (words) await tellCancelled(req, booking, words, outcome)
  return outcome
}

const tellCancelled = async (
  req: PayloadRequest,
  booking: BookingRow,
  words: NonNullable<Awaited<ReturnType<typeof bookingWords>>>,
  outcome: CancellationOutcome,
): Promise<void> => {
  const about = { leadId: booking.leadId, bookingId: booking.id }
  await queueMessage(req, {
    ...about,
    audience: 'contractor',
    contractorId: booking.contractorId,
    to: booking.contractorPhone,
    purpose: 'job_cancelled',
    template: 'job_cancelled',
    variables: words.toContractor,
    dedupeKey: `job_cancelled:${booking.id}`,
  })
  const money =
    outcome.refundAmount > 0
      ? `${formatPence(outcome.refundAmount)} is on its way back to your card.`
      : outcome.retainedAmount > 0
        ? `The deposit of ${formatPence(outcome.retainedAmount)} is kept, as it is less than the notice we ask for.`
        : ''
  await queueMessage(req, {
    ...about,
    audience: 'customer',
    to: words.customerPhone,
    purpose: 'booking_cancelled',
    template: 'booking_cancelled',
    variables: { ...words.toCustomer, money },
    dedupeKey: `booking_cancelled:${booking.id}`,
  })
}
