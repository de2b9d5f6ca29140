import type { PayloadRequest } from 'payload'
import type { LeadState } from '../../domain/lead-states.ts'
import { now } from '../clock.ts'
import { jsonb, row, sql } from '../database.ts'
import { storable, type WebhookEvent } from './store-webhook.ts'

/** A WhatsApp kept as an event, and what stood of its phone when the phone was locked. */
export interface Heard {
  eventId: string
  toldAt: string
  /** As it was stored. */
  body: Record<string, string>
  /** Something the same phone told us before waits in the queue still. */
  hasEarlier: boolean
  /** Locked. */
  lead: KnownLead | null
}

export interface KnownLead {
  id: string
  state: LeadState
  /** The description of the job until now. */
  said: string
  /** Of the words its work was read from; null when none was. */
  seal: string | null
  /** It has a live quote of the system's own, which the customer was sent. */
  isQuoted: boolean
}

/**
 * Keeps a WhatsApp that just came and locks its phone, for two seconds at most. Null when it was told
 * before.
 * @throws the database's 55P03 when the wait is over
 */
export const hearWhatsApp = async (
  req: PayloadRequest,
  told: WebhookEvent,
  phone: string,
): Promise<Heard | null> => {
  const body = storable(told.body) as Record<string, string>
  const heard = await row<{
    eventId: string
    toldAt: string
    hasEarlier: boolean
    id: string | null
    state: LeadState
    said: string | null
    seal: string | null
    isQuoted: boolean
  }>(
    req,
    sql`select event_id as "eventId", told_at as "toldAt", has_earlier as "hasEarlier", lead_id as id, lead_state as state,
        said, seal, is_quoted as "isQuoted"
      from hear_whatsapp(${told.eventId.slice(0, 200)}, ${jsonb(body)}, ${phone}, ${now().toISOString()}::timestamptz)`,
  )
  if (!heard) return null
  const { eventId, toldAt, hasEarlier, id, state, said, seal, isQuoted } = heard
  const lead = id === null ? null : { id, state, said: said ?? '', seal, isQuoted }
  return { eventId, toldAt, body, hasEarlier, lead }
}
