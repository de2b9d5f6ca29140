import type { PayloadRequest } from 'payload'
import type { Swap } from '../../domain/swaps.ts'
import { bookingWords } from '../booking/booking-words.ts'
import { wasTold, withdrawUnsent } from '../booking/tell-changed.ts'
import { row, sql } from '../database.ts'
import { queueMessage } from '../messages/queue-message.ts'

/**
 * Everyone on a chain gets one message, of how it stands after it: a contractor with another job than
 * before, one with a job more, one with a job less; and each customer who gets somebody else. The
 * one freed for the new job hears that theirs went elsewhere: the new one may yet come to nothing.
 */
export const tellSwapped = async (
  req: PayloadRequest,
  swaps: readonly Swap[],
  freed: string,
): Promise<void> => {
  const lostBy = new Map(swaps.map(({ from, jobId }) => [from, jobId]))
  for (const swap of swaps) {
    await withdrawUnsent(req, swap.jobId)
    const words = await bookingWords(req, swap.jobId)
    if (!words?.contractorPhone) continue
    const lost = lostBy.get(swap.to)
    const former = lost && (await wasTold(req, lost, swap.to)) ? await referenceOf(req, lost) : null
    await queueMessage(req, {
      leadId: words.leadId,
      bookingId: swap.jobId,
      contractorId: swap.to,
      audience: 'contractor',
      to: words.contractorPhone,
      purpose: former ? 'job_swapped' : 'job_assigned',
      template: former ? 'job_swapped' : 'job_assigned',
      variables: { ...words.toContractor, ...(former ? { former } : {}) },
    })
    await queueMessage(req, {
      leadId: words.leadId,
      bookingId: swap.jobId,
      audience: 'customer',
      to: words.customerPhone,
      purpose: 'contractor_changed',
      template: 'contractor_changed',
      variables: words.toCustomer,
    })
  }
  await tellFreed(req, freed, lostBy.get(freed))
}

const referenceOf = async (req: PayloadRequest, bookingId: string): Promise<string | null> =>
  (
    await row<{ reference: string }>(
      req,
      sql`select reference from bookings where id = ${bookingId}::uuid`,
    )
  )?.reference ?? null

const tellFreed = async (
  req: PayloadRequest,
  freed: string,
  bookingId: string | undefined,
): Promise<void> => {
  if (!bookingId || !(await wasTold(req, bookingId, freed))) return
  const words = await bookingWords(req, bookingId)
  const contractor = await row<{ phone: string }>(
    req,
    sql`select phone from handyman_profiles where id = ${freed}::uuid`,
  )
  if (!words || !contractor) return
  await queueMessage(req, {
    leadId: words.leadId,
    bookingId,
    contractorId: freed,
    audience: 'contractor',
    to: contractor.phone,
    purpose: 'job_cancelled',
    template: 'job_cancelled',
    variables: words.toContractor,
  })
}
