import type { Sandbox } from '../context.ts'
import type { CallLine, CallRow } from '../rows.ts'
import { askApp, isOver, moveCall, openCall, tellCall } from './calls.ts'
import { spokenSeconds } from './recordings.ts'
import { saveRecording } from './save-recording.ts'
import { recordingUrl } from './shapes.ts'
import { type LiveTranscript, speakLine, startTranscript, stopTranscript } from './transcription.ts'
import { type Element, parseTwiml, textOf } from './twiml.ts'

/** How the people on the line behave. */
export interface Script {
  lines: CallLine[]
  intervalMs: number
  /** Whether the number the app dials picks up; if not, the lines are left as a voicemail. */
  answered: boolean
}

interface Session {
  sandbox: Sandbox
  callSid: string
  script: Script
  /** Where the TwiML in hand came from; relative addresses in it are read from there. */
  base: string
  transcript: LiveTranscript | null
  /** Whole-call recordings the app asked for with <Start><Recording>. */
  recordings: Element[]
  spoken: CallLine[]
  documents: number
}

const MOST_DOCUMENTS = 20
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms).unref())
const current = ({ sandbox, callSid }: Session): CallRow => {
  const call = sandbox.journal.get('call', callSid)
  if (!call) throw new Error(`no call ${callSid}`)
  return call
}
const resolveUrl = (session: Session, url: string | undefined): string | null =>
  url ? new URL(url, session.base).href : null

/** Plays a call whose first TwiML is in hand to its end, with every call-back on the way. */
export const playCall = async (
  sandbox: Sandbox,
  callSid: string,
  script: Script,
  base: string,
  twiml: string,
): Promise<void> => {
  const session: Session = {
    ...{ sandbox, callSid, script, base, transcript: null, recordings: [], spoken: [] },
    documents: 0,
  }
  await follow(session, twiml, base)
  finishTranscript(session)
  for (const recording of session.recordings)
    record(session, recording, 'StartCallRecordingTwiML', 2)
  if (!isOver(current(session).status)) moveCall(sandbox, callSid, 'completed')
}

/** Follows one TwiML document; a verb with an action goes on in the document that one answers. */
const follow = async (session: Session, twiml: string, base: string): Promise<void> => {
  session.documents += 1
  if (session.documents > MOST_DOCUMENTS) return
  session.base = base
  for (const verb of parseTwiml(twiml)?.children ?? []) {
    if (isOver(current(session).status)) return
    if (verb.name === 'Reject') {
      moveCall(
        session.sandbox,
        session.callSid,
        verb.attributes.reason === 'busy' ? 'busy' : 'no-answer',
      )
      return
    }
    if (current(session).status === 'ringing')
      moveCall(session.sandbox, session.callSid, 'in-progress')
    if (verb.name === 'Hangup') return
    if (await play(session, verb)) return
  }
}

/** Plays one verb; true when the call went on elsewhere. */
const play = async (session: Session, verb: Element): Promise<boolean> => {
  if (verb.name === 'Start' || verb.name === 'Stop') startOrStop(session, verb)
  if (verb.name === 'Say') session.spoken.push({ track: 'outbound', text: textOf(verb).trim() })
  if (verb.name === 'Dial') return dial(session, verb)
  if (verb.name === 'Record') return recordVoicemail(session, verb)
  if (verb.name === 'Redirect') return goTo(session, textOf(verb).trim(), 'voice.redirect', {})
  return false
}

const startOrStop = (session: Session, { name, children }: Element): void => {
  for (const child of children) {
    if (child.name === 'Recording' && name === 'Start') session.recordings.push(child)
    if (child.name !== 'Transcription') continue
    finishTranscript(session)
    if (name === 'Start')
      session.transcript = startTranscript(
        session.sandbox,
        current(session),
        child.attributes,
        resolveUrl(session, child.attributes.statusCallbackUrl),
      )
  }
}

const finishTranscript = (session: Session): void => {
  if (session.transcript) stopTranscript(session.sandbox, current(session), session.transcript)
  session.transcript = null
}

const speak = async (session: Session): Promise<void> => {
  for (const line of session.script.lines) {
    await pause(session.script.intervalMs)
    const call = current(session)
    if (isOver(call.status)) return
    session.spoken.push(line)
    session.sandbox.journal.put('call', { ...call, lines: [...call.lines, line] })
    if (session.transcript) speakLine(session.sandbox, call, session.transcript, line)
  }
}

const dial = async (session: Session, verb: Element): Promise<boolean> => {
  const { sandbox, script } = session
  const targets = verb.children.length ? verb.children : [verb]
  const parent = current(session)
  const legs = targets.map((target) => {
    const leg = openCall(sandbox, {
      ...{ parentSid: parent.id, direction: 'outbound-dial', status: 'ringing' },
      from: verb.attributes.callerId ?? parent.from,
      to: textOf(target).trim(),
    })
    const wanted = (target.attributes.statusCallbackEvent ?? 'completed').split(/\s+/)
    const url = resolveUrl(session, target.attributes.statusCallback)
    let sequence = 0
    const tell = (event: string) => {
      if (!wanted.includes(event)) return
      const row = sandbox.journal.get('call', leg.id) ?? leg
      const duration: Record<string, string> =
        row.duration === null ? {} : { CallDuration: String(row.duration) }
      tellCall(
        sandbox,
        row,
        { kind: `dial.${event}`, url, lane: 'status' },
        {
          ...{
            CallbackSource: 'call-progress-events',
            Timestamp: new Date(sandbox.now()).toUTCString(),
          },
          ...{ SequenceNumber: String(sequence++), ...duration },
        },
      )
    }
    tell('initiated')
    tell('ringing')
    return { leg, tell }
  })
  const [first, ...others] = legs
  for (const { leg, tell } of script.answered ? others : legs) {
    moveCall(sandbox, leg.id, script.answered ? 'canceled' : 'no-answer')
    tell('completed')
  }
  if (script.answered && first) {
    moveCall(sandbox, first.leg.id, 'in-progress')
    first.tell('answered')
    await speak(session)
    const lines = current(session).lines
    sandbox.journal.commit(() => {
      const leg = sandbox.journal.get('call', first.leg.id) ?? first.leg
      sandbox.journal.put('call', { ...leg, lines })
      moveCall(sandbox, leg.id, 'completed')
    })
    first.tell('completed')
  }
  const leg = first && sandbox.journal.get('call', first.leg.id)
  const wanted = verb.attributes.record ?? 'do-not-record'
  const recorded =
    script.answered && wanted !== 'do-not-record'
      ? record(session, verb, 'DialVerb', wanted.endsWith('dual') ? 2 : 1)
      : null
  if (!verb.attributes.action) return false
  return goTo(session, verb.attributes.action, 'dial.action', {
    DialBridged: String(script.answered),
    DialCallSid: leg?.id ?? '',
    DialCallStatus: script.answered ? 'completed' : 'no-answer',
    ...(script.answered ? { DialCallDuration: String(leg?.duration ?? 0) } : {}),
    ...(recorded ? { RecordingUrl: recordingUrl(sandbox, recorded) } : {}),
  })
}

/** The caller leaves the lines as a message; one with nothing to say hangs up at the tone. */
const recordVoicemail = async (session: Session, verb: Element): Promise<boolean> => {
  if (!session.script.lines.length) {
    moveCall(session.sandbox, session.callSid, 'completed')
    return true
  }
  session.spoken = []
  await speak(session)
  const sid = record(session, verb, 'RecordVerb', 1)
  const { action } = verb.attributes
  return goTo(session, action ?? session.base, 'voice.recorded', {
    Digits: 'hangup',
    RecordingDuration: String(spokenSeconds(session.spoken)),
    RecordingSid: sid,
    RecordingUrl: recordingUrl(session.sandbox, sid),
  })
}

const goTo = async (
  session: Session,
  url: string,
  kind: string,
  extra: Record<string, string>,
): Promise<boolean> => {
  const target = new URL(url, session.base).href
  const { twiml } = await askApp(session.sandbox, current(session), kind, target, extra)
  if (twiml) await follow(session, twiml, target)
  return true
}

const record = (session: Session, verb: Element, source: string, channels: 1 | 2): string => {
  const url = resolveUrl(session, verb.attributes.recordingStatusCallback)
  const take = { spoken: session.spoken, source, channels, url }
  return saveRecording(session.sandbox, current(session), take).id
}
