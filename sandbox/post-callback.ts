import type { SandboxOptions } from './options.ts'
import type { DeliveryRow } from './rows.ts'
import { stripeSignature, twilioSignature } from './signatures.ts'

const PATIENCE_MS = { stripe: 10_000, twilio: 15_000 }

/** What one try of a call-back came to; `status` null when nothing answered. */
export interface CallbackOutcome {
  status: number | null
  error: string | null
  body: string
}

/** Posts a call-back once, freshly signed. Never throws: what goes wrong is the outcome. */
export const postCallback = async (
  options: SandboxOptions,
  row: DeliveryRow,
  url: string,
  abort: AbortController,
): Promise<CallbackOutcome> => {
  const patience = setTimeout(() => abort.abort(), PATIENCE_MS[row.provider])
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: headersOf(options, row, url),
      body: row.body,
      signal: abort.signal,
    })
    return { status: answer.status, error: null, body: await answer.text() }
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    const words = cause instanceof Error ? cause.message || cause.name : String(cause)
    return { status: null, error: words, body: '' }
  } finally {
    clearTimeout(patience)
  }
}

const headersOf = (
  { stripe, twilio }: SandboxOptions,
  row: DeliveryRow,
  url: string,
): Record<string, string> => {
  if (row.provider === 'twilio')
    return {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'i-twilio-idempotency-token': row.token,
      'x-twilio-signature': twilioSignature(url, new URLSearchParams(row.body), twilio.authToken),
    }
  // The receiver measures the signature's age by the real clock, whatever time the sandbox keeps.
  const seconds = Math.floor(Date.now() / 1000)
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    'stripe-signature': stripeSignature(row.body, stripe.webhookSecret, seconds),
  }
}
