import type { PayloadRequest } from 'payload'
import { maskPhone } from '../../domain/phone.ts'
import { now } from '../clock.ts'
import { row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { troubleOf } from './mark-sent.ts'

interface Failure {
  messageId: string
  error: string
}

/** A message that will not arrive: marked, and put before ops. One that was delivered stays so. */
export const failMessage = async (req: PayloadRequest, failure: Failure): Promise<void> => {
  const failed = await run(
    req,
    sql`update messages set status = 'failed', error = ${failure.error.slice(0, 2000)}, updated_at = ${now().toISOString()}::timestamptz
      where id = ${failure.messageId}::uuid and status in ('queued', 'sent')`,
  )
  if (failed > 0) await flagUndelivered(req, failure, 'was not delivered')
}

/** Tells ops of a message in trouble, while it is still being tried or when it is given up. */
export const flagUndelivered = async (
  req: PayloadRequest,
  { messageId, error }: Failure,
  how: 'was not delivered' | 'is held up',
): Promise<void> => {
  const message = await row<{
    to: string
    purpose: string
    audience: string
    leadId: string | null
    bookingId: string | null
    contractor: string | null
  }>(
    req,
    sql`select "to", purpose, audience, lead_id as "leadId", booking_id as "bookingId",
        (select p.name from handyman_profiles p where m.audience = 'contractor' and p.phone = m."to"
          order by p.is_active desc limit 1) as contractor
      from messages m where m.id = ${messageId}::uuid`,
  )
  if (!message) return
  const { audience, to, contractor } = message
  const whom = contractor ?? `the ${audience} (${maskPhone(to)})`
  await raiseException(req, {
    kind: 'message_failed',
    leadId: message.leadId,
    bookingId: message.bookingId,
    key: troubleOf(messageId),
    detail: `The ${message.purpose.replaceAll('_', ' ')} WhatsApp to ${whom} ${how}: ${error}`,
    data: { messageId },
  })
}

/** Says why a message was not sent after all. Nobody needs to act on it. */
export const withholdMessage = async (
  req: PayloadRequest,
  messageId: string,
  why: string,
): Promise<void> => {
  await run(
    req,
    sql`update messages set status = 'failed', error = ${`Not sent: ${why}`}, updated_at = now()
      where id = ${messageId}::uuid and status = 'queued'`,
  )
}
