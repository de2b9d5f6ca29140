import type { PayloadRequest } from 'payload'
import { canMove, isTerminal, type LeadState } from '../../domain/lead-states.ts'
import type { JudgedVideo } from '../../integrations/prompts/judge-video.ts'
import { row, sql } from '../database.ts'
import { queueEstimator } from '../estimating/queue-estimator.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { enqueue } from '../jobs.ts'
import { liveQuoteOf } from './quote-detected.ts'
import { inWords, shownUnsaid, sureJobs } from './shown-unsaid.ts'

/** A person has the lead: what is read now is theirs to use. */
const WITH_A_PERSON: readonly LeadState[] = [
  'estimator_queued',
  'estimator_reviewing',
  'awaiting_customer_response',
]

interface LateVerdict {
  leadId: string
  mediaId: string
  judged: JudgedVideo
  /** What the verdict recommends now that it is here. */
  action: string
}

/**
 * A verdict on a video that comes when the lead has gone on without it. An estimator who has the lead
 * gets what was heard as tags. A quote that sells less than the video shows is made again where it was
 * the system's own, the verdict is sure and words tell of it all; else it goes back to an estimator. Where the customer is
 * paying or has booked nothing is changed: a person is told. In the transaction that keeps the score.
 */
export const heedLateVerdict = async (req: PayloadRequest, late: LateVerdict): Promise<void> => {
  const { leadId, mediaId, judged, action } = late
  const lead = await row<{ state: LeadState }>(
    req,
    sql`select state from leads where id = ${leadId}::uuid for update`,
  )
  if (!lead || isTerminal(lead.state)) return
  const readAgain = () =>
    enqueue(req, 'detect-work', { leadId }, { jobKey: `detect:${leadId}`, priority: -10 })
  if (WITH_A_PERSON.includes(lead.state)) return readAgain()
  const live = await liveQuoteOf(req, leadId)
  if (!live) return action === 'auto_quote' ? readAgain() : undefined
  const missing = (await sureJobs(req, judged)).filter(({ skuId, qty }) => {
    const sold = live.lineItems.find(({ sku_id }) => sku_id === skuId)?.qty ?? 0
    return sold < qty
  })
  if (missing.length === 0) return
  const words = `A video was judged late, and shows more than the quote sells: ${inWords(missing)}.`
  if (canMove(lead.state, 'quote_generated') && canMove(lead.state, 'estimator_queued')) {
    const maySay = live.createdBy === 'system' && action === 'auto_quote'
    if (maySay && (await shownUnsaid(req, leadId, judged)).length === 0) return readAgain()
    await queueEstimator(req, { leadId, actor: 'system', reason: words })
    return readAgain()
  }
  await raiseException(req, {
    kind: 'detection_needs_confirming',
    leadId,
    key: `late_verdict:${mediaId}`,
    detail: `${words} The customer has taken the quote already: please agree it with them.`,
    data: { mediaId },
  })
}
