import { timingSafeEqual } from 'node:crypto'
import type { Sandbox } from '../context.ts'
import { stripeId } from '../ids.ts'
import { type SandboxContext, withFault } from '../strike.ts'
import { API_VERSION, type StripeCall } from './call.ts'
import { expandPaths } from './expand.ts'
import { type FormHash, parseForm } from './form.ts'
import { type Read, readParams } from './params.ts'
import { refusalBody, StripeRefusal } from './refusal.ts'

const DAY_MS = 24 * 3600 * 1000

/** The answer of a verb; a decline is an answer with a refusal, so that what it changed is kept. */
export type Outcome = { answer: object } | { refusal: StripeRefusal }
type Spec = Parameters<typeof readParams>[0]
export type Run<S extends Spec> = (call: StripeCall, params: Read<S>, c: SandboxContext) => Outcome

interface Verb<S extends Spec> {
  spec: S
  /** May a browser ask this with a publishable key and the payment's client secret? */
  browser?: boolean
  run: Run<S>
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const keyOf = (c: SandboxContext, raw: FormHash): string => {
  const header = c.req.header('authorization') ?? ''
  const [scheme = '', credentials = ''] = header.split(/\s+/)
  if (/^bearer$/i.test(scheme)) return credentials
  if (/^basic$/i.test(scheme))
    return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? ''
  return typeof raw.key === 'string' ? raw.key : ''
}

/** Who is asking: 'secret' or 'publishable'. Throws Stripe's 401 for anyone else. */
const authenticate = (sandbox: Sandbox, key: string): 'secret' | 'publishable' => {
  const { secretKey, publishableKey } = sandbox.options.stripe
  if (!key)
    throw new StripeRefusal(
      401,
      {
        message:
          "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
      },
      'early',
    )
  if (sameText(key, secretKey)) return 'secret'
  if (sameText(key, publishableKey)) return 'publishable'
  const masked = `${key.slice(0, 8)}${'*'.repeat(Math.max(key.length - 12, 4))}${key.slice(-4)}`
  throw new StripeRefusal(401, { message: `Invalid API Key provided: ${masked}` }, 'early')
}

const reply = (status: number, body: object | string, headers: Record<string, string>): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body, null, 2), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })

/** Serves one Stripe verb: fault, key, parameters, idempotency, work, answer: one commit. */
export const verb = <S extends Spec>(sandbox: Sandbox, { spec, browser, run }: Verb<S>) => {
  const inFlight = IN_FLIGHT.get(sandbox) ?? new Set<string>()
  IN_FLIGHT.set(sandbox, inFlight)
  return async (c: SandboxContext): Promise<Response> => {
    const requestId = stripeId('req', 14)
    const idempotencyKey = c.req.header('idempotency-key') ?? null
    const headers: Record<string, string> = {
      'request-id': requestId,
      'stripe-version': c.req.header('stripe-version') ?? API_VERSION,
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    }
    const refuse = (refusal: StripeRefusal) =>
      reply(refusal.status, refusalBody(refusal, requestId), headers)
    const post = c.req.method === 'POST'
    const path = new URL(c.req.url).pathname
    const sent = post ? await c.req.text() : new URL(c.req.url).search.slice(1)
    const keyed = post && idempotencyKey
    try {
      const raw = parseForm(sent)
      const who = authenticate(sandbox, keyOf(c, raw))
      const { key: _key, _stripe_version: _version, ...params } = raw
      if (who === 'publishable' && !browser)
        throw new StripeRefusal(
          401,
          {
            code: 'secret_key_required',
            message:
              'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
          },
          'early',
        )
      const call: StripeCall = {
        ...{ sandbox, requestId, idempotencyKey, publishable: who === 'publishable' },
        origin: new URL(c.req.url).origin,
      }
      const fingerprint = JSON.stringify([c.req.method, path, params])
      if (keyed && inFlight.has(idempotencyKey)) throw keyInUse(idempotencyKey)
      if (keyed) inFlight.add(idempotencyKey)
      try {
        const subject = `${c.req.method} ${path} ${[...new URLSearchParams(sent)].flat().join(' ')}`
        return await withFault(
          c,
          sandbox.faults.forRequest('stripe', subject),
          (status, code) => refuse(outage(status, code)),
          () => {
            const stored = keyed ? replay(sandbox, idempotencyKey, fingerprint) : null
            if (stored)
              return reply(stored.status, stored.body, {
                ...headers,
                'request-id': stored.requestId,
                'idempotent-replayed': 'true',
                'original-request': stored.requestId,
              })
            const { status, body } = execute(call, keyed ? fingerprint : null, () => {
              const outcome = run(call, readParams(spec, params), c)
              if ('refusal' in outcome) return outcome
              const { expand } = readExpand(params)
              return { answer: expandPaths(sandbox.journal, outcome.answer, expand) }
            })
            return reply(status, body, headers)
          },
        )
      } finally {
        if (keyed) inFlight.delete(idempotencyKey)
      }
    } catch (error) {
      if (error instanceof StripeRefusal) return refuse(error)
      throw error
    }
  }
}

const IN_FLIGHT = new WeakMap<Sandbox, Set<string>>()

const readExpand = (params: FormHash): { expand: string[] | undefined } => ({
  expand:
    params.expand && typeof params.expand === 'object'
      ? Object.values(params.expand).filter((path) => typeof path === 'string')
      : undefined,
})

/** Does the work and remembers the answer under the idempotency key, in one commit. */
const execute = (
  { sandbox, requestId, idempotencyKey }: StripeCall,
  fingerprint: string | null,
  work: () => Outcome,
): { status: number; body: string } => {
  const finish = (outcome: Outcome) => {
    const [status, body] =
      'refusal' in outcome
        ? [outcome.refusal.status, refusalBody(outcome.refusal, requestId)]
        : [200, outcome.answer]
    const text = JSON.stringify(body, null, 2)
    if (fingerprint && idempotencyKey)
      sandbox.journal.put('idempotency', {
        ...{ id: idempotencyKey, params: fingerprint, status, body: text, requestId },
        at: sandbox.now(),
      })
    return { status, body: text }
  }
  try {
    return sandbox.journal.commit(() => finish(work()))
  } catch (error) {
    // The half-done work is undone; the refusal itself is remembered, unless it never began.
    if (!(error instanceof StripeRefusal) || error.stage === 'early') throw error
    return sandbox.journal.commit(() => finish({ refusal: error }))
  }
}

const replay = (sandbox: Sandbox, key: string, fingerprint: string) => {
  if (key.length > 255)
    throw new StripeRefusal(
      400,
      { message: 'Idempotency-Key is too long; it must be at most 255 characters' },
      'early',
    )
  const stored = sandbox.journal.get('idempotency', key)
  if (!stored || stored.at < sandbox.now() - DAY_MS) return null
  if (stored.params !== fingerprint)
    throw new StripeRefusal(
      400,
      {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      },
      'early',
    )
  return stored
}

const keyInUse = (key: string) =>
  new StripeRefusal(
    409,
    {
      code: 'idempotency_key_in_use',
      type: 'idempotency_error',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    },
    'early',
  )

/** A made-up outage or refusal, in Stripe's form. */
const outage = (status: number, code: string | number | null): StripeRefusal => {
  const type = status === 402 ? 'card_error' : status >= 500 ? 'api_error' : 'invalid_request_error'
  const message =
    status === 429
      ? 'Request rate limit exceeded. Learn more about rate limits here https://docs.stripe.com/rate-limits.'
      : status === 402
        ? 'Your card was declined.'
        : 'An unknown error occurred. (This one was asked for.)'
  const named = code ?? (status === 429 ? 'rate_limit' : status === 402 ? 'card_declined' : null)
  return new StripeRefusal(
    status,
    { type, message, ...(named === null ? {} : { code: String(named) }) },
    'early',
  )
}
