import type { Endpoint, PayloadRequest } from 'payload'
import { AppError, invalid } from '../../../domain/app-error.ts'
import { type TwilioForm, verifyTwilio } from '../../../integrations/twilio.ts'
import { inTransaction } from '../../../operations/database.ts'
import { getLog } from '../../log.ts'

export const NO_WORDS = '<?xml version="1.0" encoding="UTF-8"?><Response/>'

export const twiml = (document: string): Response =>
  new Response(document, { headers: { 'content-type': 'text/xml; charset=utf-8' } })

/**
 * The form Twilio posted, once its signature holds.
 * @throws AppError FORBIDDEN for what does not come from Twilio, VALIDATION_ERROR for what is no form
 */
const readSignedForm = async (req: PayloadRequest): Promise<TwilioForm> => {
  const { pathname, search } = new URL(req.url ?? '', 'http://localhost')
  const text = (await req.text?.()) ?? ''
  const fields = new URLSearchParams(text)
  const signed: Record<string, string | string[]> = {}
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name)
    signed[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  if (!verifyTwilio(pathname + search, signed as TwilioForm, req.headers.get('x-twilio-signature')))
    throw new AppError('FORBIDDEN', 'This call does not carry a valid Twilio signature.')
  if (!/^application\/x-www-form-urlencoded\b/i.test(req.headers.get('content-type') ?? ''))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Twilio posts forms; this is something else.')
  return Object.fromEntries(fields)
}

interface TwilioWebhook {
  /** Under `/webhooks/twilio`. */
  path: string
  /** Fields without which the call means nothing. */
  needs: readonly string[]
  /** Stores the event and says what to answer; runs in one transaction. */
  act: Act
  /** Tried first, without a transaction around it: the answer, or null for `act` to do it. */
  quick?: (...told: Parameters<Act>) => Promise<Response | null>
  /** What to do instead, in a transaction of its own, when that came to nothing. */
  otherwise?: Act
}
type Act = (req: PayloadRequest, form: TwilioForm, query: URLSearchParams) => Promise<Response>

/** Verifies, checks that it can be told from other events, stores, answers. Unknown fields are kept. */
export const twilioWebhook = ({ path, needs, act, quick, otherwise }: TwilioWebhook): Endpoint => ({
  method: 'post',
  path: `/webhooks/twilio${path}`,
  handler: async (req) => {
    const form = await readSignedForm(req)
    const missing = needs.filter((name) => !form[name]?.trim())
    if (missing.length > 0)
      throw invalid(
        'Fields are missing.',
        Object.fromEntries(missing.map((name) => [name, 'This is needed.'])),
      )
    const query = new URL(req.url ?? '', 'http://localhost').searchParams
    try {
      const told = await quick?.(req, form, query)
      return told ?? (await inTransaction(req, () => act(req, form, query)))
    } catch (error) {
      if (!otherwise) throw error
      const answer = await inTransaction(req, () => otherwise(req, form, query))
      getLog().warn({ err: error, path }, 'What was told us is left to the queue.')
      return answer
    }
  },
})
