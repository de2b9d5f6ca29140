import type { PayloadRequest } from 'payload'
import { canMove, type LeadState } from '../../domain/lead-states.ts'
import type { Settings } from '../../domain/settings.ts'
import { row, sql } from '../database.ts'
import { queueEstimator } from '../estimating/queue-estimator.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { firstName, requestVideo } from '../leads/request-video.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { sendQuote } from '../quotes/send-quote.ts'
import { readSettings } from '../settings.ts'
import { flagWork } from './flag-work.ts'
import { liveQuoteOf, quoteDetected } from './quote-detected.ts'
import type { WorkRead } from './read-work.ts'

/** Where the system may still speak for itself; elsewhere a person has the lead, or money is moving. */
const OURS_TO_ANSWER: readonly LeadState[] = [
  'created',
  'sku_detected',
  'video_requested',
  'ai_scoring',
  'quote_generated',
  'quote_sent',
  'quote_viewed',
  'quote_expired',
]
/** Fewer words than this are a greeting, not a job that a video would explain. */
const FEWEST_WORDS = 4

export interface Enquiry {
  id: string
  state: LeadState
  phone: string
  name: string
  postcode: string | null
  placed: boolean
  /** The words of the customer, all channels. */
  description: string
  wrote: boolean
  onTheLine: boolean
  /** A colleague has written to them since they first did: what to ask is theirs to say. */
  inGoodHands: boolean
  /** Whether what they asked for still needs confirming. */
  doubted: boolean
  images: number
  videos: number
}

const readEnquiry = (req: PayloadRequest, leadId: string) =>
  row<Enquiry>(
    req,
    sql`select l.id, l.state, l.phone, l.customer_name as name, l.postcode,
        l.location_latitude is not null as placed, coalesce(l.job_description, '') as description,
        (l.source = 'web' or exists (select 1 from messages m where m.lead_id = l.id and m.direction = 'inbound')) as wrote,
        exists (select 1 from calls c where c.lead_id = l.id and c.status in ('ringing', 'in_progress')) as "onTheLine",
        exists (select 1 from messages m where m.lead_id = l.id and m.direction = 'outbound'
          and m.channel = 'whatsapp' and m.author_id is not null) as "inGoodHands",
        exists (select 1 from exceptions x where x.lead_id = l.id and x.resolved_at is null
          and x.kind = 'detection_needs_confirming') as doubted,
        (select count(*)::int from messages m cross join jsonb_array_elements(m.media) f
          where m.lead_id = l.id and m.direction = 'inbound' and f ->> 'contentType' like 'image/%') as images,
        (select count(*)::int from messages m cross join jsonb_array_elements(m.media) f
          where m.lead_id = l.id and m.direction = 'inbound' and f ->> 'contentType' like 'video/%') as videos
      from leads l where l.id = ${leadId}::uuid`,
  )

/** Said once to each enquiry, whatever else happens. */
const sayOnce = async (
  req: PayloadRequest,
  enquiry: Enquiry,
  template: 'ask_postcode' | 'ask_details',
) => {
  await queueMessage(req, {
    audience: 'customer',
    to: enquiry.phone,
    leadId: enquiry.id,
    purpose: template,
    template,
    variables: { customer: firstName(enquiry.name) },
    dedupeKey: `${template}:${enquiry.id}`,
  })
}

/** Something is sure enough to price: a quote, and the customer has it when nothing is left open. */
const answerWithQuote = async (
  req: PayloadRequest,
  enquiry: Enquiry,
  work: WorkRead,
  settings: Settings,
) => {
  const quote = await quoteDetected(req, enquiry, work, settings)
  if (!quote) return
  const nothingOpen =
    work.outOfScope.length === 0 &&
    work.detected.every(({ confidence }) => confidence >= settings.detection.useFrom)
  if (nothingOpen && enquiry.placed && settings.autoSendQuotes) {
    if (quote.status === 'draft') await sendQuote(req, { quoteId: quote.id })
    return
  }
  if (quote.status === 'draft')
    await sayOnce(req, enquiry, enquiry.postcode ? 'ask_details' : 'ask_postcode')
}

/** Nothing can be priced from the words alone: ask for what would help, or call a person. */
const answerWithoutQuote = async (req: PayloadRequest, enquiry: Enquiry, work: WorkRead) => {
  const by = { leadId: enquiry.id, actor: 'system' as const }
  if (work.outOfScope.some(({ reason }) => reason === 'spam') || enquiry.videos > 0) return
  if (work.detected.length > 0 || work.outOfScope.length > 0)
    return sayOnce(req, enquiry, 'ask_details')
  if (enquiry.images > 0) {
    if (canMove(enquiry.state, 'estimator_queued'))
      await queueEstimator(req, { ...by, reason: 'Photos, and no job the price book knows.' })
    return sayOnce(req, enquiry, 'ask_details')
  }
  if (!enquiry.description.trim()) return
  const words = enquiry.description.trim().split(/\s+/).length
  if (words < FEWEST_WORDS) return sayOnce(req, enquiry, 'ask_details')
  if (canMove(enquiry.state, 'video_requested'))
    await requestVideo(req, {
      ...by,
      reason: 'No job the price book knows was found in the words.',
    })
}

/**
 * What the system does by itself with the work it read: a quote, a question, or a person's attention.
 * The lead is locked by the caller; running it again with the same words changes nothing.
 */
export const answerEnquiry = async (
  req: PayloadRequest,
  leadId: string,
  work: WorkRead,
): Promise<void> => {
  const enquiry = await readEnquiry(req, leadId)
  if (!enquiry) return
  const settings = await readSettings(req)
  await flagWork(req, leadId, work, settings, enquiry.doubted)
  const sure = work.detected.some(({ confidence }) => confidence >= settings.detection.useFrom)
  if (!enquiry.wrote || enquiry.onTheLine) {
    // On the phone the VA answers, with what is found on their screen.
    if (sure)
      await moveLeadIfAllowed(req, {
        leadId,
        to: 'sku_detected',
        actor: 'system',
        reason: 'Work was recognised.',
      })
    return
  }
  if (!OURS_TO_ANSWER.includes(enquiry.state)) return
  if (sure) return answerWithQuote(req, enquiry, work, settings)
  if (enquiry.inGoodHands || (await liveQuoteOf(req, leadId))) return
  await answerWithoutQuote(req, enquiry, work)
}
