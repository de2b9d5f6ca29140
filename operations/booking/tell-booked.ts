import type { PayloadRequest } from 'payload'
import { queueMessage } from '../messages/queue-message.ts'
import { bookingWords } from './booking-words.ts'

/** Tells the contractor they have a job and the customer that it is booked; each once. */
export const tellBooked = async (req: PayloadRequest, bookingId: string): Promise<void> => {
  const words = await bookingWords(req, bookingId)
  if (!words) return
  const about = { leadId: words.leadId, bookingId }
  if (words.contractorId && words.contractorPhone)
    await queueMessage(req, {
      ...about,
      audience: 'contractor',
      contractorId: words.contractorId,
      to: words.contractorPhone,
      purpose: 'job_assigned',
      template: 'job_assigned',
      variables: words.toContractor,
      dedupeKey: `job_assigned:${bookingId}:${words.contractorId}`,
    })
  await queueMessage(req, {
    ...about,
    audience: 'customer',
    to: words.customerPhone,
    purpose: 'booking_confirmed',
    template: 'booking_confirmed',
    variables: words.toCustomer,
    dedupeKey: `booking_confirmed:${bookingId}`,
  })
}
