import type { PayloadRequest } from 'payload'
import { toE164 } from '../../domain/phone.ts'
import { now } from '../clock.ts'
import { inTransaction, row, rows, run, sql } from '../database.ts'
import { recordProgress } from '../messages/record-delivery.ts'
import { receiveCallProgress } from './call-progress.ts'
import { receiveRecording } from './call-recording.ts'
import { receiveTranscript } from './call-transcript.ts'
import { hearWhatsApp } from './hear-whatsapp.ts'
import { lockPhone } from './lock-phone.ts'
import { receiveDeliveryStatus } from './receive-delivery-status.ts'
import { receiveWhatsApp } from './receive-whatsapp.ts'
import { type StoredWebhook, storable, storeWebhook, type WebhookEvent } from './store-webhook.ts'

export interface StoredEvent {
  id: string
  kind: string
  body: Record<string, string>
  createdAt: string
}

type Reader = (req: PayloadRequest, event: StoredEvent) => Promise<void>

/** Who reads which kind of event. */
const READERS: Record<string, Reader> = {
  'twilio.whatsapp': receiveWhatsApp,
  'twilio.message-status': receiveDeliveryStatus,
  'twilio.voice-status': receiveCallProgress,
  'twilio.recording': receiveRecording,
  'twilio.transcription': receiveTranscript,
}

const COLUMNS = sql`id, kind, body, created_at as "createdAt"`

/** Claims an event for this transaction; null when it was worked off before. */
const claim = (req: PayloadRequest, eventId: string) =>
  row<StoredEvent>(
    req,
    sql`select ${COLUMNS} from webhook_events where id = ${eventId}::uuid and worked_off_at is null for update`,
  )

/** What the same phone told us before and is not worked off yet, oldest first. */
const earlierOf = (req: PayloadRequest, event: StoredEvent) =>
  rows<StoredEvent>(
    req,
    sql`select ${COLUMNS} from webhook_events
      where worked_off_at is null and error is null and provider = 'twilio' and kind = ${event.kind}
        and body ->> 'From' = ${event.body.From ?? ''} and id < ${event.id}::uuid
      order by id for update`,
  )

const workOff = async (req: PayloadRequest, event: StoredEvent): Promise<void> => {
  const reader = READERS[event.kind]
  if (!reader) throw new Error(`Nobody reads events of the kind ${event.kind}.`)
  await reader(req, event)
  await run(
    req,
    sql`update webhook_events set worked_off_at = ${now().toISOString()}::timestamptz, error = null, updated_at = now()
      where id = ${event.id}::uuid`,
  )
}

/** As the queue would read it back. */
const storedEvent = ({ kind }: WebhookEvent, { id, createdAt, body }: StoredWebhook) => ({
  ...{ id, kind, createdAt },
  body: body as Record<string, string>,
})

/**
 * Stores a WhatsApp that just came and works it off in the same transaction: somebody waits for the
 * answer, and a job more for each of a thousand messages is what they would wait for. A repeat changes
 * nothing. When it throws nothing is kept: store it with its job then.
 */
export const takeWhatsApp = async (req: PayloadRequest, told: WebhookEvent): Promise<void> => {
  const heard = await hearWhatsApp(req, told, toE164(String(told.body.From ?? '')) ?? '')
  if (!heard) return
  const { eventId: id, toldAt: createdAt, body, lead } = heard
  const event = { id, kind: told.kind, body, createdAt }
  if (!heard.hasEarlier) return receiveWhatsApp(req, event, lead)
  for (const earlier of await earlierOf(req, event)) await workOff(req, earlier)
  await receiveWhatsApp(req, event)
}

/** Where a message of ours has got to, where one statement says it all. False: nothing was kept. */
export const takeProgress = (req: PayloadRequest, told: WebhookEvent): Promise<boolean> => {
  const body = storable(told.body)
  return recordProgress(
    req,
    { sid: String(body.MessageSid ?? ''), status: String(body.MessageStatus ?? '') },
    { ...told, eventId: told.eventId.slice(0, 200), body },
  )
}

/** The same for where a message of ours has got to, where one statement did not do. */
export const takeDeliveryStatus = async (
  req: PayloadRequest,
  told: WebhookEvent,
): Promise<void> => {
  const stored = await storeWebhook(req, told, null)
  if (!stored) return
  await receiveDeliveryStatus(req, storedEvent(told, stored))
}

/**
 * Works off one stored event, in one transaction. Safe to run twice: an event worked off is left
 * alone. What goes wrong is noted on the event and thrown, so that the queue tries again.
 */
export const readWebhook = async (req: PayloadRequest, eventId: string): Promise<void> => {
  try {
    await inTransaction(req, async () => {
      const [asked] = await rows<StoredEvent>(
        req,
        sql`select ${COLUMNS} from webhook_events where id = ${eventId}::uuid`,
      )
      if (!asked) return
      const phone = asked.kind === 'twilio.whatsapp' ? toE164(asked.body.From ?? '') : null
      if (phone) await lockPhone(req, phone)
      const event = await claim(req, eventId)
      if (!event) return
      if (phone) for (const earlier of await earlierOf(req, event)) await workOff(req, earlier)
      await workOff(req, event)
    })
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    await inTransaction(req, () =>
      run(
        req,
        sql`update webhook_events set error = ${words.slice(0, 2000)} where id = ${eventId}::uuid and worked_off_at is null`,
      ),
    )
    throw error
  }
}
