/** Twilio: WhatsApp out, files in, and whether a call-back is really theirs. */
import twilio from 'twilio'
import { getEnv } from './env.ts'

const TIMEOUT_MS = 10_000

/** What Twilio said no to. `permanent`: the same request will never be accepted. */
export class TwilioError extends Error {
  override readonly name = 'TwilioError'

  constructor(
    message: string,
    readonly permanent: boolean,
    readonly code?: number,
  ) {
    super(message)
  }
}

/** Sends every request of the SDK, whatever Twilio host it is for, to another base. */
class RebasedClient extends twilio.RequestClient {
  constructor(private readonly base: URL) {
    super({ timeout: TIMEOUT_MS })
  }

  override request<Sent>(opts: twilioRequest<Sent>) {
    const uri = new URL(opts.uri)
    uri.protocol = this.base.protocol
    uri.host = this.base.host
    return super.request<Sent>({ ...opts, uri: uri.href })
  }
}
type twilioRequest<Sent> = Parameters<typeof twilio.RequestClient.prototype.request<Sent>>[0]

let client: ReturnType<typeof twilio> | undefined

/** The SDK, pointed at TWILIO_API_BASE when there is one. */
export const twilioClient = () => {
  if (client) return client
  const { accountSid, authToken, apiBase } = getEnv().twilio
  const httpClient = apiBase
    ? new RebasedClient(new URL(apiBase))
    : new twilio.RequestClient({ timeout: TIMEOUT_MS })
  client = twilio(accountSid, authToken, { httpClient })
  return client
}

/** Wrong for good: anything of the 4xx but a bad login, a time-out or too much at once. */
const isPermanent = (status: number) =>
  status >= 400 && status < 500 && ![401, 403, 408, 409, 429].includes(status)

export const asTwilioError = (error: unknown): TwilioError => {
  if (error instanceof twilio.RestException)
    return new TwilioError(
      `${error.message} (${error.code ?? error.status})`,
      isPermanent(error.status),
      error.code,
    )
  return new TwilioError(
    `Twilio could not be reached: ${error instanceof Error ? error.message : String(error)}`,
    false,
  )
}

interface Common {
  /** E.164. */
  to: string
  statusCallback: string
}
/** Free words, or a template approved by WhatsApp: the latter more than 24 hours after the person last wrote. */
export type WhatsApp = Common &
  ({ body: string } | { contentSid: string; contentVariables: Record<string, string> })

/**
 * Hands a WhatsApp to Twilio; answers its SID. That it is delivered is told later to `statusCallback`.
 * @throws TwilioError
 */
export const sendWhatsApp = async (message: WhatsApp): Promise<string> => {
  try {
    const { sid } = await twilioClient().messages.create({
      from: getEnv().twilio.whatsappFrom,
      to: `whatsapp:${message.to}`,
      statusCallback: message.statusCallback,
      ...('body' in message
        ? { body: message.body }
        : {
            contentSid: message.contentSid,
            contentVariables: JSON.stringify(message.contentVariables),
          }),
    })
    return sid
  } catch (error) {
    throw asTwilioError(error)
  }
}

/**
 * What Twilio has sent to a phone lately, newest first: how a send whose answer was lost is found.
 * @throws TwilioError
 */
export const listSentWhatsApps = async (
  to: string,
): Promise<{ sid: string; body: string; createdAt: Date }[]> => {
  try {
    const sent = await twilioClient().messages.list({
      from: getEnv().twilio.whatsappFrom,
      to: `whatsapp:${to}`,
      limit: 50,
    })
    return sent
      .filter(({ status }) => !['failed', 'undelivered', 'canceled'].includes(status))
      .map(({ sid, body, dateCreated }) => ({ sid, body: body ?? '', createdAt: dateCreated }))
  } catch (error) {
    throw asTwilioError(error)
  }
}

/** The business's number, E.164: WhatsApp and calls share it. */
export const ownNumber = (): string => getEnv().twilio.whatsappFrom.replace(/^whatsapp:/, '')

/**
 * Rings somebody and plays them the TwiML; answers the call's SID. How it goes on is told to
 * `voice-status`.
 * @throws TwilioError
 */
export const placeCall = async ({ to, twiml }: { to: string; twiml: string }): Promise<string> => {
  try {
    const { sid } = await twilioClient().calls.create({
      from: ownNumber(),
      to,
      twiml,
      statusCallback: `${getEnv().publicUrl}/api/webhooks/twilio/voice-status`,
      statusCallbackEvent: ['completed'],
    })
    return sid
  } catch (error) {
    throw asTwilioError(error)
  }
}

/** Where Twilio's own answer to a media request may send us on to. */
const MEDIA_HOSTS = /(^|\.)(twilio\.com|twiliocdn\.com|amazonaws\.com)$/
const MAX_REDIRECTS = 3
const MEDIA_TIMEOUT_MS = 30_000

const isOwnHost = (url: URL): boolean => {
  const { apiBase } = getEnv().twilio
  if (apiBase) return url.origin === new URL(apiBase).origin
  return url.protocol === 'https:' && /(^|\.)twilio\.com$/.test(url.hostname)
}

const mayFetch = (url: URL): boolean =>
  isOwnHost(url) || (url.protocol === 'https:' && MEDIA_HOSTS.test(url.hostname))

/** Reads at most `maxBytes`; more is refused before it is in memory. */
const readBounded = async (answer: Response, maxBytes: number): Promise<Buffer> => {
  const tooLarge = () =>
    new TwilioError(`The file is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`, true)
  if (Number(answer.headers.get('content-length') ?? 0) > maxBytes) {
    await answer.body?.cancel()
    throw tooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Fetches a file somebody sent, or a recording: only from Twilio, with our credentials shown to
 * Twilio's own host alone.
 * @throws TwilioError; permanent when the address is not Twilio's, the file is gone or too large
 */
export const fetchMedia = async (address: string, maxBytes: number): Promise<Buffer> => {
  if (!URL.canParse(address) || !isOwnHost(new URL(address)))
    throw new TwilioError('That is not an address of a file at Twilio.', true)
  const { accountSid, authToken } = getEnv().twilio
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  const signal = AbortSignal.timeout(MEDIA_TIMEOUT_MS)
  let url = new URL(address)
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const headers: Record<string, string> = isOwnHost(url) ? { authorization } : {}
      const answer = await fetch(url, { redirect: 'manual', headers, signal })
      if (answer.status < 300) return await readBounded(answer, maxBytes)
      await answer.body?.cancel()
      const location = answer.headers.get('location')
      if (answer.status >= 400 || !location)
        throw new TwilioError(
          `Twilio answered ${answer.status} for the file.`,
          isPermanent(answer.status),
        )
      url = new URL(location, url)
      if (!mayFetch(url))
        throw new TwilioError('Twilio sent us on to an address we do not fetch from.', true)
    }
  } catch (error) {
    throw error instanceof TwilioError ? error : asTwilioError(error)
  }
  throw new TwilioError('Twilio sent us on too often.', true)
}

export type TwilioForm = Record<string, string>

/** Whether a call-back carries Twilio's signature over our public address and its parameters. */
export const verifyTwilio = (
  pathAndQuery: string,
  form: TwilioForm,
  signature: string | null,
): boolean => {
  if (!signature) return false
  const { publicUrl, twilio: keys } = getEnv()
  return twilio.validateRequest(keys.authToken, signature, publicUrl + pathAndQuery, form)
}
