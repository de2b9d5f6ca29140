import { appPath, isoNow, type Sandbox } from '../context.ts'
import { twilioSid } from '../ids.ts'
import type { CallbackOutcome } from '../post-callback.ts'
import type { MessageRow } from '../rows.ts'
import { type IncomingFile, keepFile } from './media.ts'
import { carry, ownNumber } from './send-message.ts'
import { API_VERSION, mediaUrl } from './shapes.ts'
import { parseTwiml, textOf } from './twiml.ts'

export interface IncomingWhatsApp {
  /** E.164. */
  from: string
  body: string
  files: IncomingFile[]
  profileName?: string
  location?: { latitude: number; longitude: number; address?: string; label?: string }
  button?: { text: string; payload: string }
  /** The message this one answers. */
  repliedTo?: string
}

const NAMES =
  'Alex Ash Billie Charlie Frankie Jamie Jo Kit Lee Max Morgan Nico Pat Quinn Ray Robin Sam Sasha Val Wren'.split(
    ' ',
  )

/** WhatsApp always knows a profile name; the same phone always gets the same one. */
const inventedName = (phone: string): string =>
  NAMES[[...phone].reduce((sum, digit) => (sum * 7 + digit.charCodeAt(0)) % NAMES.length, 0)] ?? ''

/** A person writes to the business: stored, then told to the app. Answers with the first try's result. */
export const receiveWhatsApp = async (
  sandbox: Sandbox,
  incoming: IncomingWhatsApp,
): Promise<{ message: MessageRow; outcome: CallbackOutcome }> => {
  const { journal } = sandbox
  let told: Promise<CallbackOutcome> | undefined
  const message = journal.commit(() => {
    const known = journal.get('phone', incoming.from)
    const profileName = incoming.profileName || known?.profileName || inventedName(incoming.from)
    journal.put('phone', { id: incoming.from, profileName, lastInboundAt: sandbox.now() })
    const row = storeIncoming(sandbox, incoming)
    told = sandbox.courier.sendAndWait({
      provider: 'twilio',
      kind: 'whatsapp.inbound',
      about: row.id,
      url: appPath(sandbox, '/api/webhooks/twilio/whatsapp'),
      body: new URLSearchParams(inboundForm(sandbox, row, incoming, profileName)).toString(),
    })
    return row
  })
  const outcome = (await told) ?? { status: null, error: null, body: '' }
  if (outcome.status === 200) replyByTwiml(sandbox, message, outcome.body)
  return { message, outcome }
}

const storeIncoming = (sandbox: Sandbox, { from, body, files }: IncomingWhatsApp): MessageRow => {
  const at = isoNow(sandbox)
  const id = twilioSid(files.length ? 'MM' : 'SM')
  const media = files.map((file) => {
    const row = keepFile(sandbox, file, id)
    return { id: row.id, url: mediaUrl(sandbox, row), contentType: row.contentType }
  })
  return sandbox.journal.put('message', {
    ...{ id, from, to: ownNumber(sandbox), body, media },
    direction: 'inbound',
    channel: 'whatsapp',
    status: 'received',
    ...{ contentSid: null, contentVariables: null, statusCallback: null },
    ...{ errorCode: null, errorMessage: null, createdAt: at, updatedAt: at, sentAt: at },
  })
}

const messageType = ({ files, location, button }: IncomingWhatsApp): string => {
  if (location) return 'location'
  if (button) return 'button'
  const kind = files[0]?.contentType.split('/')[0]
  if (!kind) return 'text'
  return ['image', 'video', 'audio'].includes(kind) ? kind : 'document'
}

/** Every field Twilio posts with an inbound WhatsApp. */
const inboundForm = (
  sandbox: Sandbox,
  row: MessageRow,
  incoming: IncomingWhatsApp,
  profileName: string,
): Record<string, string> => {
  const waId = row.from.replace('+', '')
  const form: Record<string, string> = {
    AccountSid: sandbox.options.twilio.accountSid,
    ApiVersion: API_VERSION,
    Body: row.body,
    ChannelMetadata: JSON.stringify({
      type: 'whatsapp',
      data: { context: { ProfileName: profileName, WaId: waId } },
    }),
    From: `whatsapp:${row.from}`,
    MessageSid: row.id,
    MessageType: messageType(incoming),
    NumMedia: String(row.media.length),
    NumSegments: '1',
    ProfileName: profileName,
    SmsMessageSid: row.id,
    SmsSid: row.id,
    SmsStatus: 'received',
    To: `whatsapp:${row.to}`,
    WaId: waId,
  }
  for (const [at, file] of row.media.entries()) {
    form[`MediaUrl${at}`] = file.url
    form[`MediaContentType${at}`] = file.contentType
  }
  const { location, button, repliedTo } = incoming
  if (location)
    Object.assign(form, {
      Latitude: String(location.latitude),
      Longitude: String(location.longitude),
      ...(location.address ? { Address: location.address } : {}),
      ...(location.label ? { Label: location.label } : {}),
    })
  if (button) Object.assign(form, { ButtonText: button.text, ButtonPayload: button.payload })
  if (repliedTo)
    Object.assign(form, {
      OriginalRepliedMessageSid: repliedTo,
      OriginalRepliedMessageSender: `whatsapp:${row.to}`,
    })
  return form
}

/** `<Response><Message>…` in the webhook's answer is a reply, as with Twilio. */
const replyByTwiml = (sandbox: Sandbox, message: MessageRow, body: string): void => {
  const at = isoNow(sandbox)
  for (const element of parseTwiml(body)?.children ?? []) {
    if (element.name !== 'Message') continue
    const text = textOf(element.children.find(({ name }) => name === 'Body') ?? element)
    sandbox.journal.commit(() =>
      carry(sandbox, {
        ...message,
        id: twilioSid('SM'),
        direction: 'outbound-reply',
        ...{ from: message.to, to: message.from, body: text.trim(), media: [] },
        status: 'queued',
        ...{ createdAt: at, updatedAt: at, sentAt: null },
      }),
    )
  }
}
