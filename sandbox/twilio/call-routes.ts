import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { toE164 } from '../../domain/phone.ts'
import type { Sandbox } from '../context.ts'
import type { CallRow } from '../rows.ts'
import type { SandboxContext } from '../strike.ts'
import { isOver, moveCall } from './calls.ts'
import { ACCOUNT, type Form, pageParams, pathId, twilioPage, twilioVerb } from './door.ts'
import { dialOut, type OutboundCall } from './place-call.ts'
import { notThere, TwilioRefusal } from './refusal.ts'
import { isWebUrl, ownNumber } from './send-message.ts'
import { callShape } from './shapes.ts'

const CALL_PARAMS = [
  ...['To', 'From', 'Method', 'FallbackUrl', 'FallbackMethod', 'StatusCallback'],
  ...['StatusCallbackEvent', 'StatusCallbackMethod', 'SendDigits', 'Timeout', 'Record'],
  ...['RecordingChannels', 'RecordingStatusCallback', 'RecordingStatusCallbackMethod'],
  ...['RecordingStatusCallbackEvent', 'RecordingConfigurationId', 'RecordingTrack', 'Trim'],
  ...['MachineDetection', 'MachineDetectionTimeout', 'CallerId', 'CallReason', 'CallToken'],
  ...['TimeLimit', 'Url', 'Twiml', 'ApplicationSid', 'AsyncAmd', 'Byoc'],
]
const CHANGE_PARAMS = [
  ...['Url', 'Method', 'Status', 'FallbackUrl', 'FallbackMethod', 'StatusCallback'],
  ...['StatusCallbackMethod', 'Twiml', 'TimeLimit'],
]

/** Checks what the app asks for when it rings someone; throws Twilio's own refusals. */
const readCall = (sandbox: Sandbox, form: Form): OutboundCall => {
  const last = (name: string) => form[name]?.at(-1) ?? null
  const refuse = (code: number, message: string): never => {
    throw new TwilioRefusal(400, code, message)
  }
  const [given, from] = [last('To'), last('From')]
  if (!given) return refuse(21201, "No 'To' number is specified")
  const to = toE164(given)
  if (!to) return refuse(21217, `Phone number ${given} does not appear to be valid`)
  if (!from) return refuse(21213, "No 'From' number is specified")
  if (from !== ownNumber(sandbox))
    return refuse(
      21210,
      `The source phone number provided, ${from}, is not yet verified for your account.`,
    )
  const [url, twiml, statusCallback] = [last('Url'), last('Twiml'), last('StatusCallback')]
  if (!url && !twiml) return refuse(21205, 'Url parameter is required.')
  if (url && !isWebUrl(url)) return refuse(21205, `Url is not a valid URL: ${url}`)
  if (statusCallback && !isWebUrl(statusCallback))
    return refuse(21609, `The StatusCallback URL ${statusCallback} is not a valid URL.`)
  const events = form.StatusCallbackEvent ?? ['completed']
  return {
    ...{ from, to, url, twiml, statusCallback },
    events: events.flatMap((event) => event.split(/\s+/)),
  }
}

/** Calls: click-to-call out, and looking at any. */
export const callRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const { journal } = sandbox
  const call = (c: SandboxContext): CallRow => {
    const row = journal.get('call', pathId(c, 'sid'))
    if (!row) throw notThere(c.req.path)
    return row
  }

  app.post(
    `${ACCOUNT}/Calls.json`,
    twilioVerb(
      sandbox,
      CALL_PARAMS,
      (form) => callShape(sandbox, dialOut(sandbox, readCall(sandbox, form))),
      201,
    ),
  )
  app.get(
    `${ACCOUNT}/Calls.json`,
    twilioVerb(
      sandbox,
      [...pageParams, 'To', 'From', 'Status', 'ParentCallSid'],
      ({ To, From, Status, ParentCallSid }, c) => {
        const rows = journal
          .all('call')
          .filter(
            (row) =>
              (!To || row.to === To[0]) &&
              (!From || row.from === From[0]) &&
              (!Status || row.status === Status[0]) &&
              (!ParentCallSid || row.parentSid === ParentCallSid[0]),
          )
        const shapes = rows.reverse().map((row) => callShape(sandbox, row))
        return twilioPage(c, 'calls', shapes)
      },
    ),
  )
  app.get(
    `${ACCOUNT}/Calls/:sid`,
    twilioVerb(sandbox, [], (_form, c) => callShape(sandbox, call(c))),
  )
  app.post(
    `${ACCOUNT}/Calls/:sid`,
    twilioVerb(sandbox, CHANGE_PARAMS, (form, c) => {
      const row = call(c)
      const status = form.Status?.[0]
      if (status !== 'completed' && status !== 'canceled')
        throw new TwilioRefusal(400, 20001, 'Only Status=completed or canceled can be set here.')
      if (isOver(row.status))
        throw new TwilioRefusal(400, 21220, 'Call is not in-progress. Cannot redirect.')
      return callShape(sandbox, moveCall(sandbox, row.id, status))
    }),
  )
  return app
}
