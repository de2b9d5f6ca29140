import type { PayloadRequest } from 'payload'
import { fillTemplate, MESSAGE_TEMPLATES, placeholdersOf } from '../../domain/messages.ts'
import { read, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { windowClosesAt } from './whatsapp-window.ts'
import { knownOf, readRecipient, STAFF_TEMPLATES } from './write-to-customer.ts'

export interface ReplyTemplate {
  name: (typeof STAFF_TEMPLATES)[number]
  /** As the customer will read it; a gap nobody knows yet stays `{gap}`. */
  text: string
  /** What a person must fill in. */
  gaps: string[]
}

export interface ReplyOptions {
  /** Until when WhatsApp carries free words, ISO, UTC; null when the customer never wrote. */
  windowClosesAt: string | null
  /** The customer sent STOP: only what is about their own job may be said. */
  stopped: boolean
  templates: ReplyTemplate[]
}

/**
 * How this customer can be answered now: freely until when, and with which templates, filled with
 * what we know of them. A template that makes no sense yet (a quote where there is none) is left out.
 * @throws AppError NOT_FOUND; VALIDATION_ERROR for an erased customer
 */
export const replyOptions = async (req: PayloadRequest, leadId: string): Promise<ReplyOptions> => {
  const settings = await readSettings(req)
  const lead = await readRecipient(req, leadId)
  const [wish] = await read<{ stopped: boolean }>(
    req,
    sql`select marketing_stopped_at is not null as stopped from leads where id = ${leadId}::uuid`,
  )
  const templates = STAFF_TEMPLATES.filter((name) => name !== 'quote' || lead.token).map((name) => {
    const wording = settings.messageTemplates[name] ?? MESSAGE_TEMPLATES[name]
    const values = { business: settings.business.name, ...knownOf(lead, name) }
    const gaps = placeholdersOf(wording).filter((gap) => !values[gap as keyof typeof values])
    const open = Object.fromEntries(gaps.map((gap) => [gap, `{${gap}}`]))
    return { name, text: fillTemplate(wording, { ...values, ...open }), gaps }
  })
  return {
    windowClosesAt: await windowClosesAt(req, lead.phone),
    stopped: wish?.stopped ?? false,
    templates,
  }
}
