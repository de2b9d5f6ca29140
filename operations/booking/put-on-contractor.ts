import type { PayloadRequest } from 'payload'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import type { BookingToMatch } from '../matching/job-of-booking.ts'
import { assignJob, releaseJob } from './assign-job.ts'

interface Handover {
  booking: BookingToMatch
  contractorId: string
  because: string
  /** False when the former contractor let the business down. */
  kept: boolean
}

/** The contractor's side of a change of hands: the old assignment released, a new one made and untold. */
export const putOnContractor = async (
  req: PayloadRequest,
  { booking, contractorId, because, kept }: Handover,
): Promise<void> => {
  await releaseJob(req, { bookingId: booking.id, because, kept })
  await assignJob(req, { bookingId: booking.id, contractorId, total: booking.total })
  await moveLeadIfAllowed(req, {
    leadId: booking.leadId,
    to: 'contractor_assigned',
    actor: 'system',
    reason: because,
  })
}
