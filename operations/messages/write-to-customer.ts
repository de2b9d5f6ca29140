import type { PayloadRequest } from 'payload'
import { invalid, notFound } from '../../domain/app-error.ts'
import { MESSAGE_TEMPLATES, placeholdersOf, type TemplateName } from '../../domain/messages.ts'
import type { LineItem, QuoteStyle } from '../../domain/pricing.ts'
import { actorOf } from '../actor.ts'
import { read, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { firstName } from '../leads/request-video.ts'
import { quoteLink, videoLink } from '../quotes/quote-link.ts'
import { jobInWords, priceInWords } from './job-in-words.ts'
import { queueMessage } from './queue-message.ts'
import { isInsideWindow } from './whatsapp-window.ts'

/** Templates that staff may choose; the others are said by the verbs they belong to. */
export const STAFF_TEMPLATES = [
  'quote',
  'video_request',
  'missed_call',
  'ask_details',
  'ask_postcode',
  'estimator_question',
] as const satisfies readonly TemplateName[]
type StaffTemplate = (typeof STAFF_TEMPLATES)[number]

type Words = { body: string } | { template: StaffTemplate; variables?: Record<string, string> }

interface Recipient {
  phone: string
  name: string
  uploadToken: string
  state: string
  erased: boolean
  quoteId: string | null
  token: string | null
  style: QuoteStyle | null
  total: number | null
  lineItems: LineItem[] | null
  optionalItems: { tier?: string; price: number }[] | null
}

/** @throws AppError NOT_FOUND; VALIDATION_ERROR for an erased customer */
export const readRecipient = async (req: PayloadRequest, leadId: string): Promise<Recipient> => {
  const [lead] = await read<Recipient>(
    req,
    sql`select l.phone, l.customer_name as name, l.upload_token as "uploadToken", l.state, l.erased_at is not null as erased,
        q.id as "quoteId", q.token, q.style, q.total, q.line_items as "lineItems", q.optional_items as "optionalItems"
      from leads l left join quotes q on q.lead_id = l.id and q.superseded_at is null
      where l.id = ${leadId}::uuid order by q.version desc nulls last limit 1`,
  )
  if (!lead) throw notFound('That lead')
  if (lead.erased)
    throw invalid('This customer was erased: nothing can be sent to them.', { lead: 'Erased.' })
  return lead
}

/** What we know ourselves, so that staff need not type it. */
export const knownOf = (lead: Recipient, template: StaffTemplate): Record<string, string> => ({
  customer: firstName(lead.name),
  link: videoLink(lead.uploadToken),
  ...(template === 'quote' && lead.token && lead.style && lead.total !== null
    ? {
        quoteId: lead.quoteId ?? '',
        link: quoteLink(lead.token),
        summary: jobInWords(lead.lineItems ?? []),
        price: priceInWords({
          style: lead.style,
          total: lead.total,
          optionalItems: lead.optionalItems ?? [],
        }),
      }
    : {}),
})

const fillFor = (
  lead: Recipient,
  { template, variables }: Extract<Words, { template: unknown }>,
) => {
  const gaps = placeholdersOf(MESSAGE_TEMPLATES[template])
  const given = Object.fromEntries(
    Object.entries(variables ?? {}).filter(([name]) => gaps.includes(name)),
  )
  const values: Record<string, string> = { ...given, ...knownOf(lead, template) }
  const missing = gaps.filter((name) => name !== 'business' && !values[name]?.trim())
  if (template === 'quote' && !lead.token)
    throw invalid('There is no quote to send.', { template: 'Make a quote first.' })
  if (missing.length > 0)
    throw invalid(
      'The template has gaps to fill.',
      Object.fromEntries(missing.map((name) => [`variables.${name}`, 'This is needed.'])),
    )
  return values
}

/**
 * A message from staff to a lead's customer: free words while WhatsApp carries them, else a
 * template. An estimator's question moves the lead to wait for its answer. Answers the message's id.
 * @throws AppError NOT_FOUND; VALIDATION_ERROR for free words outside the 24 hours, or gaps left
 */
export const writeToCustomer = async (
  req: PayloadRequest,
  leadId: string,
  words: Words,
): Promise<string | null> => {
  const lead = await readRecipient(req, leadId)
  const to = { audience: 'customer' as const, to: lead.phone, leadId }
  if ('body' in words) {
    if (!(await isInsideWindow(req, lead.phone)))
      throw invalid(
        'The customer last wrote more than 24 hours ago: WhatsApp now takes only a template.',
        {
          body: 'Choose a template instead.',
        },
      )
    return queueMessage(req, { ...to, purpose: 'reply', body: words.body })
  }
  const { template } = words
  const id = await queueMessage(req, {
    ...to,
    purpose: template,
    template,
    variables: fillFor(lead, words),
  })
  if (template === 'estimator_question') await awaitAnswer(req, leadId)
  return id
}

/** Only the estimator who has the lead can be waiting for its customer. */
const awaitAnswer = (req: PayloadRequest, leadId: string) =>
  moveLeadIfAllowed(req, {
    leadId,
    to: 'awaiting_customer_response',
    actor: actorOf(req),
    reason: 'A question was sent to the customer.',
  })
