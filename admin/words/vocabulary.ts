/** The tables' words as people say them. */

import type { Booking, EstimatorQueue, Lead, Quote } from '../../cms/payload-types.ts'
import type { CustomerType, QuoteStyle, Tier } from '../../domain/pricing.ts'
import type { Role } from '../../domain/roles.ts'
import type {
  ExceptionKind,
  JobStatus,
  MessageStatus,
  PaymentStatus,
} from '../../domain/vocabulary.ts'
import type { Tone } from '../theme.ts'

export const ROLE_WORDS: Record<Role, string> = {
  va: 'Assistant',
  estimator: 'Estimator',
  ops: 'Operations',
  manager: 'Manager',
  admin: 'Administrator',
  contractor: 'Contractor',
}

export const CUSTOMER_WORDS: Record<CustomerType, string> = {
  homeowner: 'Homeowner',
  landlord: 'Landlord',
  pm: 'Property manager',
  commercial: 'Commercial',
}

export const SOURCE_WORDS: Record<Lead['source'], string> = {
  call: 'Call',
  whatsapp: 'WhatsApp',
  web: 'Web form',
  manual: 'By hand',
}

export const STYLE_WORDS: Record<QuoteStyle, string> = {
  hhh: 'Three packages',
  fixed: 'One price',
  fixed_optionals: 'Price with extras',
}

export const TIER_WORDS: Record<Tier, string> = {
  handy: 'Handy',
  hassle_free: 'Hassle-free',
  high_standard: 'High standard',
}

type Word = { word: string; tone: Tone }

export const QUOTE_WORDS: Record<Quote['status'], Word> = {
  draft: { word: 'Not sent', tone: 'ours' },
  sent: { word: 'Sent', tone: 'theirs' },
  viewed: { word: 'Seen', tone: 'theirs' },
  accepted: { word: 'Accepted', tone: 'secured' },
  expired: { word: 'Expired', tone: 'quiet' },
  superseded: { word: 'Replaced', tone: 'quiet' },
}

export const BOOKING_WORDS: Record<NonNullable<Booking['status']>, Word> = {
  confirmed: { word: 'Confirmed', tone: 'secured' },
  cancelled: { word: 'Cancelled', tone: 'quiet' },
  completed: { word: 'Completed', tone: 'secured' },
}

export const QUEUE_WORDS: Record<NonNullable<EstimatorQueue['status']>, Word> = {
  queued: { word: 'Waiting', tone: 'ours' },
  in_progress: { word: 'Claimed', tone: 'theirs' },
  complete: { word: 'Finished', tone: 'secured' },
}

export const JOB_WORDS: Record<JobStatus, Word> = {
  assigned: { word: 'Not told yet', tone: 'ours' },
  told: { word: 'Told', tone: 'secured' },
  on_the_way: { word: 'On the way', tone: 'secured' },
  started: { word: 'Started', tone: 'secured' },
  done: { word: 'Done', tone: 'secured' },
  released: { word: 'Taken off', tone: 'quiet' },
}

export const MESSAGE_WORDS: Record<MessageStatus, Word> = {
  queued: { word: 'Waiting to go', tone: 'quiet' },
  sent: { word: 'Sent', tone: 'quiet' },
  delivered: { word: 'Delivered', tone: 'quiet' },
  read: { word: 'Read', tone: 'theirs' },
  failed: { word: 'Not delivered', tone: 'urgent' },
}

export const PAYMENT_WORDS: Record<PaymentStatus, Word> = {
  created: { word: 'Not begun', tone: 'quiet' },
  pending: { word: 'At the card form', tone: 'theirs' },
  authorised: { word: 'Authorised', tone: 'secured' },
  captured: { word: 'Paid', tone: 'secured' },
  failed: { word: 'Refused', tone: 'urgent' },
  cancelled: { word: 'Let go', tone: 'quiet' },
  partially_refunded: { word: 'Partly refunded', tone: 'quiet' },
  refunded: { word: 'Refunded', tone: 'quiet' },
  retained: { word: 'Kept by policy', tone: 'quiet' },
  disputed: { word: 'Disputed', tone: 'urgent' },
}

export const EXCEPTION_WORDS: Record<ExceptionKind, string> = {
  postcode_unplaced: 'Postcode not on the map',
  no_required_tasks: 'Quote without tasks',
  job_too_long: 'Job over ten hours',
  out_of_range: 'Out of everyone’s range',
  no_contractor: 'No contractor fits',
  contractor_dropped_out: 'Contractor dropped out',
  capture_failed: 'Deposit not taken',
  refund_failed: 'Refund failed',
  payment_unbooked: 'Paid but not booked',
  payment_disputed: 'Payment disputed',
  message_failed: 'Message not delivered',
  media_out_of_place: 'Photo or video to look at',
  detection_needs_confirming: 'Work to confirm',
  out_of_scope: 'Something we do not do',
  job_not_started: 'Job not started',
  job_not_completed: 'Job not finished',
  swept: 'Put right by the sweeper',
}

/** Options for a select, in the order of the words. */
export const optionsOf = <Value extends string>(
  words: Readonly<Record<Value, string | { word: string }>>,
): { value: Value; label: string }[] =>
  (Object.entries(words) as [Value, string | { word: string }][]).map(([value, said]) => ({
    value,
    label: typeof said === 'string' ? said : said.word,
  }))
