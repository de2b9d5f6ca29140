import type { PayloadRequest } from 'payload'
import { UNNAMED } from '../../domain/vocabulary.ts'
import type { Actor } from '../actor.ts'
import { row, sql } from '../database.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { videoLink } from '../quotes/quote-link.ts'
import { moveLead } from './move-lead.ts'

export interface LeadMove {
  leadId: string
  actor: Actor
  reason?: string
}

/** Asks the customer for a video by WhatsApp, with the link to send it through. */
export const requestVideo = async (req: PayloadRequest, by: LeadMove): Promise<void> => {
  await moveLead(req, { ...by, to: 'video_requested' })
  const lead = await row<{ phone: string; name: string; token: string }>(
    req,
    sql`select phone, customer_name as name, upload_token as token from leads where id = ${by.leadId}::uuid`,
  )
  if (!lead) return
  await queueMessage(req, {
    audience: 'customer',
    to: lead.phone,
    leadId: by.leadId,
    purpose: 'video_request',
    template: 'video_request',
    variables: { customer: firstName(lead.name), link: videoLink(lead.token) },
  })
}

/** How a message addresses somebody. */
export const firstName = (name: string): string =>
  name === UNNAMED ? 'there' : (name.trim().split(/\s+/)[0] ?? name)
