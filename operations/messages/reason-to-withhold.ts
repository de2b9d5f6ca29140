import { isTerminal, type LeadState } from '../../domain/lead-states.ts'
import { MARKETING_PURPOSES } from '../../domain/messages.ts'

/** A message and what it is about, as they are at the moment of sending. */
export interface AboutToSend {
  purpose: string
  contractorId: string | null
  bookingId: string | null
  leadState: LeadState | null
  erased: boolean
  marketingStopped: boolean
  bookingStatus: 'confirmed' | 'cancelled' | 'completed' | null
  bookingContractorId: string | null
  quoteGone: 'superseded' | 'expired' | null
}

/** Said only while the booking stands. */
const OF_A_STANDING_BOOKING = [
  'booking_confirmed',
  'booking_changed',
  'booking_reminder',
  'contractor_changed',
  'on_the_way',
  'pay_again',
  'job_assigned',
  'job_changed',
  'job_swapped',
  'job_reminder',
]
/** Said to the contractor who has the job, and to nobody who had it. */
const TO_THE_ONE_WHO_COMES = ['job_assigned', 'job_changed', 'job_swapped', 'job_reminder']
/** Said only while the enquiry lives. */
const OF_AN_OPEN_ENQUIRY = [
  'quote',
  'video_request',
  'video_again',
  'ask_details',
  'ask_postcode',
  'estimator_question',
]

/** Why a message must not go out any more, in words; null when it may. */
export const reasonToWithhold = (message: AboutToSend): string | null => {
  const { purpose } = message
  if (message.erased) return 'the customer was erased.'
  if (message.marketingStopped && MARKETING_PURPOSES.includes(purpose))
    return 'the customer sent STOP.'
  if (
    message.bookingId &&
    OF_A_STANDING_BOOKING.includes(purpose) &&
    message.bookingStatus !== 'confirmed'
  )
    return `the booking is ${message.bookingStatus ?? 'gone'}.`
  if (
    message.bookingId &&
    TO_THE_ONE_WHO_COMES.includes(purpose) &&
    message.contractorId !== message.bookingContractorId
  )
    return 'another contractor has the job now.'
  if (purpose === 'quote' && message.quoteGone) return `the quote is ${message.quoteGone}.`
  if (OF_AN_OPEN_ENQUIRY.includes(purpose) && message.leadState && isTerminal(message.leadState))
    return `the lead is ${message.leadState}.`
  return null
}
