import type { LeadState } from '../../domain/lead-states.ts'
import type { Tone } from '../theme.ts'

export const STAGES = [
  'Intake',
  'Video',
  'Estimator',
  'Quoted',
  'Booking',
  'Scheduled',
  'Done',
] as const
export type Stage = (typeof STAGES)[number]

export interface StateWords {
  word: string
  tone: Tone
  stage: Stage
  /** What it is waiting for, in half a sentence. */
  hint: string
}

const words = (stage: Stage, tone: Tone, word: string, hint: string): StateWords => ({
  word,
  tone,
  stage,
  hint,
})

/** One word and one tone per state, everywhere. Amber waits on us, blue on the customer. */
export const STATE_WORDS: Record<LeadState, StateWords> = {
  created: words('Intake', 'ours', 'New', 'Nobody has looked at it yet'),
  sku_detected: words(
    'Intake',
    'ours',
    'Work found',
    'Priced lines were found; a quote can be made',
  ),
  video_requested: words('Video', 'theirs', 'Video asked', 'The customer has the upload link'),
  video_received: words('Video', 'ours', 'Video in', 'The video is stored and waits to be scored'),
  ai_scoring: words('Video', 'quiet', 'Scoring', 'The video is being scored'),
  estimator_queued: words(
    'Estimator',
    'ours',
    'For estimator',
    'Waits for an estimator to claim it',
  ),
  estimator_reviewing: words('Estimator', 'ours', 'Estimating', 'An estimator is working on it'),
  awaiting_customer_response: words(
    'Estimator',
    'theirs',
    'Awaiting answer',
    'A question went to the customer',
  ),
  quote_generated: words('Quoted', 'ours', 'Quote ready', 'The quote is made and not yet sent'),
  quote_sent: words('Quoted', 'theirs', 'Quote sent', 'The customer has the link'),
  quote_viewed: words('Quoted', 'theirs', 'Quote seen', 'The customer has opened the quote'),
  quote_expired: words('Quoted', 'quiet', 'Quote expired', 'The price no longer stands'),
  booking_in_progress: words('Booking', 'theirs', 'Choosing time', 'The customer holds a slot'),
  payment_pending: words('Booking', 'theirs', 'Paying', 'The customer is at the card form'),
  payment_failed: words('Booking', 'urgent', 'Payment failed', 'The card was refused'),
  booking_confirmed: words(
    'Scheduled',
    'secured',
    'Booked',
    'The deposit is secured; a contractor is being assigned',
  ),
  contractor_assigned: words(
    'Scheduled',
    'secured',
    'Assigned',
    'A contractor has the job, not yet told',
  ),
  job_scheduled: words('Scheduled', 'secured', 'Scheduled', 'The contractor has been told'),
  job_in_progress: words('Scheduled', 'secured', 'Under way', 'The contractor has started'),
  job_completed: words('Done', 'secured', 'Done', 'The work is finished'),
  cancelled: words('Done', 'quiet', 'Cancelled', 'Called off'),
  expired: words('Done', 'quiet', 'Gone quiet', 'Nothing was heard and it was closed'),
}
