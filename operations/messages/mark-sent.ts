import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { row, type SQL, sql } from '../database.ts'
import { markTold } from './mark-told.ts'

/** Whoever was sent one of these knows of the job as it stands. */
export const TELLS_OF_THE_JOB = ['job_assigned', 'job_changed', 'job_swapped']

interface Sent {
  messageId: string
  /** Twilio's SID of the message. */
  sid: string
}

/** The message is with Twilio, and ops' worry about it settled; a row unless that was known. */
export const noteSent = ({ messageId, sid }: Sent): SQL => {
  const at = now().toISOString()
  return sql`with sent as (
      update messages set status = 'sent', provider_sid = ${sid}, error = null,
        sent_at = ${at}::timestamptz, updated_at = ${at}::timestamptz
      where id = ${messageId}::uuid and provider_sid is null and status in ('queued', 'failed')
      returning purpose, booking_id, contractor_id),
    settled as (
      update exceptions set resolved_at = ${at}::timestamptz, resolution = 'It was sent after all.', updated_at = now()
      where dedupe_key = ${troubleOf(messageId)} and resolved_at is null and exists (select from sent))
    select purpose, booking_id as "bookingId", contractor_id as "contractorId" from sent`
}

/**
 * Twilio has the message. Guarded: only a message not known to be with Twilio is marked, so that
 * the job and the call-back may both say it, in any order.
 */
export const markSent = async (req: PayloadRequest, { messageId, sid }: Sent): Promise<void> => {
  const sent = await row<{
    purpose: string
    bookingId: string | null
    contractorId: string | null
  }>(req, noteSent({ messageId, sid }))
  if (!sent) return
  if (TELLS_OF_THE_JOB.includes(sent.purpose) && sent.bookingId && sent.contractorId)
    await markTold(req, { bookingId: sent.bookingId, contractorId: sent.contractorId })
}

/** One open exception for one message that does not arrive. */
export const troubleOf = (messageId: string): string => `message_failed:${messageId}`
