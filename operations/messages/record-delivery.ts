import type { PayloadRequest } from 'payload'
import type { MessageStatus } from '../../domain/vocabulary.ts'
import { now } from '../clock.ts'
import { isUuid, jsonb, row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { failMessage } from './fail-message.ts'
import { markSent } from './mark-sent.ts'

/** Twilio's words for where a message is, as ours. Anything it has at all is `sent`. */
const STATUS: Record<string, MessageStatus> = {
  accepted: 'sent',
  scheduled: 'sent',
  queued: 'sent',
  sending: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}
/** WhatsApp took it for free words outside the 24 hours. */
const OUTSIDE_WINDOW = '63016'

export interface Delivery {
  /** Our own id of the message, from the call-back's address. */
  messageId: string | null
  sid: string
  status: string
  errorCode?: string
  errorMessage?: string
}

/**
 * What Twilio says of a message on its way. Call-backs come late, twice and out of order: a message
 * only ever moves forward, and one whose send went unrecorded is recorded by its first call-back.
 */
export const recordDelivery = async (req: PayloadRequest, delivery: Delivery): Promise<void> => {
  const status = STATUS[delivery.status]
  const id = isUuid(delivery.messageId) ? delivery.messageId : null
  const message = await row<{
    id: string
    sid: string | null
    template: string | null
    refused: string | null
  }>(
    req,
    sql`select id, provider_sid as sid, template, variables ->> 'refusedSid' as refused from messages
      where provider_sid = ${delivery.sid} or id = ${id}::uuid
      order by (provider_sid = ${delivery.sid}) desc nulls last limit 1 for update`,
  )
  if (!message || !status || message.refused === delivery.sid) return
  if (message.sid !== null && message.sid !== delivery.sid) return
  if (message.sid === null) await markSent(req, { messageId: message.id, sid: delivery.sid })
  if (status === 'delivered' || status === 'read') await moveForward(req, message.id, status)
  if (status !== 'failed') return
  if (delivery.errorCode === OUTSIDE_WINDOW && message.template && !message.refused)
    return sendAsTemplate(req, message.id, delivery.sid)
  const words = [delivery.errorMessage, delivery.errorCode && `(${delivery.errorCode})`]
    .filter(Boolean)
    .join(' ')
  await failMessage(req, {
    messageId: message.id,
    error: words || `WhatsApp says ${delivery.status}.`,
  })
}

const moveForward = async (
  req: PayloadRequest,
  messageId: string,
  status: 'delivered' | 'read',
) => {
  const at = now().toISOString()
  const before = status === 'read' ? `{sent,delivered}` : `{sent}`
  await run(
    req,
    sql`update messages set status = ${status}, updated_at = ${at}::timestamptz,
        delivered_at = coalesce(delivered_at, ${at}::timestamptz),
        read_at = case when ${status} = 'read' then coalesce(read_at, ${at}::timestamptz) else read_at end
      where id = ${messageId}::uuid and status = any(${before}::enum_messages_status[])`,
  )
}

/** The window closed between writing and sending: once more, as the template it was made from. */
const sendAsTemplate = async (req: PayloadRequest, messageId: string, refusedSid: string) => {
  await run(
    req,
    sql`update messages set status = 'queued', provider_sid = null, attempts = 0,
        variables = coalesce(variables, '{}') || ${jsonb({ refusedSid })}, updated_at = now()
      where id = ${messageId}::uuid and status in ('queued', 'sent')`,
  )
  await enqueue(req, 'send-message', { messageId }, { priority: -10 })
}
