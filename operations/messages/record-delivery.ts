import type { PayloadRequest } from 'payload'
import type { MessageStatus } from '../../domain/vocabulary.ts'
import { now } from '../clock.ts'
import { isUuid, jsonb, once, row, run, type SQL, sql } from '../database.ts'
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

/** Further than which a message may be for it to move on to this. */
const BEFORE = { sent: '{}', delivered: '{sent}', read: '{sent,delivered}' } as const

const forwardTo = (status: keyof typeof BEFORE, at: string): SQL =>
  sql`status = ${status}::enum_messages_status, updated_at = ${at}::timestamptz,
    delivered_at = coalesce(delivered_at, ${at}::timestamptz),
    read_at = case when ${status}::text = 'read' then coalesce(read_at, ${at}::timestamptz) else read_at end`

/**
 * The usual call-back in one statement of its own: of a message known to be with Twilio, that it went
 * on its way. False for any other, and then nothing is kept.
 * @param event as it is kept, once
 */
export const recordProgress = async (
  req: PayloadRequest,
  { sid, status }: Pick<Delivery, 'sid' | 'status'>,
  event: { eventId: string; kind: string; body: Record<string, unknown> },
): Promise<boolean> => {
  const to = STATUS[status]
  if (to !== 'sent' && to !== 'delivered' && to !== 'read') return false
  const at = now().toISOString()
  const [known] = await once(
    req,
    sql`with known as (select id from messages where provider_sid = ${sid} for update),
      kept as (insert into webhook_events (id, provider, event_id, kind, body, worked_off_at)
        select uuidv7(), 'twilio', ${event.eventId}, ${event.kind}, ${jsonb(event.body)}, ${at}::timestamptz from known
        on conflict do nothing returning id),
      moved as (update messages set ${forwardTo(to, at)} where id = (select id from known)
        and exists (select from kept) and status = any(${BEFORE[to]}::enum_messages_status[]))
      select id from known`,
  )
  return known !== undefined
}

const moveForward = async (
  req: PayloadRequest,
  messageId: string,
  status: 'delivered' | 'read',
) => {
  await run(
    req,
    sql`update messages set ${forwardTo(status, now().toISOString())}
      where id = ${messageId}::uuid and status = any(${BEFORE[status]}::enum_messages_status[])`,
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
