import type { Sandbox } from '../context.ts'
import { twilioSid } from '../ids.ts'
import type { CallLine, CallRow } from '../rows.ts'

/** A running real-time transcription; its events are numbered across both tracks. */
export interface LiveTranscript {
  sid: string
  url: string | null
  attributes: Record<string, string>
  sequence: number
}

const LANGUAGE = 'en-GB'

const tell = (
  sandbox: Sandbox,
  call: CallRow,
  transcript: LiveTranscript,
  event: 'started' | 'content' | 'stopped',
  extra: Record<string, string>,
): void => {
  transcript.sequence += 1
  const { url, sid, sequence } = transcript
  if (!url) return
  sandbox.courier.send({
    provider: 'twilio',
    kind: `transcription.${event}`,
    about: call.id,
    url,
    lane: `transcription:${call.id}`,
    body: new URLSearchParams({
      AccountSid: sandbox.options.twilio.accountSid,
      CallSid: call.id,
      LanguageCode: transcript.attributes.languageCode ?? LANGUAGE,
      SequenceId: String(sequence),
      Timestamp: new Date(sandbox.now()).toISOString(),
      TranscriptionEvent: `transcription-${event}`,
      TranscriptionSid: sid,
      ...extra,
    }).toString(),
  })
}

export const startTranscript = (
  sandbox: Sandbox,
  call: CallRow,
  attributes: Record<string, string>,
  url: string | null,
): LiveTranscript => {
  const transcript = { sid: twilioSid('GT'), url, attributes, sequence: 0 }
  tell(sandbox, call, transcript, 'started', {
    ...(attributes.name ? { Name: attributes.name } : {}),
    Hints: attributes.hints ?? '',
    InboundTrackLabel: attributes.inboundTrackLabel ?? 'inbound_track',
    OutboundTrackLabel: attributes.outboundTrackLabel ?? 'outbound_track',
    PartialResults: attributes.partialResults ?? 'false',
    ProfanityFilter: attributes.profanityFilter ?? 'true',
    ProviderConfiguration: '{}',
    Track: attributes.track ?? 'both_tracks',
    TranscriptionEngine: attributes.transcriptionEngine ?? 'google',
  })
  return transcript
}

/** One utterance: a first half as a partial result where asked for, then the whole. */
export const speakLine = (
  sandbox: Sandbox,
  call: CallRow,
  transcript: LiveTranscript,
  { track, text }: CallLine,
): void => {
  const { attributes } = transcript
  const heard = attributes.track ?? 'both_tracks'
  if (heard !== 'both_tracks' && heard !== `${track}_track`) return
  const say = (words: string, final: boolean) =>
    tell(sandbox, call, transcript, 'content', {
      Final: String(final),
      ...(final ? {} : { Stability: '0.8' }),
      Track: `${track}_track`,
      TranscriptionData: JSON.stringify(
        final ? { transcript: words, confidence: 0.93 } : { transcript: words },
      ),
    })
  if (attributes.partialResults === 'true') {
    const words = text.split(/\s+/)
    say(words.slice(0, Math.ceil(words.length / 2)).join(' '), false)
  }
  say(text, true)
}

export const stopTranscript = (sandbox: Sandbox, call: CallRow, transcript: LiveTranscript): void =>
  tell(sandbox, call, transcript, 'stopped', {})
