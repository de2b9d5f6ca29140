import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { now } from '../clock.ts'
import { isUuid, row, run, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { videoLink } from '../quotes/quote-link.ts'
import type { StoredEvent } from './read-webhook.ts'

export interface KeptCall {
  id: string
  direction: 'inbound' | 'outbound'
  leadId: string | null
  outcome: string | null
  answeredAt: string | null
}

/** The call an event is about, locked. @throws AppError NOT_FOUND, so that the queue tries again */
export const lockCall = async (req: PayloadRequest, callSid: string): Promise<KeptCall> => {
  const call = await row<KeptCall>(
    req,
    sql`select id, direction, lead_id as "leadId", outcome, answered_at as "answeredAt" from calls
      where call_sid = ${callSid} for update`,
  )
  if (!call) throw new AppError('NOT_FOUND', 'That call was not found.')
  return call
}

/** The customer is asked once, by WhatsApp, to write or film instead. */
const askInstead = async (req: PayloadRequest, leadId: string, callSid: string): Promise<void> => {
  const lead = await row<{ phone: string; token: string }>(
    req,
    sql`select phone, upload_token as token from leads where id = ${leadId}::uuid`,
  )
  if (!lead) return
  await queueMessage(req, {
    audience: 'customer',
    to: lead.phone,
    leadId,
    purpose: 'missed_call',
    template: 'missed_call',
    variables: { link: videoLink(lead.token) },
    dedupeKey: `missed_call:${callSid}`,
  })
  await moveLeadIfAllowed(req, {
    leadId,
    to: 'video_requested',
    actor: 'system',
    reason: 'A call was missed.',
  })
}

const noteMissed = async (req: PayloadRequest, call: KeptCall, callSid: string): Promise<void> => {
  if (call.answeredAt || call.outcome === 'answered') return
  await run(
    req,
    sql`update calls set outcome = coalesce(outcome, 'missed'), updated_at = now() where id = ${call.id}::uuid`,
  )
  // A customer we rang in vain missed nothing of ours; only one who rang us is asked to write.
  if (call.leadId && call.direction === 'inbound') await askInstead(req, call.leadId, callSid)
}

const noteAnswered = async (
  req: PayloadRequest,
  callId: string,
  userId: string | null,
  at: string,
) => {
  await run(
    req,
    sql`update calls set outcome = 'answered', answered_at = coalesce(answered_at, ${at}::timestamptz),
        answered_by_id = coalesce(answered_by_id, ${userId}::uuid),
        status = case when status = 'ringing' then 'in_progress'::enum_calls_status else status end, updated_at = now()
      where id = ${callId}::uuid`,
  )
}

/** Over: how long it took, and what became of it. */
const noteEnd = async (
  req: PayloadRequest,
  callSid: string,
  status: string,
  seconds: number | null,
  at: string,
) => {
  const call = await lockCall(req, callSid)
  await noteMissed(req, call, callSid)
  await run(
    req,
    sql`update calls set ended_at = coalesce(ended_at, ${at}::timestamptz), duration_seconds = ${seconds}::int, updated_at = now(),
        status = (case when answered_at is not null or outcome = 'answered' then 'completed'
          when ${status}::text = 'failed' then 'failed' else 'missed' end)::enum_calls_status
      where id = ${call.id}::uuid`,
  )
}

/**
 * How a call goes on: a colleague's phone was answered, nobody's was, or it is over. Events may come
 * in any order; each only adds what it knows.
 */
export const receiveCallProgress = async (
  req: PayloadRequest,
  { body, createdAt }: StoredEvent,
): Promise<void> => {
  const at = new Date(createdAt).toISOString()
  if (body.step === 'leg') {
    if (body.CallStatus !== 'in-progress') return
    const call = await lockCall(req, body.ParentCallSid ?? '')
    return noteAnswered(req, call.id, isUuid(body.user) ? body.user : null, at)
  }
  const callSid = body.CallSid ?? ''
  if (body.step === 'dialled' || body.step === 'called') {
    const call = await lockCall(req, callSid)
    const answered = ['completed', 'answered'].includes(body.DialCallStatus ?? '')
    return answered ? noteAnswered(req, call.id, null, at) : noteMissed(req, call, callSid)
  }
  if (
    ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(body.CallStatus ?? '') &&
    !body.step
  )
    await noteEnd(
      req,
      callSid,
      body.CallStatus ?? '',
      Number.parseInt(body.CallDuration ?? '', 10) || 0,
      now().toISOString(),
    )
}
