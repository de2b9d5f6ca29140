import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { dateInWords, londonClock } from '../../domain/london-time.ts'
import type { Actor } from '../actor.ts'
import { now } from '../clock.ts'
import { row, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'
import { jobOfBooking } from '../matching/job-of-booking.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { bookingWords } from './booking-words.ts'

interface Progress {
  bookingId: string
  actor: Actor
  /** Given by the contractor's own phone: the job must be theirs. */
  contractorId?: string
}

const openJob = async (req: PayloadRequest, { bookingId, contractorId }: Progress) => {
  const { booking, job } = await jobOfBooking(req, bookingId)
  if (contractorId && contractorId !== booking.contractorId)
    throw new AppError('NOT_FOUND', 'That job was not found.')
  if (booking.status !== 'confirmed')
    throw new AppError('STALE', `This booking is ${booking.status}.`)
  return { booking, job }
}

/** A job begins on its day: sooner, it is moved first, so that the board and the promise stay true. */
const refuseBeforeItsDay = (date: string) => {
  if (date > londonClock(now()).date)
    throw new AppError(
      'STALE',
      `This job is on ${dateInWords(date)}. It can be started on the day.`,
    )
}

const tellCustomer = async (
  req: PayloadRequest,
  bookingId: string,
  purpose: 'on_the_way' | 'job_completed',
) => {
  const words = await bookingWords(req, bookingId)
  if (!words) return
  await queueMessage(req, {
    leadId: words.leadId,
    bookingId,
    audience: 'customer',
    to: words.customerPhone,
    purpose,
    template: purpose,
    variables: words.toCustomer,
    dedupeKey: `${purpose}:${bookingId}`,
  })
}

/** The contractor has set out; the customer is told once. @throws AppError NOT_FOUND, STALE before its day or when it is over */
export const setOut = async (req: PayloadRequest, progress: Progress): Promise<void> => {
  const { booking } = await openJob(req, progress)
  refuseBeforeItsDay(booking.date)
  const at = now().toISOString()
  await run(
    req,
    sql`update contractor_jobs set status = 'on_the_way', on_the_way_at = coalesce(on_the_way_at, ${at}::timestamptz), updated_at = now()
      where booking_id = ${booking.id}::uuid and status in ('assigned', 'told')`,
  )
  await run(
    req,
    sql`update bookings set on_the_way_at = coalesce(on_the_way_at, ${at}::timestamptz) where id = ${booking.id}::uuid`,
  )
  await tellCustomer(req, booking.id, 'on_the_way')
}

/** Work begins. A contractor nobody got to tell has plainly heard. @throws AppError NOT_FOUND, STALE before its day or when it is over */
export const startJob = async (req: PayloadRequest, progress: Progress): Promise<void> => {
  const { booking } = await openJob(req, progress)
  refuseBeforeItsDay(booking.date)
  const at = now().toISOString()
  const lead = await row<{ state: string }>(
    req,
    sql`select state from leads where id = ${booking.leadId}::uuid`,
  )
  if (lead?.state === 'job_in_progress') return
  if (lead?.state === 'contractor_assigned')
    await moveLead(req, {
      leadId: booking.leadId,
      to: 'job_scheduled',
      actor: progress.actor,
      reason: 'The contractor is there.',
    })
  await moveLead(req, { leadId: booking.leadId, to: 'job_in_progress', actor: progress.actor })
  await run(
    req,
    sql`update bookings set started_at = ${at}::timestamptz, updated_at = now() where id = ${booking.id}::uuid`,
  )
  await run(
    req,
    sql`update contractor_jobs set status = 'started', started_at = ${at}::timestamptz, updated_at = now()
      where booking_id = ${booking.id}::uuid and status <> 'released'`,
  )
}

/** Work is done: skills' counters move, the match's history learns it, the customer is asked how it was. */
export const completeJob = async (req: PayloadRequest, progress: Progress): Promise<void> => {
  const { booking, job } = await openJob(req, progress)
  const at = now().toISOString()
  await moveLead(req, { leadId: booking.leadId, to: 'job_completed', actor: progress.actor })
  await run(
    req,
    sql`update bookings set status = 'completed', completed_at = ${at}::timestamptz, updated_at = now() where id = ${booking.id}::uuid`,
  )
  await run(
    req,
    sql`update contractor_jobs set status = 'done', done_at = ${at}::timestamptz, updated_at = now()
      where booking_id = ${booking.id}::uuid and status <> 'released'`,
  )
  await run(
    req,
    sql`update job_matching_history set job_completed = true
      where booking_id = ${booking.id}::uuid and was_selected and contractor_id = ${booking.contractorId}::uuid`,
  )
  const tasks = `{${(job?.tasks ?? []).map(({ taskId }) => taskId).join(',')}}`
  await run(
    req,
    sql`update contractor_skills set completed_count = coalesce(completed_count, 0) + 1, last_performed_at = ${at}::timestamptz, updated_at = now()
      where handyman_id = ${booking.contractorId}::uuid and task_id = any(${tasks}::uuid[])`,
  )
  await run(
    req,
    sql`update exceptions set resolved_at = now(), resolution = 'The job was completed.', updated_at = now()
      where booking_id = ${booking.id}::uuid and resolved_at is null and kind in ('job_not_started', 'job_not_completed')`,
  )
  await tellCustomer(req, booking.id, 'job_completed')
}
