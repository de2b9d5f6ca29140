import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { jsonb, row, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

export interface WebhookEvent {
  provider: 'stripe' | 'twilio'
  /** The provider's own name for this event: the same one comes again when they repeat it. */
  eventId: string
  kind: string
  body: Record<string, unknown>
}

export interface StoredWebhook {
  id: string
  createdAt: string
  /** As it was stored. */
  body: Record<string, unknown>
}

/** Postgres stores no NUL in a text, and a stranger may send one. */
export const storable = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value).replaceAll('\\u0000', ''))

/**
 * Keeps what a provider told us and the job that works it off, in one transaction. Answers its
 * id and instant, or null when it was told before. Without a job the caller works it off at once.
 */
export const storeWebhook = async (
  req: PayloadRequest,
  event: WebhookEvent,
  job: 'read-webhook' | 'read-stripe-event' | null = 'read-webhook',
): Promise<StoredWebhook | null> => {
  const body = storable(event.body)
  const stored = await row<{ id: string; createdAt: string }>(
    req,
    sql`insert into webhook_events (id, provider, event_id, kind, body, worked_off_at)
      values (uuidv7(), ${event.provider}, ${event.eventId.slice(0, 200)}, ${event.kind}, ${jsonb(body)},
        ${job === null ? now().toISOString() : null}::timestamptz)
      on conflict (provider, event_id) do nothing returning id, created_at as "createdAt"`,
  )
  if (!stored) return null
  // Somebody waits for an answer to most of what comes in; nobody does for a delivery tick.
  const priority = event.kind === 'twilio.message-status' ? 0 : -10
  if (job) await enqueue(req, job, { eventId: stored.id }, { priority })
  return { ...stored, body }
}
