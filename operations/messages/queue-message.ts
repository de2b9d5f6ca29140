import type { PayloadRequest } from 'payload'
import {
  fillTemplate,
  MESSAGE_TEMPLATES,
  type MessagePurpose,
  type TemplateName,
} from '../../domain/messages.ts'
import { userIdOf } from '../actor.ts'
import { now } from '../clock.ts'
import { jsonb, row, sql } from '../database.ts'
import { addJob } from '../jobs.ts'
import { readSettings } from '../settings.ts'

export interface Outgoing {
  audience: 'customer' | 'contractor' | 'staff'
  /** E.164. */
  to: string
  purpose: MessagePurpose
  leadId?: string | null
  bookingId?: string | null
  contractorId?: string | null
  /** Free words, or a template by name with what fills it. */
  body?: string
  template?: TemplateName
  variables?: Record<string, string>
  /** Said once: a second message with this key is the first one. */
  dedupeKey?: string
  /** Do not send before this instant. */
  sendAt?: Date
}

/**
 * Writes an outbound message and the job that sends it, in the caller's transaction. Answers its id,
 * or null when a message with this key was written before.
 */
export const queueMessage = async (
  req: PayloadRequest,
  message: Outgoing,
): Promise<string | null> => {
  const settings = await readSettings(req)
  const variables = { business: settings.business.name, ...message.variables }
  const wording =
    message.template &&
    (settings.messageTemplates[message.template] ?? MESSAGE_TEMPLATES[message.template])
  const body = message.body ?? (wording ? fillTemplate(wording, variables) : '')
  const at = message.sendAt ?? now()
  // What is written and waited for goes before what is still to be read.
  const written = await row<{ id: string }>(
    req,
    sql`with written as (
        insert into messages (id, lead_id, booking_id, contractor_id, audience, direction, channel, purpose,
          "to", body, template, variables, status, dedupe_key, author_id)
        values (uuidv7(), ${message.leadId ?? null}::uuid, ${message.bookingId ?? null}::uuid,
          ${message.contractorId ?? null}::uuid, ${message.audience}, 'outbound', 'whatsapp', ${message.purpose},
          ${message.to}, ${body}, ${message.template ?? null}, ${jsonb(variables)}, 'queued',
          ${message.dedupeKey ?? null}, ${userIdOf(req)}::uuid)
        on conflict (dedupe_key) do nothing returning id)
      select written.id, ${addJob('send-message', sql`json_build_object('messageId', written.id)`, { priority: -20, runAt: at })}
      from written`,
  )
  return written?.id ?? null
}
