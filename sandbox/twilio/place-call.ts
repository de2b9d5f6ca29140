import { appPath, type Sandbox } from '../context.ts'
import { JournalClosed } from '../journal.ts'
import type { CallRow } from '../rows.ts'
import { SandboxClosing } from '../webhooks.ts'
import { askApp, isOver, moveCall, openCall, tellCall } from './calls.ts'
import { playCall, type Script } from './play-call.ts'
import { ownNumber } from './send-message.ts'

const ENDED_TOO_SOON = '<Response><Hangup/></Response>'

/** A call cut off by the sandbox stopping is ended at its next start; anything else is worth a word. */
const complain = (id: string, error: unknown): void => {
  if (!(error instanceof SandboxClosing || error instanceof JournalClosed))
    console.error('sandbox call', id, error)
}

/** A person calls the business. `first` is how the voice webhook answered; the call goes on behind it. */
export const receiveCall = async (
  sandbox: Sandbox,
  from: string,
  script: Script,
): Promise<{
  call: CallRow
  first: Awaited<ReturnType<typeof askApp>>
  ended: Promise<CallRow>
}> => {
  const { journal } = sandbox
  const call = journal.commit(() => {
    if (!journal.get('phone', from))
      journal.put('phone', { id: from, profileName: '', lastInboundAt: null })
    const to = ownNumber(sandbox)
    return openCall(sandbox, { from, to, direction: 'inbound', status: 'ringing' })
  })
  const url = appPath(sandbox, '/api/webhooks/twilio/voice')
  const first = await askApp(sandbox, call, 'voice.inbound', url, { CallToken: '{}' })
  const ended = playCall(sandbox, call.id, script, url, first.twiml ?? ENDED_TOO_SOON)
    .catch((error: unknown) => complain(call.id, error))
    .then(() => hangUp(sandbox, call.id))
    .catch((error: unknown) => {
      complain(call.id, error)
      return call
    })
  return { call, first, ended }
}

/** Ends an inbound call, if nothing else has, and tells the number's status call-back. */
export const hangUp = (sandbox: Sandbox, id: string): CallRow =>
  sandbox.journal.commit(() => {
    const before = sandbox.journal.get('call', id)
    const call = before && isOver(before.status) ? before : moveCall(sandbox, id, 'completed')
    const url = appPath(sandbox, '/api/webhooks/twilio/voice-status')
    tellCall(
      sandbox,
      call,
      { kind: `voice.${call.status}`, url, lane: 'status' },
      statusFields(sandbox, call, 0),
    )
    return call
  })

const statusFields = (sandbox: Sandbox, call: CallRow, sequence: number) => ({
  CallbackSource: 'call-progress-events',
  SequenceNumber: String(sequence),
  Timestamp: new Date(sandbox.now()).toUTCString(),
  ...(call.duration === null
    ? {}
    : { CallDuration: String(call.duration), Duration: String(Math.ceil(call.duration / 60)) }),
})

export interface OutboundCall {
  from: string
  to: string
  url: string | null
  twiml: string | null
  statusCallback: string | null
  events: string[]
}

/** The app rings someone: they pick up at once, unless a fault says otherwise. */
export const dialOut = (sandbox: Sandbox, given: OutboundCall): CallRow => {
  const { from, to } = given
  const call = openCall(sandbox, { from, to, direction: 'outbound-api', status: 'queued' })
  const fault = sandbox.faults.forOutcome('twilio', `call ${to}`)
  sandbox.journal.afterCommit(() => {
    const ending = fault?.outcome
    const refused =
      ending === 'busy' || ending === 'no-answer' || ending === 'failed' ? ending : null
    void ring(sandbox, call.id, given, refused).catch((error: unknown) => complain(call.id, error))
  })
  return call
}

const ring = async (
  sandbox: Sandbox,
  id: string,
  { url, twiml, statusCallback, events }: OutboundCall,
  refused: 'busy' | 'no-answer' | 'failed' | null,
): Promise<void> => {
  let sequence = 0
  const tell = (event: string) => {
    const call = sandbox.journal.get('call', id)
    const wanted = events.includes(event)
    if (call && wanted)
      tellCall(
        sandbox,
        call,
        { kind: `call.${event}`, url: statusCallback, lane: 'status' },
        statusFields(sandbox, call, sequence++),
      )
  }
  tell('initiated')
  await new Promise((resolve) => setTimeout(resolve, 30))
  moveCall(sandbox, id, 'ringing')
  tell('ringing')
  if (refused) {
    moveCall(sandbox, id, refused)
    return tell('completed')
  }
  const call = moveCall(sandbox, id, 'in-progress')
  tell('answered')
  const script: Script = { lines: [], intervalMs: 0, answered: true }
  const base = url ?? appPath(sandbox, '/')
  const document =
    twiml ?? (url ? (await askApp(sandbox, call, 'voice.outbound', url)).twiml : null)
  await playCall(sandbox, id, script, base, document ?? ENDED_TOO_SOON)
  tell('completed')
}

/** Calls a former process left on the line: the line is dead, and their status call-back is told so. */
export const endLostCalls = (sandbox: Sandbox): void => {
  for (const call of sandbox.journal.all('call')) {
    if (isOver(call.status)) continue
    if (call.direction === 'inbound') hangUp(sandbox, call.id)
    else moveCall(sandbox, call.id, 'completed')
  }
}
