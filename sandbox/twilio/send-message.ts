import { toE164 } from '../../domain/phone.ts'
import { isoNow, type Sandbox } from '../context.ts'
import { twilioSid } from '../ids.ts'
import type { MessageRow, MessageStatus } from '../rows.ts'
import type { Form } from './door.ts'
import { TwilioRefusal } from './refusal.ts'
import { API_VERSION, channelAddress } from './shapes.ts'
import { renderTemplate } from './templates.ts'

/** Every parameter the SDK may send with a message. */
export const MESSAGE_PARAMS = [
  ...['To', 'StatusCallback', 'ApplicationSid', 'MaxPrice', 'ProvideFeedback', 'Attempt'],
  ...['ValidityPeriod', 'ForceDelivery', 'ContentRetention', 'AddressRetention', 'SmartEncoded'],
  ...['PersistentAction', 'TrafficType', 'ShortenUrls', 'ScheduleType', 'SendAt', 'SendAsMms'],
  ...['ContentVariables', 'MessageIntent', 'RiskCheck', 'From', 'FallbackFrom'],
  ...['MessagingServiceSid', 'Body', 'MediaUrl', 'ContentSid'],
]
const WINDOW_MS = 24 * 3600 * 1000
const LONGEST_BODY = 1600
const PACE = { sent: 15, delivered: 60, read: 200 }
const ERROR_WORDS: Record<number, string> = {
  63016:
    'Failed to send freeform message because you are outside the allowed window. If you are using WhatsApp, please use a Message Template.',
  63024: 'Invalid message recipient',
  30008: 'Unknown error',
}

const one = (form: Form, name: string): string | undefined => form[name]?.at(-1)

const refuse = (code: number, message: string): never => {
  throw new TwilioRefusal(400, code, message)
}

/** Whether Twilio would take it for an address to call. */
export const isWebUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** The channel and E.164 phone of `whatsapp:+44…` or `+44…`; undefined when it is neither. */
const readAddress = (
  text: string,
): { channel: MessageRow['channel']; phone: string } | undefined => {
  const channel = text.startsWith('whatsapp:') ? 'whatsapp' : 'sms'
  const number = text.replace(/^whatsapp:/, '')
  const phone = /^\+\d{6,15}$/.test(number) ? toE164(number) : null
  return phone ? { channel, phone } : undefined
}

const readVariables = (text: string | undefined): Record<string, string> | null => {
  if (text === undefined || text === '') return null
  try {
    const variables: unknown = JSON.parse(text)
    if (variables && typeof variables === 'object' && !Array.isArray(variables))
      return Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, String(value)]),
      )
  } catch {
    // Not JSON: refused below, as anything else that is no hash.
  }
  return refuse(21656, 'The ContentVariables Parameter is invalid')
}

/** Accepts a message as Twilio does; whether WhatsApp will carry it shows in its later states. */
export const sendMessage = (sandbox: Sandbox, form: Form): MessageRow => {
  const to = one(form, 'To')
  const from = one(form, 'From')
  if (!to) return refuse(21604, "A 'To' phone number is required.")
  const recipient = readAddress(to)
  if (!recipient) return refuse(21211, `Invalid 'To' Phone Number: ${to}`)
  const sender = from ? readAddress(from) : readAddress(sandbox.options.twilio.whatsappFrom)
  if (!from && !one(form, 'MessagingServiceSid'))
    return refuse(21603, "A 'From' phone number is required.")
  if (!sender) return refuse(21212, `Invalid 'From' Phone Number: ${from}`)
  if (sender.channel !== recipient.channel)
    return refuse(21910, 'Invalid From and To pair. From and To should be of the same channel')
  if (sender.phone !== ownNumber(sandbox))
    return refuse(63007, 'Twilio could not find a Channel with the specified From address')
  const statusCallback = one(form, 'StatusCallback') ?? null
  if (statusCallback !== null && !isWebUrl(statusCallback))
    return refuse(21609, `The StatusCallback URL ${statusCallback} is not a valid URL.`)
  if (one(form, 'ScheduleType') || one(form, 'SendAt'))
    return refuse(35114, 'Scheduling is not enabled for this account.')
  const mediaUrls = form.MediaUrl ?? []
  if (mediaUrls.length > 10) return refuse(21623, 'Number of media files exceeds allowed limit')
  for (const url of mediaUrls)
    if (!isWebUrl(url)) return refuse(21620, `Invalid media URL(s): ${url}`)
  const contentSid = one(form, 'ContentSid') ?? null
  if (contentSid !== null && !/^HX[0-9a-fA-F]{32}$/.test(contentSid))
    return refuse(21655, 'The ContentSid is Invalid')
  const variables = readVariables(one(form, 'ContentVariables'))
  const given = one(form, 'Body') ?? ''
  if (!given && !mediaUrls.length && !contentSid) return refuse(21602, 'Message body is required.')
  if (given.length > LONGEST_BODY)
    return refuse(
      21617,
      `The concatenated message body exceeds the ${LONGEST_BODY} character limit`,
    )
  const at = isoNow(sandbox)
  const row: MessageRow = {
    id: twilioSid(mediaUrls.length ? 'MM' : 'SM'),
    direction: 'outbound-api',
    from: sender.phone,
    to: recipient.phone,
    channel: recipient.channel,
    body: contentSid ? renderTemplate(sandbox, contentSid, variables, given) : given,
    status: 'queued',
    media: mediaUrls.map((url) => ({ id: twilioSid('ME'), url, contentType: guessType(url) })),
    contentSid,
    contentVariables: variables,
    statusCallback,
    errorCode: null,
    errorMessage: null,
    createdAt: at,
    updatedAt: at,
    sentAt: null,
  }
  return carry(sandbox, row)
}

export const ownNumber = (sandbox: Sandbox): string =>
  sandbox.options.twilio.whatsappFrom.replace(/^whatsapp:/, '')

const guessType = (url: string): string => {
  const extension = /\.(\w{2,5})(?:$|\?)/.exec(url)?.[1]?.toLowerCase() ?? ''
  const types: Record<string, string> = {
    ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' },
    ...{ mp4: 'video/mp4', ogg: 'audio/ogg', pdf: 'application/pdf', ics: 'text/calendar' },
  }
  return types[extension] ?? 'application/octet-stream'
}

const insideWindow = (sandbox: Sandbox, phone: string): boolean => {
  const last = sandbox.journal.get('phone', phone)?.lastInboundAt ?? null
  return last !== null && sandbox.now() - last < WINDOW_MS
}

/** Stores the message and lets it run through its states, each told to its StatusCallback in order. */
export const carry = (sandbox: Sandbox, row: MessageRow): MessageRow => {
  const { journal, faults } = sandbox
  if (!journal.get('phone', row.to))
    journal.put('phone', { id: row.to, profileName: '', lastInboundAt: null })
  journal.put('message', row)
  const fault = faults.forOutcome('twilio', `message ${row.to} ${row.body}`)
  const blocked =
    row.channel === 'whatsapp' && !row.contentSid && !insideWindow(sandbox, row.to) ? 63016 : null
  const pace = { ...PACE, ...sandbox.options.messagePace }
  const tell = (status: MessageStatus, afterMs: number, errorCode?: number) =>
    tellStatus(sandbox, row, status, afterMs, errorCode)
  tell('queued', 0)
  if (blocked) tell('failed', pace.sent, blocked)
  else if (fault?.outcome === 'failed') tell('failed', pace.sent, Number(fault.code ?? 30008))
  else {
    tell('sent', pace.sent)
    if (fault) tell('undelivered', pace.delivered, Number(fault.code ?? 63024))
    else {
      tell('delivered', pace.delivered)
      tell('read', pace.read)
    }
  }
  return row
}

const tellStatus = (
  sandbox: Sandbox,
  row: MessageRow,
  status: MessageStatus,
  afterMs: number,
  errorCode?: number,
): void => {
  const error = errorCode ? (ERROR_WORDS[errorCode] ?? `Error ${errorCode}`) : undefined
  const to = channelAddress(row.channel, row.to)
  const form = {
    AccountSid: sandbox.options.twilio.accountSid,
    ApiVersion: API_VERSION,
    ...(row.channel === 'whatsapp'
      ? { ChannelPrefix: 'whatsapp', ChannelToAddress: row.to, ChannelInstallSid: CHANNEL_SID }
      : {}),
    ...(errorCode ? { ErrorCode: String(errorCode), ErrorMessage: error ?? '' } : {}),
    ...(status === 'delivered' || status === 'read' ? { EventType: status.toUpperCase() } : {}),
    From: channelAddress(row.channel, row.from),
    MessageSid: row.id,
    MessageStatus: status,
    SmsSid: row.id,
    SmsStatus: status,
    StructuredMessage: String(row.contentSid !== null),
    To: to,
  }
  sandbox.courier.send({
    provider: 'twilio',
    kind: `message.${status}`,
    about: row.id,
    url: row.statusCallback,
    body: new URLSearchParams(form).toString(),
    lane: `message:${row.id}`,
    effect: { messageSid: row.id, status, errorCode, error },
    afterMs,
  })
}

const CHANNEL_SID = 'XEc05a7d8e0f1b2c3d4e5f60718293a4b5'
