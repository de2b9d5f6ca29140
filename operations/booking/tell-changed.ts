import type { PayloadRequest } from 'payload'
import { row, run, sql } from '../database.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { bookingWords } from './booking-words.ts'

interface Change {
  bookingId: string
  /** Who had the job before; told it is off when somebody else has it now. */
  formerContractorId: string
  timeChanged: boolean
}

/** Takes back what was not sent yet about this booking: the final state is said once. */
export const withdrawUnsent = (req: PayloadRequest, bookingId: string) =>
  run(
    req,
    sql`update messages set status = 'failed', error = 'Replaced by a newer message.', dedupe_key = null, updated_at = now()
      where booking_id = ${bookingId}::uuid and status = 'queued' and attempts = 0
        and purpose in ('job_assigned', 'job_changed', 'job_swapped', 'job_cancelled', 'booking_changed', 'contractor_changed')`,
  )

export const wasTold = async (
  req: PayloadRequest,
  bookingId: string,
  contractorId: string,
): Promise<boolean> => {
  const told = await row(
    req,
    sql`select 1 from messages where booking_id = ${bookingId}::uuid and contractor_id = ${contractorId}::uuid
      and purpose in ('job_assigned', 'job_changed', 'job_swapped') and (status <> 'queued' or attempts > 0) and status <> 'failed' limit 1`,
  )
  return told !== undefined
}

/** Everyone whose contractor, job or time changed gets one message, of how it stands now. */
export const tellChanged = async (req: PayloadRequest, change: Change): Promise<void> => {
  const { bookingId, formerContractorId } = change
  await withdrawUnsent(req, bookingId)
  const words = await bookingWords(req, bookingId)
  if (!words?.contractorId || !words.contractorPhone) return
  const about = { leadId: words.leadId, bookingId }
  const handedOver = words.contractorId !== formerContractorId
  const told = await wasTold(req, bookingId, words.contractorId)
  const purpose = handedOver && !told ? 'job_assigned' : 'job_changed'
  await queueMessage(req, {
    ...about,
    audience: 'contractor',
    contractorId: words.contractorId,
    to: words.contractorPhone,
    purpose,
    template: purpose,
    variables: words.toContractor,
  })
  if (handedOver && (await wasTold(req, bookingId, formerContractorId)))
    await tellFormer(req, bookingId, formerContractorId, words)
  const customerPurpose = change.timeChanged ? 'booking_changed' : 'contractor_changed'
  if (change.timeChanged || handedOver)
    await queueMessage(req, {
      ...about,
      audience: 'customer',
      to: words.customerPhone,
      purpose: customerPurpose,
      template: customerPurpose,
      variables: words.toCustomer,
    })
}

const tellFormer = async (
  req: PayloadRequest,
  bookingId: string,
  contractorId: string,
  words: NonNullable<Awaited<ReturnType<typeof bookingWords>>>,
): Promise<void> => {
  const former = await row<{ phone: string }>(
    req,
    sql`select phone from handyman_profiles where id = ${contractorId}::uuid`,
  )
  if (!former) return
  await queueMessage(req, {
    leadId: words.leadId,
    bookingId,
    audience: 'contractor',
    contractorId,
    to: former.phone,
    purpose: 'job_cancelled',
    template: 'job_cancelled',
    variables: words.toContractor,
  })
}
