import type { PayloadRequest } from 'payload'
import { postcodeOf } from '../../domain/detection/postcode-in-text.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'
import { lockCall } from './call-progress.ts'
import { notePostcode } from './note-postcode.ts'
import type { StoredEvent } from './read-webhook.ts'

export interface SpokenLine {
  /** Which transcription of the call, and where in it. */
  session: string
  sequence: number
  speaker: 'customer' | 'agent'
  text: string
  /** 0–1, as Twilio says. */
  confidence: number | null
  /** ISO, UTC: when it reached us. */
  at: string
}

const readWords = (data: string | undefined): { transcript: string; confidence: number | null } => {
  try {
    const { transcript, confidence } = JSON.parse(data ?? '') as {
      transcript?: unknown
      confidence?: unknown
    }
    return {
      transcript: typeof transcript === 'string' ? transcript.trim() : '',
      confidence: typeof confidence === 'number' ? confidence : null,
    }
  } catch {
    return { transcript: '', confidence: null }
  }
}

/** In the order spoken: sessions as they began, lines by their number; a repeat is the same line. */
export const mergeLine = (lines: readonly SpokenLine[], line: SpokenLine): SpokenLine[] => {
  if (lines.some(({ session, sequence }) => session === line.session && sequence === line.sequence))
    return [...lines]
  const sessions = [...new Set([...lines.map(({ session }) => session), line.session])]
  return [...lines, line].sort(
    (a, b) => sessions.indexOf(a.session) - sessions.indexOf(b.session) || a.sequence - b.sequence,
  )
}

/**
 * A line of a call, as it is spoken. Lines arrive out of order and twice; only final ones are kept.
 * The lead's work is read again after each of the customer's.
 */
export const receiveTranscript = async (
  req: PayloadRequest,
  { body, createdAt }: StoredEvent,
): Promise<void> => {
  if (body.TranscriptionEvent !== 'transcription-content' || body.Final !== 'true') return
  const { transcript, confidence } = readWords(body.TranscriptionData)
  const sequence = Number.parseInt(body.SequenceId ?? '', 10)
  if (!transcript || Number.isNaN(sequence)) return
  const call = await lockCall(req, body.CallSid ?? '')
  const kept = await row<{ transcript: SpokenLine[] | null }>(
    req,
    sql`select transcript from calls where id = ${call.id}::uuid`,
  )
  // On a call that came in, what comes in is the customer; on one we made, it is the colleague.
  const comesIn = body.Track !== 'outbound_track'
  const speaker = comesIn === (call.direction === 'inbound') ? 'customer' : 'agent'
  const line: SpokenLine = {
    session: body.TranscriptionSid ?? '',
    sequence,
    speaker,
    text: transcript.slice(0, 4000),
    confidence,
    at: new Date(createdAt).toISOString(),
  }
  await run(
    req,
    sql`update calls set transcript = ${jsonb(mergeLine(kept?.transcript ?? [], line))}, updated_at = now() where id = ${call.id}::uuid`,
  )
  if (!call.leadId || speaker === 'agent') return
  const found = postcodeOf(transcript)
  if (found) await notePostcode(req, call.leadId, found.postcode)
  await enqueue(
    req,
    'detect-work',
    { leadId: call.leadId },
    { jobKey: `detect:${call.leadId}`, priority: -10 },
  )
}
