import type { PayloadRequest } from 'payload'
import { priceOfScope } from '../../domain/pricing.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { addJob } from '../jobs.ts'
import { moveLead } from '../leads/move-lead.ts'
import { recordMatch } from '../matching/record-match.ts'
import type { PaymentRow } from '../payments/lock-payment.ts'
import type { ScopedJob } from '../quotes/job-of-scope.ts'
import type { OpenQuote } from '../quotes/open-quote.ts'
import { reference } from '../tokens.ts'
import { assignJob } from './assign-job.ts'
import { endHold } from './end-hold.ts'
import type { Taken } from './pick.ts'
import { tellBooked } from './tell-booked.ts'

interface NewBooking {
  payment: PaymentRow
  quote: OpenQuote
  job: ScopedJob
  taken: Taken
}

/**
 * The booking and everything that is true the moment it is: payment tied to it, hold gone, quote
 * accepted, contractor assigned, the decision on record, the capture and both messages on their way.
 * @returns the booking's id, or null when a constraint refused the contractor's time
 */
export const writeBooking = async (
  req: PayloadRequest,
  booking: NewBooking,
): Promise<string | null> => {
  const { payment, quote, job, taken } = booking
  const at = now().toISOString()
  const { total } = priceOfScope(quote, job.scope)
  const capture = addJob('capture-payment', sql`json_build_object('paymentId', payments.id)`, {
    jobKey: `capture:${payment.id}`,
    priority: -5,
  })
  const written = await row<{ id: string }>(
    req,
    sql`with booked as (
        insert into bookings (id, reference, lead_id, quote_id, contractor_id, date, time_slot, duration_minutes,
          start_minute, end_minute, selected_tier, selected_extras, tasks, total, payment_intent_id, deposit_amount,
          status, confirmed_at)
        values (uuidv7(), ${reference('B')}, ${quote.leadId}::uuid, ${quote.id}::uuid, ${taken.contractorId}::uuid,
          ${payment.date}::date, ${payment.timeSlot}, ${job.minutes}, ${taken.range.start}, ${taken.range.end},
          ${job.scope.tier}::enum_bookings_selected_tier, ${jsonb(job.scope.extras)}, ${jsonb(job.tasks)}, ${total},
          ${payment.intentId}, ${payment.amount}, 'confirmed', ${at}::timestamptz)
        on conflict do nothing returning id)
      update payments set status = 'authorised', booking_id = booked.id, authorised_at = ${at}::timestamptz,
        updated_at = ${at}::timestamptz
      from booked where payments.id = ${payment.id}::uuid returning booked.id, ${capture}`,
  )
  if (!written) return null
  const bookingId = written.id
  await endHold(req, quote.id)
  await run(
    req,
    sql`update quotes set status = 'accepted', accepted_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
      where id = ${quote.id}::uuid`,
  )
  if (job.scope.extras.length > 0) await requireTasksOfJob(req, quote.leadId, job)
  await moveLead(req, {
    leadId: quote.leadId,
    from: quote.state,
    to: 'booking_confirmed',
    actor: 'customer',
    reason: 'The deposit is secured.',
  })
  await assignJob(req, { bookingId, contractorId: taken.contractorId, total })
  await moveLead(req, {
    leadId: quote.leadId,
    from: 'booking_confirmed',
    to: 'contractor_assigned',
    actor: 'system',
  })
  await recordMatch(req, {
    bookingId,
    job,
    date: payment.date,
    range: taken.range,
    chosen: taken.contractorId,
    own: { quoteId: quote.id, bookingId },
    considered: taken.considered,
  })
  await tellBooked(req, bookingId)
  return bookingId
}

/** The extras the customer ticked are part of the job now. */
const requireTasksOfJob = (req: PayloadRequest, leadId: string, job: ScopedJob) =>
  run(
    req,
    sql`insert into job_task_requirements (id, lead_id, task_id, required_confidence, is_primary)
      select uuidv7(), ${leadId}::uuid, t.task, t.confidence, t."primary"
      from jsonb_to_recordset(${jsonb(job.tasks.map((task) => ({ task: task.taskId, confidence: task.confidence, primary: task.isPrimary })))})
        as t(task uuid, confidence enum_job_task_requirements_required_confidence, "primary" boolean)
      on conflict (lead_id, task_id) do nothing`,
  )
