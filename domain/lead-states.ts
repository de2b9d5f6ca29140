/**
 * The lead's life as data. The server guards with it; the back office offers moves from it.
 * Source: docs/lead-states.md, and the seed's `leads.state` column.
 */
export const LEAD_STATES = [
  'created',
  'sku_detected',
  'video_requested',
  'video_received',
  'ai_scoring',
  'estimator_queued',
  'estimator_reviewing',
  'awaiting_customer_response',
  'quote_generated',
  'quote_sent',
  'quote_viewed',
  'quote_expired',
  'booking_in_progress',
  'payment_pending',
  'payment_failed',
  'booking_confirmed',
  'contractor_assigned',
  'job_scheduled',
  'job_in_progress',
  'job_completed',
  'cancelled',
  'expired',
] as const

export type LeadState = (typeof LEAD_STATES)[number]

const FORWARD: Record<LeadState, readonly LeadState[]> = {
  created: [
    'sku_detected',
    'video_requested',
    'video_received',
    'estimator_queued',
    'quote_generated',
    'expired',
  ],
  sku_detected: ['quote_generated', 'video_requested', 'estimator_queued', 'expired'],
  video_requested: ['video_received', 'estimator_queued', 'quote_generated', 'expired'],
  video_received: ['ai_scoring', 'estimator_queued'],
  ai_scoring: ['quote_generated', 'estimator_queued'],
  estimator_queued: ['estimator_reviewing', 'quote_generated'],
  estimator_reviewing: ['estimator_queued', 'awaiting_customer_response', 'quote_generated'],
  awaiting_customer_response: ['estimator_reviewing', 'estimator_queued', 'expired'],
  quote_generated: [
    'quote_sent',
    'quote_viewed',
    'quote_generated',
    'video_requested',
    'estimator_queued',
    'quote_expired',
  ],
  quote_sent: ['quote_viewed', 'quote_generated', 'estimator_queued', 'quote_expired'],
  quote_viewed: [
    'booking_in_progress',
    'quote_generated',
    'estimator_queued',
    'quote_expired',
    'booking_confirmed',
  ],
  quote_expired: ['quote_generated', 'booking_confirmed', 'expired'],
  booking_in_progress: ['payment_pending', 'quote_viewed', 'quote_generated', 'booking_confirmed'],
  payment_pending: ['booking_confirmed', 'payment_failed', 'quote_viewed'],
  payment_failed: [
    'booking_in_progress',
    'payment_pending',
    'quote_viewed',
    'quote_generated',
    'quote_expired',
    'booking_confirmed',
  ],
  booking_confirmed: ['contractor_assigned'],
  contractor_assigned: ['job_scheduled', 'booking_confirmed'],
  job_scheduled: ['job_in_progress', 'contractor_assigned'],
  job_in_progress: ['job_completed'],
  job_completed: [],
  cancelled: [],
  expired: [],
}

/** No way out: the lead's work is over. A new message from the customer opens a new lead. */
export const TERMINAL_STATES = ['job_completed', 'cancelled', 'expired'] as const

export const isTerminal = (state: LeadState): boolean =>
  (TERMINAL_STATES as readonly LeadState[]).includes(state)

/** The work is being priced, anew where there was a quote: that one can be read, and not booked. */
const BEFORE_THE_PRICE: readonly LeadState[] = [
  'created',
  'sku_detected',
  'video_requested',
  'video_received',
  'ai_scoring',
  'estimator_queued',
  'estimator_reviewing',
  'awaiting_customer_response',
]

export const isBeingPriced = (state: LeadState): boolean => BEFORE_THE_PRICE.includes(state)

/** Money may be moving in `payment_pending`, so it alone cannot be cancelled. */
const mayCancel = (state: LeadState) => !isTerminal(state) && state !== 'payment_pending'

export const MOVES: Readonly<Record<LeadState, readonly LeadState[]>> = Object.fromEntries(
  LEAD_STATES.map((state) => [
    state,
    mayCancel(state) ? [...FORWARD[state], 'cancelled' as const] : FORWARD[state],
  ]),
) as Record<LeadState, readonly LeadState[]>

/** The only states a person may set directly; every other is entered by its own verb. */
export const BY_HAND = ['video_requested', 'estimator_queued', 'expired', 'cancelled'] as const
export type ByHandState = (typeof BY_HAND)[number]

export const isLeadState = (value: unknown): value is LeadState =>
  LEAD_STATES.includes(value as LeadState)

export const canMove = (from: LeadState, to: LeadState): boolean => MOVES[from].includes(to)

export const movesByHand = (from: LeadState): LeadState[] =>
  MOVES[from].filter((to) => (BY_HAND as readonly LeadState[]).includes(to))

export const canMoveByHand = (from: LeadState, to: LeadState): boolean =>
  movesByHand(from).includes(to)

/** Every state that may move to `to`; what a guarded UPDATE names in its WHERE. */
export const statesBefore = (to: LeadState): LeadState[] =>
  LEAD_STATES.filter((from) => MOVES[from].includes(to))

/** States in which an idle lead goes stale (three days by default). */
export const EARLY_STATES = [
  'created',
  'sku_detected',
  'video_requested',
  'awaiting_customer_response',
] as const satisfies readonly LeadState[]

/** From here on a contractor's time is committed to the lead. */
export const BOOKED_STATES = [
  'booking_confirmed',
  'contractor_assigned',
  'job_scheduled',
  'job_in_progress',
] as const satisfies readonly LeadState[]

/** States in which a customer may hold, pay for and book the quote. */
export const BOOKABLE_STATES = statesBefore('booking_confirmed').filter(
  (state) => state !== 'contractor_assigned',
)
