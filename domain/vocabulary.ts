/** The fixed word lists of the tables; the back office names and colours them by the same lists. */
export const LEAD_SOURCES = ['call', 'whatsapp', 'web', 'manual'] as const
export const QUOTE_STATUSES = [
  'draft',
  'sent',
  'viewed',
  'accepted',
  'expired',
  'superseded',
] as const
export const QUOTE_AUTHORS = ['va', 'estimator', 'system'] as const
export const BOOKING_STATUSES = ['confirmed', 'cancelled', 'completed'] as const
export const CONFIDENCES = ['expert', 'capable'] as const
export const QUEUE_STATUSES = ['queued', 'in_progress', 'complete'] as const
export const RECOMMENDED_ACTIONS = ['auto_quote', 'estimator'] as const
export const JOB_STATUSES = [
  'assigned',
  'told',
  'on_the_way',
  'started',
  'done',
  'released',
] as const
export const MESSAGE_STATUSES = ['queued', 'sent', 'delivered', 'read', 'failed'] as const
export const AUDIENCES = ['customer', 'contractor', 'staff'] as const
export const CHANNELS = ['whatsapp', 'voice', 'note'] as const
/** What a customer's thread waits for: an answer to what they wrote, or to be rung back. */
export const THREAD_WAITS = ['reply', 'call'] as const
export const DIRECTIONS = ['inbound', 'outbound'] as const
export const CALL_STATUSES = ['ringing', 'in_progress', 'completed', 'missed', 'failed'] as const
export const CALL_OUTCOMES = ['answered', 'missed', 'voicemail', 'failed'] as const
export const PROVIDERS = ['stripe', 'twilio'] as const

/**
 * created → (intent made) pending → authorised → captured → refunded; failed and cancelled end it.
 * `retained` is a deposit kept by the cancellation policy.
 */
export const PAYMENT_STATUSES = [
  'created',
  'pending',
  'authorised',
  'captured',
  'failed',
  'cancelled',
  'partially_refunded',
  'refunded',
  'retained',
  'disputed',
] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

export const EXCEPTION_KINDS = [
  'postcode_unplaced',
  'no_required_tasks',
  'job_too_long',
  'out_of_range',
  'no_contractor',
  'contractor_dropped_out',
  'capture_failed',
  'refund_failed',
  'payment_unbooked',
  'payment_disputed',
  'message_failed',
  'media_out_of_place',
  'detection_needs_confirming',
  'out_of_scope',
  'job_not_started',
  'job_not_completed',
  'swept',
] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** What a customer is called in their lead until somebody knows their name. */
export const UNNAMED = 'New customer'

export type MessageStatus = (typeof MESSAGE_STATUSES)[number]
export type JobStatus = (typeof JOB_STATUSES)[number]
