import type Stripe from 'stripe'

/** A card payment in Stripe's own shape, and what Stripe knows but does not show. */
export interface IntentRow {
  id: string
  intent: Stripe.PaymentIntent
  /** Where the customer's bank sends them back to, given at confirm. */
  returnUrl: string | null
  /** The payment method the running 3-D Secure challenge is about. */
  challenge: { paymentMethod: string; openedAt: number } | null
}

/** What was answered to an idempotency key, kept 24 hours; `params` tells a replay from a misuse. */
export interface IdempotencyRow {
  id: string
  params: string
  status: number
  body: string
  requestId: string
  at: number
}

export type MessageStatus =
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'received'
  | 'failed'
  | 'undelivered'
  | 'canceled'

/** A WhatsApp message in either direction. Phones are E.164 without the `whatsapp:` prefix. */
export interface MessageRow {
  id: string
  direction: 'inbound' | 'outbound-api' | 'outbound-reply'
  from: string
  to: string
  channel: 'whatsapp' | 'sms'
  body: string
  status: MessageStatus
  media: { id: string; url: string; contentType: string }[]
  contentSid: string | null
  contentVariables: Record<string, string> | null
  statusCallback: string | null
  errorCode: number | null
  errorMessage: string | null
  createdAt: string
  updatedAt: string
  sentAt: string | null
}

/** A file that came in by WhatsApp; its bytes are `<journalDir>/media/<id>`. */
export interface MediaRow {
  id: string
  messageSid: string | null
  contentType: string
  bytes: number
  createdAt: string
}

/** What the sandbox remembers of a phone; `lastInboundAt` (ms) opens WhatsApp's 24-hour window. */
export interface PhoneRow {
  id: string
  profileName: string
  lastInboundAt: number | null
}

export interface CallLine {
  track: 'inbound' | 'outbound'
  text: string
}

export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'failed'
  | 'canceled'

export interface CallRow {
  id: string
  parentSid: string | null
  direction: 'inbound' | 'outbound-api' | 'outbound-dial'
  from: string
  to: string
  status: CallStatus
  lines: CallLine[]
  createdAt: string
  startedAt: string | null
  endedAt: string | null
  /** Seconds. */
  duration: number | null
}

export interface RecordingRow {
  id: string
  callSid: string
  seconds: number
  channels: 1 | 2
  source: string
  transcript: string
  startedAt: string
  createdAt: string
}

/** A WhatsApp template as the Content API keeps it. */
export interface TemplateRow {
  id: string
  friendlyName: string
  language: string
  variables: Record<string, string>
  types: Record<string, { body?: string; [key: string]: unknown }>
  createdAt: string
}

/** One call-back on its way to the app; pending ones outlive the process. */
export interface DeliveryRow {
  id: string
  provider: 'stripe' | 'twilio'
  /** Stripe's event type, or Twilio's kind such as `message.delivered` or `recording.completed`. */
  kind: string
  /** Null when nobody asked to be told: only the effect happens. */
  url: string | null
  body: string
  /** The message, call or payment it tells of. */
  about: string | null
  /** Call-backs of one lane go out one after the other. */
  lane: string | null
  /** What becomes true the moment this call-back first goes out. */
  effect: { messageSid: string; status: MessageStatus; errorCode?: number; error?: string } | null
  /** How often to try at most; null takes the provider's habit. */
  tries: number | null
  /** Twilio's I-Twilio-Idempotency-Token: the same on every try. */
  token: string
  state: 'pending' | 'delivered' | 'failed'
  attempts: number
  dueAt: number
  createdAt: number
  lastStatus: number | null
  lastError: string | null
}

export interface FaultRow {
  id: string
  provider: 'stripe' | 'twilio' | 'openai' | 'stripe-webhook' | 'twilio-webhook'
  match: string | null
  status: number | null
  timeout: boolean
  reset: boolean
  duplicate: number
  delayMs: number
  outcome: string | null
  code: string | number | null
  phase: 'before' | 'after'
  remaining: number
}

/** What the model is to say to the next requests that contain `match`. */
export interface ScriptRow {
  id: string
  match: string | null
  content: string | null
  refusal: string | null
  remaining: number
}

export interface Rows {
  intent: IntentRow
  charge: Stripe.Charge & { id: string }
  refund: Stripe.Refund & { id: string }
  dispute: Stripe.Dispute & { id: string }
  paymentMethod: Stripe.PaymentMethod & { id: string }
  event: Stripe.Event & { id: string }
  idempotency: IdempotencyRow
  message: MessageRow
  media: MediaRow
  phone: PhoneRow
  call: CallRow
  recording: RecordingRow
  template: TemplateRow
  delivery: DeliveryRow
  fault: FaultRow
  script: ScriptRow
}

export type Kind = keyof Rows
