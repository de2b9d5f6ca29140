import type { PayloadRequest } from 'payload'
import { isTemplate, MESSAGE_TEMPLATES } from '../../domain/messages.ts'
import { getEnv } from '../../integrations/env.ts'
import { listSentWhatsApps, sendWhatsApp, TwilioError } from '../../integrations/twilio.ts'
import { now } from '../clock.ts'
import { inTransaction, once, read, run, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { asContent } from './content-template.ts'
import { failMessage, flagUndelivered, withholdMessage } from './fail-message.ts'
import { markSent, noteSent, TELLS_OF_THE_JOB } from './mark-sent.ts'
import { type AboutToSend, reasonToWithhold } from './reason-to-withhold.ts'
import { insideWindow } from './whatsapp-window.ts'

/** As many as the queue tries; ops hears of it long before. */
const MAX_ATTEMPTS = 12
const TELL_OPS_AFTER = 4

interface Claimed extends AboutToSend {
  id: string
  audience: 'customer' | 'contractor' | 'staff'
  to: string
  body: string
  template: string | null
  variables: Record<string, string> | null
  attempts: number
  createdAt: string
  /** Whether WhatsApp carries free words to this phone. */
  isInsideWindow: boolean
}

/** Counts the try and reads the message as it stands now; null when it is with Twilio already. */
const claim = async (req: PayloadRequest, messageId: string): Promise<Claimed | null> => {
  const at = now().toISOString()
  const [claimed] = await once<Claimed>(
    req,
    sql`with claimed as (
        update messages set attempts = coalesce(attempts, 0) + 1, updated_at = ${at}::timestamptz
        where id = ${messageId}::uuid and direction = 'outbound' and status = 'queued' and provider_sid is null
        returning *)
      select m.id, m.audience, m."to", m.body, m.template, m.variables, m.attempts, m.purpose,
        m.created_at as "createdAt", ${insideWindow(sql`m."to"`)} as "isInsideWindow", m.contractor_id as "contractorId", m.booking_id as "bookingId",
        l.state as "leadState", l.erased_at is not null as erased,
        l.marketing_stopped_at is not null as "marketingStopped",
        b.status as "bookingStatus", b.contractor_id as "bookingContractorId",
        case when q.superseded_at is not null then 'superseded'
          when q.status = 'expired' or q.expires_at < ${at}::timestamptz then 'expired' end as "quoteGone"
      from claimed m
      left join leads l on l.id = m.lead_id
      left join bookings b on b.id = m.booking_id
      left join quotes q on q.id = case when m.purpose = 'quote' then nullif(m.variables ->> 'quoteId', '')::uuid end`,
  )
  if (!claimed) return null
  const why = reasonToWithhold(claimed)
  if (!why) return claimed
  await inTransaction(req, () => withholdMessage(req, messageId, why))
  return null
}

/** The words came back from Twilio as we wrote them, or with all that fills the template in them. */
const saysTheSame = (body: string, message: Claimed, filling: string[]): boolean =>
  body === message.body || (filling.length > 0 && filling.every((value) => body.includes(value)))

/** The SID of this message when an earlier try reached Twilio and its answer was lost. */
const findSent = async (
  req: PayloadRequest,
  message: Claimed,
  filling: string[],
): Promise<string | null> => {
  const since = new Date(message.createdAt).getTime() - 60_000
  const candidates = (await listSentWhatsApps(message.to)).filter(
    ({ body, createdAt }) => createdAt.getTime() >= since && saysTheSame(body, message, filling),
  )
  if (candidates.length === 0) return null
  const sids = `{${candidates.map(({ sid }) => sid).join(',')}}`
  const known = await read<{ sid: string }>(
    req,
    sql`select provider_sid as sid from messages where provider_sid = any(${sids}::text[])`,
  )
  return candidates.findLast(({ sid }) => !known.some((row) => row.sid === sid))?.sid ?? null
}

/** Free words while WhatsApp carries them; else the template the message was made from. */
const wordsFor = async (req: PayloadRequest, message: Claimed) => {
  const template = message.template && isTemplate(message.template) ? message.template : null
  // Contractors are told by the business, never in answer: only a template is sure to arrive.
  const mayBeFree = message.audience !== 'contractor' && !message.variables?.refusedSid
  if (!template || (mayBeFree && message.isInsideWindow)) return { body: message.body }
  const { messageTemplates } = await readSettings(req)
  const wording = messageTemplates[template] ?? MESSAGE_TEMPLATES[template]
  return asContent(template, wording, message.variables ?? {})
}

const handOver = async (req: PayloadRequest, message: Claimed): Promise<string> => {
  const words = await wordsFor(req, message)
  if (message.attempts > 1) {
    const filling = 'body' in words ? [] : Object.values(words.contentVariables)
    const sent = await findSent(req, message, filling)
    if (sent) return sent
  }
  return sendWhatsApp({
    ...words,
    to: message.to,
    statusCallback: `${getEnv().publicUrl}/api/webhooks/twilio/message-status?message=${message.id}`,
  })
}

const giveUpOrRetry = async (
  req: PayloadRequest,
  message: Claimed,
  error: TwilioError,
): Promise<void> => {
  const failure = { messageId: message.id, error: error.message }
  const over = error.permanent || message.attempts >= MAX_ATTEMPTS
  await inTransaction(req, async () => {
    if (over) return failMessage(req, failure)
    await run(
      req,
      sql`update messages set error = ${error.message.slice(0, 2000)} where id = ${message.id}::uuid`,
    )
    if (message.attempts === TELL_OPS_AFTER) await flagUndelivered(req, failure, 'is held up')
  })
  if (!over) throw error
}

/**
 * Sends one queued message. Looked at again first: what is no longer true is not sent. Safe to run
 * twice: a message with Twilio is left alone, and a retry asks Twilio whether it has it already.
 * @throws TwilioError when it is worth trying again
 */
export const sendMessage = async (req: PayloadRequest, messageId: string): Promise<void> => {
  const message = await claim(req, messageId)
  if (!message) return
  try {
    const sid = await handOver(req, message)
    if (TELLS_OF_THE_JOB.includes(message.purpose))
      await inTransaction(req, () => markSent(req, { messageId, sid }))
    else await once(req, noteSent({ messageId, sid }))
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error
    await giveUpOrRetry(req, message, error)
  }
}
