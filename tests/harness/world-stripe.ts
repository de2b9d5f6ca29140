/** Stripe's side of things, as the stand-in has it: what really happened to the money. */
import Stripe from 'stripe'
import { call } from './customer.ts'

export interface StripeIntent {
  id: string
  status: string
  amount: number
  amount_received: number
  amount_capturable: number
  client_secret: string
  metadata: { payment_id?: string }
  latest_charge: { captured: boolean; amount_captured: number; amount_refunded: number } | null
}

export interface StripeEvent {
  id: string
  type: string
  data: { object: { id: string; payment_intent?: string | null } }
}

export interface Fault {
  provider: 'stripe' | 'twilio' | 'stripe-webhook' | 'twilio-webhook'
  match?: string
  status?: number
  code?: string
  timeout?: boolean
  reset?: boolean
  duplicate?: boolean | number
  delayMs?: number
  outcome?: 'failed'
  phase?: 'before' | 'after'
  count?: number
}

export interface StripeSide {
  intents(): Promise<StripeIntent[]>
  intent(id: string): Promise<StripeIntent>
  /** Everything that happened, oldest first. */
  events(): Promise<StripeEvent[]>
  /** Delivers an event, signed, to the app once more (to the n-th process where there are several). */
  deliver(event: StripeEvent, process?: number): Promise<number>
  /** Call-backs still on their way. */
  undelivered(): Promise<number>
  fault(fault: Fault): Promise<void>
  mend(): Promise<void>
  /** Ends an authorisation as Stripe does after seven days. */
  expire(intentId: string): Promise<void>
  dispute(intentId: string): Promise<{ id: string }>
  closeDispute(id: string, status: 'won' | 'lost'): Promise<void>
  /** As a person would in Stripe's own dashboard. */
  sdk: Stripe
}

export interface StripeKeys {
  sandboxUrl: string
  appUrls: string[]
  secretKey: string
  webhookSecret: string
}

export const stripeSideOf = (keys: StripeKeys): StripeSide => {
  const { sandboxUrl, appUrls, secretKey, webhookSecret } = keys
  const { hostname, port } = new URL(sandboxUrl)
  const sdk = new Stripe(secretKey, {
    ...{ host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 },
  })
  const verb = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await call<T>(`${sandboxUrl}/sandbox${path}`, { method, body })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const intents = async () =>
    (await verb<{ paymentIntents: StripeIntent[] }>('GET', '/payment-intents')).paymentIntents
  return {
    sdk,
    intents,
    intent: async (id) => {
      const found = (await intents()).find((intent) => intent.id === id)
      if (!found) throw new Error(`The stand-in has no intent ${id}.`)
      return found
    },
    events: async () => {
      const events: StripeEvent[] = []
      for await (const event of sdk.events.list({ limit: 100 }))
        events.unshift(event as unknown as StripeEvent)
      return events
    },
    deliver: async (event, process = 0) => {
      const body = JSON.stringify(event)
      const signature = sdk.webhooks.generateTestHeaderString({
        payload: body,
        secret: webhookSecret,
      })
      const answer = await fetch(`${appUrls[process % appUrls.length]}/api/webhooks/stripe`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
        body,
      })
      await answer.body?.cancel()
      return answer.status
    },
    undelivered: async () => {
      const { deliveries } = await verb<{ deliveries: { provider: string }[] }>(
        'GET',
        '/deliveries?state=pending',
      )
      return deliveries.filter(({ provider }) => provider === 'stripe').length
    },
    fault: (fault) => verb('POST', '/faults', fault),
    mend: () => verb('DELETE', '/faults'),
    expire: (id) => verb('POST', `/payment-intents/${id}/expire`),
    dispute: (paymentIntent) => verb('POST', '/disputes', { paymentIntent, reason: 'fraudulent' }),
    closeDispute: (id, status) => verb('POST', `/disputes/${id}/close`, { status }),
  }
}
