import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { userIdOf } from '../actor.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { run, sql } from '../database.ts'
import { jobOfBooking } from '../matching/job-of-booking.ts'
import { markTold } from '../messages/mark-told.ts'

/**
 * Ops rang the contractor whom no message reached: they know of the job, and what was open about
 * telling them is settled. Told twice it stays as it was.
 * @throws AppError NOT_FOUND, STALE when the booking is over
 */
export const tellByPhone = async (req: PayloadRequest, bookingId: string): Promise<void> => {
  const { booking } = await jobOfBooking(req, bookingId)
  if (booking.status !== 'confirmed')
    throw new AppError('STALE', `This booking is ${booking.status}.`)
  const { contractorId } = booking
  if (!(await markTold(req, { bookingId: booking.id, contractorId }))) return
  await run(
    req,
    sql`update exceptions x set resolved_at = now(), resolution = 'Told by phone', resolved_by_id = ${userIdOf(req)}::uuid,
        updated_at = now()
      where x.kind = 'message_failed' and x.booking_id = ${booking.id}::uuid and x.resolved_at is null
        and not exists (select 1 from messages m
          where m.id::text = x.data ->> 'messageId' and m.audience = 'customer')`,
  )
  await writeAudit(req, {
    action: 'told',
    resource: 'bookings',
    recordId: booking.id,
    after: { contractor: contractorId },
  })
}
