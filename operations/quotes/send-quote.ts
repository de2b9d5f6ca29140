import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { canMove, isTerminal, type LeadState } from '../../domain/lead-states.ts'
import type { LineItem, QuoteStyle } from '../../domain/pricing.ts'
import { actorOf } from '../actor.ts'
import { now } from '../clock.ts'
import { row, run, sql } from '../database.ts'
import { moveLead, refuseMove } from '../leads/move-lead.ts'
import { firstName } from '../leads/request-video.ts'
import { jobInWords, priceInWords } from '../messages/job-in-words.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { quoteLink } from './quote-link.ts'

interface Sendable {
  id: string
  leadId: string
  phone: string
  name: string
  state: LeadState
  style: QuoteStyle
  total: number
  lineItems: LineItem[]
  optionalItems: { tier?: string; price: number }[] | null
  token: string
  status: string
  newest: string | null
  expired: boolean
  /** How often it was sent before. */
  sends: number
  /** It was sent a moment ago: a second press of the button. */
  justSent: boolean
}

const readSendable = async (req: PayloadRequest, quoteId: string): Promise<Sendable> => {
  const at = now().toISOString()
  await row(
    req,
    sql`select 1 from leads l where l.id = (select lead_id from quotes where id = ${quoteId}::uuid) for update`,
  )
  const quote = await row<Sendable>(
    req,
    sql`select q.id, q.lead_id as "leadId", l.phone, l.customer_name as name, l.state, q.style, q.total, q.token, q.status,
        q.line_items as "lineItems", q.optional_items as "optionalItems",
        case when q.superseded_at is not null then (select n.token from quotes n
          where n.lead_id = q.lead_id and n.superseded_at is null order by n.version desc limit 1) end as newest,
        q.status = 'expired' or q.expires_at < ${at}::timestamptz as expired,
        (select count(*)::int from messages m where m.lead_id = l.id and m.variables ->> 'quoteId' = q.id::text) as sends,
        exists (select 1 from messages m where m.lead_id = l.id and m.variables ->> 'quoteId' = q.id::text
          and m.created_at > ${at}::timestamptz - interval '10 seconds' and m.status <> 'failed') as "justSent"
      from quotes q join leads l on l.id = q.lead_id where q.id = ${quoteId}::uuid`,
  )
  if (!quote) throw notFound('That quote')
  return quote
}

/**
 * Sends the customer the link to a quote by WhatsApp; a quote sent before is sent again. The lead
 * moves to `quote_sent` the first time.
 * @throws AppError NOT_FOUND, QUOTE_SUPERSEDED with the newest `token`, QUOTE_EXPIRED, INVALID_TRANSITION
 */
export const sendQuote = async (
  req: PayloadRequest,
  { quoteId }: { quoteId: string },
): Promise<{ messageId: string | null }> => {
  const quote = await readSendable(req, quoteId)
  if (quote.newest)
    throw new AppError('QUOTE_SUPERSEDED', 'There is a newer version of this quote.', {
      token: quote.newest,
    })
  if (quote.expired)
    throw new AppError('QUOTE_EXPIRED', 'This quote has expired. Make a new version to send it.')
  const moves = canMove(quote.state, 'quote_sent')
  if (isTerminal(quote.state)) refuseMove(quote.state, 'quote_sent', [])
  if (quote.justSent && !moves) return { messageId: null }
  await run(
    req,
    sql`update quotes set status = case when status = 'draft' then 'sent'::enum_quotes_status else status end,
        sent_at = coalesce(sent_at, ${now().toISOString()}::timestamptz), updated_at = now()
      where id = ${quoteId}::uuid`,
  )
  if (moves) await moveLead(req, { leadId: quote.leadId, to: 'quote_sent', actor: actorOf(req) })
  const messageId = await queueMessage(req, {
    audience: 'customer',
    to: quote.phone,
    leadId: quote.leadId,
    purpose: 'quote',
    template: 'quote',
    variables: {
      customer: firstName(quote.name),
      summary: jobInWords(quote.lineItems),
      price: priceInWords({ ...quote, optionalItems: quote.optionalItems ?? [] }),
      link: quoteLink(quote.token),
      quoteId,
    },
    dedupeKey: `quote:${quoteId}:${quote.sends + 1}`,
  })
  return { messageId }
}
