import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { fetchMedia, TwilioError } from '../../integrations/twilio.ts'
import { inTransaction, row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { lockCall } from './call-progress.ts'
import type { StoredEvent } from './read-webhook.ts'
import { sendAhead, storeMedia } from './store-media.ts'

/** An hour of two voices. */
const MAX_BYTES = 200 * 1024 * 1024

/** A recording is ready. It carries no numbers: the call it is of is found by its SID. */
export const receiveRecording = async (
  req: PayloadRequest,
  { body }: StoredEvent,
): Promise<void> => {
  if (body.RecordingStatus !== 'completed' || !body.RecordingUrl || !body.RecordingSid) return
  const call = await lockCall(req, body.CallSid ?? '')
  const voicemail = body.RecordingSource === 'RecordVerb'
  await run(
    req,
    sql`update calls set recording_url = ${body.RecordingUrl}, updated_at = now(),
        outcome = case when ${voicemail} and outcome is distinct from 'answered' then 'voicemail'::enum_calls_outcome else outcome end
      where id = ${call.id}::uuid`,
  )
  const told = { callSid: body.CallSid ?? '', recordingSid: body.RecordingSid }
  await enqueue(req, 'fetch-recording', told, { jobKey: `fetch-recording:${body.RecordingSid}` })
}

/**
 * Fetches a call's recording and keeps it with the lead, where staff can play it. Safe to run twice.
 * @throws TwilioError when it is worth trying again
 */
export const fetchRecording = async (
  req: PayloadRequest,
  { callSid, recordingSid }: { callSid: string; recordingSid: string },
): Promise<void> => {
  const asked = await inTransaction(req, () =>
    row<{ url: string | null; leadId: string | null }>(
      req,
      sql`select recording_url as url, lead_id as "leadId" from calls where call_sid = ${callSid}`,
    ),
  )
  if (!asked?.url?.includes(recordingSid)) return
  try {
    const bytes = await fetchMedia(`${asked.url}.mp3`, MAX_BYTES)
    const content = { bytes, claimed: 'audio/mpeg', source: 'call' as const }
    const sentAhead = await sendAhead(req, content)
    await inTransaction(req, async () => {
      const file = { ...content, sentAhead, leadId: asked.leadId }
      const media = await storeMedia(req, {
        ...file,
        providerSid: recordingSid,
        alt: 'Recording of a call',
      })
      const stored = await row<{ filename: string }>(
        req,
        sql`select filename from media where id = ${media.id}::uuid`,
      )
      await run(
        req,
        sql`update calls set recording_id = ${media.id}::uuid, updated_at = now(),
            recording_url = ${`/api/media/file/${encodeURIComponent(stored?.filename ?? '')}`}
          where call_sid = ${callSid}`,
      )
    })
  } catch (error) {
    // Gone at Twilio, or no sound at all: the address stays on the call, and that is all there is.
    const final = (error instanceof TwilioError && error.permanent) || error instanceof AppError
    if (!final) throw error
  }
}
