import { randomBytes } from 'node:crypto'
import { fillTemplate, MESSAGE_TEMPLATES, type TemplateName } from '../../../domain/messages.ts'
import { DEFAULT_SETTINGS } from '../../../domain/settings.ts'
import { slotInWords } from '../../../domain/slots.ts'
import { contractorLink } from '../../../operations/contractor/phone-link.ts'
import { quoteLink, videoLink } from '../../../operations/quotes/quote-link.ts'
import type { Row } from './insert-rows.ts'
import type { SeededLead } from './leads.ts'

const { business, halfDays } = DEFAULT_SETTINGS

interface Said {
  lead: SeededLead
  at: Date
  purpose: string
  body: string
  template?: TemplateName
  direction?: 'inbound' | 'outbound'
  audience?: 'customer' | 'contractor'
  failed?: boolean
}

const messageRow = ({
  lead,
  at,
  purpose,
  body,
  template,
  direction = 'outbound',
  audience = 'customer',
  failed,
}: Said): Row => {
  const contractor = audience === 'contractor' ? lead.job?.assignment.contractor : undefined
  const other = contractor?.phone ?? lead.demo.phone
  const outbound = direction === 'outbound'
  const delivered = outbound && !failed ? new Date(at.getTime() + 2000) : null
  return {
    lead_id: lead.id,
    booking_id: lead.story.at('booking_confirmed') ? lead.job?.id : null,
    contractor_id: contractor?.id ?? null,
    audience,
    direction,
    channel: 'whatsapp',
    purpose,
    to: outbound ? other : null,
    from: outbound ? null : other,
    body,
    template: template ?? null,
    status: failed ? 'failed' : 'delivered',
    provider_sid: `SMdemo${randomBytes(13).toString('hex')}`,
    error: failed ? 'WhatsApp could not reach that phone (63024).' : null,
    attempts: outbound ? 1 : 0,
    sent_at: outbound ? at : null,
    delivered_at: delivered,
    created_at: at,
    updated_at: at,
  }
}

const pounds = (pence: number) => `£${(pence / 100).toFixed(2)}`

/** What fills the templates for this lead. */
const wordsOf = (lead: SeededLead): Record<string, string> => {
  const { job, quote, demo } = lead
  const when = job ? slotInWords(job.assignment.date, job.assignment.timeSlot, halfDays) : ''
  return {
    business: business.name,
    customer: demo.customerName.split(' ')[0] ?? '',
    summary: quote?.lineItems.map((line) => line.description).join(', ') ?? '',
    price: quote ? pounds(quote.total) : '',
    deposit: job ? pounds(job.deposit) : '',
    contractor: job?.assignment.contractor.name.split(' ')[0] ?? '',
    reference: lead.reference,
    area: demo.postcode.split(' ')[0] ?? '',
    link: quote ? quoteLink(quote.token) : videoLink(lead.uploadToken),
    when,
  }
}

const saidAbout = (lead: SeededLead): Said[] => {
  const { demo, story } = lead
  const words = wordsOf(lead)
  const contractor = lead.job?.assignment.contractor.id
  const links: Record<string, { link: string }> = {
    video_request: { link: videoLink(lead.uploadToken) },
    ...(contractor ? { contractor: { link: contractorLink(contractor) } } : {}),
  }
  const from = (template: TemplateName, at: Date | undefined, rest: Partial<Said> = {}): Said[] =>
    at
      ? [
          {
            lead,
            at,
            purpose: template,
            template,
            body: fillTemplate(MESSAGE_TEMPLATES[template], {
              ...words,
              ...links[rest.audience ?? template],
            }),
            ...rest,
          },
        ]
      : []
  const opening: Said[] =
    demo.source === 'whatsapp'
      ? [
          {
            lead,
            at: story.createdAt,
            purpose: 'inbound',
            body: demo.jobDescription,
            direction: 'inbound',
          },
        ]
      : []
  return [
    ...opening,
    ...from('video_request', story.at('video_requested')),
    ...from('quote', story.at('quote_sent')),
    ...from('booking_confirmed', story.at('booking_confirmed')),
    ...from('job_assigned', story.at('contractor_assigned'), {
      audience: 'contractor',
      failed: demo.state === 'contractor_assigned',
    }),
    ...from('job_completed', story.at('job_completed')),
  ]
}

const callRow = ({ id, demo, story }: SeededLead): Row => {
  const missed = /missed call/i.test(demo.jobDescription)
  return {
    call_sid: `CAdemo${randomBytes(13).toString('hex')}`,
    lead_id: id,
    direction: 'inbound',
    from: demo.phone,
    status: missed ? 'missed' : 'completed',
    outcome: missed ? 'missed' : 'answered',
    transcript: missed
      ? []
      : [
          { speaker: 'agent', text: `${business.name}, hello, how can we help?` },
          { speaker: 'customer', text: demo.jobDescription },
          {
            speaker: 'agent',
            text: 'Thank you. I will send the details to this number on WhatsApp.',
          },
        ],
    answered_at: missed ? null : story.createdAt,
    ended_at: new Date(story.createdAt.getTime() + (missed ? 25_000 : 140_000)),
    duration_seconds: missed ? 0 : 140,
    created_at: story.createdAt,
    updated_at: story.createdAt,
  }
}

export const correspondenceRows = (leads: readonly SeededLead[]) => ({
  messages: leads.flatMap(saidAbout).map(messageRow),
  calls: leads.filter(({ demo }) => demo.source === 'call').map(callRow),
})
