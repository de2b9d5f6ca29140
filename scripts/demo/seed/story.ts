import type { LeadState } from '../../../domain/lead-states.ts'
import type { DemoLead } from '../leads.ts'

const HOUR = 3_600_000

const FILMED: LeadState[] = ['video_requested', 'video_received', 'ai_scoring']
const ESTIMATED: LeadState[] = [...FILMED, 'estimator_queued', 'estimator_reviewing']
const QUOTED: LeadState[] = ['sku_detected', 'quote_generated']
const VIEWED: LeadState[] = [...QUOTED, 'quote_sent', 'quote_viewed']
const PAYING: LeadState[] = [...VIEWED, 'booking_in_progress', 'payment_pending']
const BOOKED: LeadState[] = [...PAYING, 'booking_confirmed', 'contractor_assigned', 'job_scheduled']

/** How a lead came to the state it is in, `created` aside. */
export const PATHS: Record<LeadState, readonly LeadState[]> = {
  created: [],
  sku_detected: ['sku_detected'],
  video_requested: ['video_requested'],
  video_received: ['video_requested', 'video_received'],
  ai_scoring: FILMED,
  estimator_queued: [...FILMED, 'estimator_queued'],
  estimator_reviewing: ESTIMATED,
  awaiting_customer_response: [...ESTIMATED, 'awaiting_customer_response'],
  quote_generated: QUOTED,
  quote_sent: [...QUOTED, 'quote_sent'],
  quote_viewed: VIEWED,
  quote_expired: [...VIEWED, 'quote_expired'],
  booking_in_progress: [...VIEWED, 'booking_in_progress'],
  payment_pending: PAYING,
  payment_failed: [...PAYING, 'payment_failed'],
  booking_confirmed: [...PAYING, 'booking_confirmed'],
  contractor_assigned: [...PAYING, 'booking_confirmed', 'contractor_assigned'],
  job_scheduled: BOOKED,
  job_in_progress: [...BOOKED, 'job_in_progress'],
  job_completed: [...BOOKED, 'job_in_progress', 'job_completed'],
  cancelled: [...QUOTED, 'quote_sent', 'cancelled'],
  expired: ['expired'],
}

/** States that come of nothing having happened for three days. */
const GONE_QUIET: readonly LeadState[] = ['quote_expired', 'expired']
/** States a person is in the middle of: minutes old, not hours. */
const IN_THE_ACT: readonly LeadState[] = [
  'booking_in_progress',
  'payment_pending',
  'estimator_reviewing',
  'ai_scoring',
]

export interface Story {
  createdAt: Date
  stateAt: Date
  moves: { from: LeadState | null; to: LeadState; at: Date }[]
  /** When the lead came to a state, if it ever did. */
  at(state: LeadState): Date | undefined
}

/** The moves that made a demo lead what it is, spread over the time since it came in. */
export const storyOf = (lead: DemoLead, now: Date): Story => {
  const hoursInState = IN_THE_ACT.includes(lead.state) ? 0.03 : lead.stateHoursAgo
  const quiet = GONE_QUIET.includes(lead.state) ? 75 : 0
  const createdAt = new Date(now.getTime() - (lead.createdHoursAgo + quiet) * HOUR)
  const stateAt = new Date(now.getTime() - hoursInState * HOUR)
  const path = PATHS[lead.state]
  // All but the last move came soon after one another; the last when the state says.
  const step = Math.min(0.5 * HOUR, (stateAt.getTime() - createdAt.getTime()) / (path.length + 1))
  const moves = path.map((to, index) => ({
    from: index === 0 ? ('created' as const) : (path[index - 1] as LeadState),
    to,
    at: index === path.length - 1 ? stateAt : new Date(createdAt.getTime() + step * (index + 1)),
  }))
  return {
    createdAt,
    stateAt: path.length === 0 ? createdAt : stateAt,
    moves: [{ from: null, to: 'created', at: createdAt }, ...moves],
    at: (state) => moves.findLast(({ to }) => to === state)?.at,
  }
}
