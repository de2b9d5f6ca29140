import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { jobOfBooking } from '../matching/job-of-booking.ts'
import { queueRematches } from '../matching/queue-rematches.ts'
import { rematch } from '../matching/rematch-booking.ts'

/**
 * The contractor drops out of one job: their date is closed to new work at once, and somebody else is
 * looked for in the same breath. @throws AppError NOT_FOUND for a job that is not theirs, STALE once started
 */
export const cannotMakeIt = async (
  req: PayloadRequest,
  { contractorId, jobId, reason }: { contractorId: string; jobId: string; reason: string },
): Promise<void> => {
  const mine = await row<{ bookingId: string }>(
    req,
    sql`select booking_id as "bookingId" from contractor_jobs
      where id = ${jobId}::uuid and contractor_id = ${contractorId}::uuid and status <> 'released'`,
  )
  if (!mine) throw new AppError('NOT_FOUND', 'That job was not found.')
  const { booking, job } = await jobOfBooking(req, mine.bookingId)
  if (booking.status !== 'confirmed' || booking.contractorId !== contractorId)
    throw new AppError('STALE', 'This job is not yours any more.')
  const started = await row(
    req,
    sql`select 1 from bookings where id = ${booking.id}::uuid and started_at is not null`,
  )
  if (started) throw new AppError('STALE', 'This job has begun. Please call the office.')
  await run(
    req,
    sql`insert into contractor_availability_dates (id, contractor_id, date, is_available)
      values (uuidv7(), ${contractorId}::uuid, ${booking.date}::date, false)
      on conflict (contractor_id, date) do update set is_available = false, updated_at = now()`,
  )
  const why = `The contractor cannot make it: ${reason}`
  // Whoever is just booking this day for them is waited for, and looked at again.
  await queueRematches(req, {
    contractorId,
    date: booking.date,
    reason: why,
  })
  await raiseException(req, {
    kind: 'contractor_dropped_out',
    leadId: booking.leadId,
    bookingId: booking.id,
    detail: why,
    data: { contractorId },
  })
  if (job) return rematch(req, booking, job, why)
  await raiseException(req, {
    kind: 'no_contractor',
    leadId: booking.leadId,
    bookingId: booking.id,
    detail: `The contractor cannot make it (${reason}), and the job cannot be matched to anybody.`,
  })
}
