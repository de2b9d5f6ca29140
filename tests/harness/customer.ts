/** A customer with a phone and a link, over the public HTTP contract alone. */
import { randomUUID } from 'node:crypto'
import type { Business } from './business.ts'

export interface Answer<T = Record<string, unknown>> {
  status: number
  body: T
  headers: Headers
}

/** One HTTP call; the body is JSON both ways. */
export const call = async <T = Record<string, never>>(
  url: string,
  {
    method = 'GET',
    body,
    headers = {},
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> => {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    body: (json ? JSON.parse(text) : text) as T,
    headers: response.headers,
  }
}

/** Asks again until the answer is there; fails with words after `timeoutMs`. */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  timeoutMs = 10_000,
): Promise<T> => {
  const until = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > until) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

export interface PhoneMessage {
  to: string
  from: string
  body: string
  status: string
}

/** The WhatsApps a phone has received, oldest first. */
export const messagesTo = async (
  business: Pick<Business, 'sandboxUrl'>,
  to: string,
): Promise<PhoneMessage[]> => {
  const { body } = await call<{ messages: PhoneMessage[] } | PhoneMessage[]>(
    `${business.sandboxUrl}/sandbox/messages?to=${encodeURIComponent(to)}`,
  )
  return Array.isArray(body) ? body : body.messages
}

export const writeWhatsApp = (business: Business, from: string, body: string) =>
  call(`${business.sandboxUrl}/sandbox/whatsapp`, { method: 'POST', body: { from, body } })

/** The token in the newest link of a kind (`q`, `v`, `c`) that a phone was sent. */
export const linkIn = async (
  business: Business,
  phone: string,
  kind: 'q' | 'v' | 'c',
): Promise<string | null> => {
  const messages = await messagesTo(business, phone)
  const tokens = messages.flatMap(({ body }) =>
    [...body.matchAll(new RegExp(`/${kind}/([\\w.-]+)`, 'g'))].map((m) => m[1] as string),
  )
  return tokens.at(-1) ?? null
}

/** The calls behind one quote's link, from one device. */
export const customerOf = (
  business: Pick<Business, 'appUrl'>,
  token: string,
  sessionId: string = randomUUID(),
) => {
  const at = (path: string) => `${business.appUrl}/api/q/${token}${path}`
  const send = <T>(method: string, path: string, body?: unknown) =>
    call<T>(at(path), { method, body, headers: { 'x-session-id': sessionId } })
  return {
    token,
    get: <T = Record<string, unknown>>(path = '') => send<T>('GET', path),
    post: <T = Record<string, unknown>>(path: string, body: unknown = {}) =>
      send<T>('POST', path, body),
    put: <T = Record<string, unknown>>(path: string, body: unknown) => send<T>('PUT', path, body),
    delete: (path: string) => send('DELETE', path),
  }
}

/** Confirms a card as Stripe.js does from the browser. */
export const confirmCard = async (
  intent: {
    paymentIntentId: string
    clientSecret: string
    publishableKey: string
    confirmBase: string
  },
  paymentMethod = 'pm_card_visa',
) => {
  const response = await fetch(
    `${intent.confirmBase}/v1/payment_intents/${intent.paymentIntentId}/confirm`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${intent.publishableKey}` },
      body: new URLSearchParams({
        client_secret: intent.clientSecret,
        payment_method: paymentMethod,
      }),
    },
  )
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
