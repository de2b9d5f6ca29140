import { isoNow, type Sandbox } from '../context.ts'
import { hexId, twilioSid } from '../ids.ts'
import type { CallRow, CallStatus } from '../rows.ts'
import { spokenSeconds } from './recordings.ts'
import { API_VERSION } from './shapes.ts'

const RETRY_MS = [500, 1500]

export const openCall = (
  sandbox: Sandbox,
  given: Pick<CallRow, 'direction' | 'from' | 'to' | 'status'> & Partial<CallRow>,
): CallRow =>
  sandbox.journal.put('call', {
    id: twilioSid('CA'),
    parentSid: null,
    lines: [],
    createdAt: isoNow(sandbox),
    startedAt: null,
    endedAt: null,
    duration: null,
    ...given,
  })

/** Moves a call on; the last stage also says how long it took. */
export const moveCall = (sandbox: Sandbox, id: string, status: CallStatus): CallRow => {
  const before = sandbox.journal.get('call', id)
  if (!before) throw new Error(`no call ${id}`)
  const at = isoNow(sandbox)
  const next: CallRow = { ...before, status }
  if (status === 'in-progress' && !before.startedAt) next.startedAt = at
  if (isOver(status)) {
    next.endedAt = at
    next.duration = before.startedAt
      ? Math.max(
          Math.round((Date.parse(at) - Date.parse(before.startedAt)) / 1000),
          before.lines.length ? spokenSeconds(before.lines) : 0,
        )
      : 0
  }
  return sandbox.journal.put('call', next)
}

export const isOver = (status: CallStatus): boolean =>
  ['completed', 'busy', 'no-answer', 'failed', 'canceled'].includes(status)

const place = (prefix: string, phone: string): Record<string, string> => ({
  [`${prefix}City`]: '',
  [`${prefix}Country`]: phone.startsWith('+44') ? 'GB' : '',
  [`${prefix}State`]: '',
  [`${prefix}Zip`]: '',
})

/** The fields Twilio posts with everything about a call. */
export const callForm = (sandbox: Sandbox, call: CallRow): Record<string, string> => ({
  AccountSid: sandbox.options.twilio.accountSid,
  ApiVersion: API_VERSION,
  CallSid: call.id,
  CallStatus: call.status,
  Called: call.to,
  Caller: call.from,
  Direction: call.direction,
  From: call.from,
  To: call.to,
  ...(call.parentSid ? { ParentCallSid: call.parentSid } : {}),
  ...place('Caller', call.from),
  ...place('Called', call.to),
  ...place('From', call.from),
  ...place('To', call.to),
})

const encode = (form: Record<string, string>): string => new URLSearchParams(form).toString()

/** Tells a call-back about a call, after those before it in the same lane. */
export const tellCall = (
  sandbox: Sandbox,
  call: CallRow,
  { kind, url, lane }: { kind: string; url: string | null | undefined; lane: string },
  extra: Record<string, string>,
): void => {
  if (!url) return
  sandbox.courier.send({
    provider: 'twilio',
    kind,
    url,
    about: call.parentSid ?? call.id,
    body: encode({ ...callForm(sandbox, call), ...extra }),
    lane: `${lane}:${call.id}`,
  })
}

/**
 * Asks the app what to do with a call. Tried again when nothing answers or a 5xx comes back, as a
 * number set up with `#rc=2&rp=ct,rt,5xx` would; null when it stays silent: the caller hears an error.
 */
export const askApp = async (
  sandbox: Sandbox,
  call: CallRow,
  kind: string,
  url: string,
  extra: Record<string, string> = {},
): Promise<{ twiml: string | null; status: number | null; error: string | null }> => {
  const body = encode({ ...callForm(sandbox, call), ...extra })
  const token = hexId('tok_')
  for (const pause of [...RETRY_MS, null]) {
    const {
      status,
      error,
      body: twiml,
    } = await sandbox.courier.sendAndWait({
      ...{ provider: 'twilio', kind, url, body, token },
      about: call.parentSid ?? call.id,
      tries: 1,
    })
    const retry = status === null || status >= 500
    if (!retry || pause === null)
      return { twiml: status !== null && status < 300 ? twiml : null, status, error }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return { twiml: null, status: null, error: null }
}
