import type { PayloadRequest } from 'payload'
import { canMove } from '../../domain/lead-states.ts'
import { resolveScope } from '../../domain/pricing.ts'
import type { Intent } from '../../integrations/stripe.ts'
import type { PaymentRow } from '../payments/lock-payment.ts'
import { secureAgain } from '../payments/secure-again.ts'
import { voidAuthorisation } from '../payments/void-authorisation.ts'
import { jobOfScope, type ScopedJob } from '../quotes/job-of-scope.ts'
import { findQuoteById, type OpenQuote } from '../quotes/open-quote.ts'
import { readSettings } from '../settings.ts'
import { alternativesTo } from './list-slots.ts'
import type { Taken } from './pick.ts'
import { pickContractor } from './pick-contractor.ts'
import { writeBooking } from './write-booking.ts'

export const TIME_GONE = 'That time has gone. You have not been charged.'

export type Confirmation =
  | { kind: 'booked'; bookingId: string; first: boolean }
  | { kind: 'lost'; alternatives: { date: string; timeSlot: string }[]; message: string }

/**
 * Turns a payment that Stripe has secured into a booking, once, however often it is called: the same
 * breath in which the contractor is booked. The hold may have lapsed: anyone who can serve the slot
 * will do. Nobody: the authorisation is cancelled, the customer offered the nearest times, ops told.
 * The payment, its quote and its lead are locked by the caller.
 */
export const confirmBooking = async (
  req: PayloadRequest,
  payment: PaymentRow,
  intent: Intent,
): Promise<Confirmation> => {
  if (payment.bookingId) {
    await secureAgain(req, payment)
    return { kind: 'booked', bookingId: payment.bookingId, first: false }
  }
  const quote = await findQuoteById(req, payment.quoteId)
  if (quote.bookingId) {
    // Whoever chose another time had the first card let go then; this is for when that got lost.
    await voidAuthorisation(req, payment, { why: 'The lead is booked already.' })
    return { kind: 'booked', bookingId: quote.bookingId, first: false }
  }
  const scope = resolveScope(quote, { tier: payment.tier, extras: payment.extras })
  const job = await jobOfScope(req, quote, scope)
  const mismatch = whyNotBookable(payment, intent, quote)
  if (mismatch) return giveUp(req, payment, quote, job, mismatch)
  if (!job) return giveUp(req, payment, quote, null, 'The job can no longer be matched to anybody.')
  const bookingId = await pickContractor(req, {
    job,
    date: payment.date,
    timeSlot: payment.timeSlot,
    own: { quoteId: quote.id },
    settings: await readSettings(req),
    preferred: quote.held?.id === payment.holdId ? quote.held?.contractorId : undefined,
    take: (taken: Taken) => writeBooking(req, { payment, quote, job, taken }),
  })
  if (bookingId) return { kind: 'booked', bookingId, first: true }
  return giveUp(req, payment, quote, job, 'Nobody is free any more for the time that was paid for.')
}

/** Why what was paid is not what may be booked: verified on our side, whatever the browser said. */
const whyNotBookable = (payment: PaymentRow, intent: Intent, quote: OpenQuote): string | null => {
  const secured = intent.status === 'succeeded' ? intent.amount_received : intent.amount_capturable
  if (secured !== payment.amount || intent.currency !== payment.currency)
    return `Stripe secured ${secured} ${intent.currency}, the payment was for ${payment.amount} ${payment.currency}.`
  if (!['created', 'pending', 'failed'].includes(payment.status))
    return `The payment was ${payment.status} already.`
  if (quote.supersededAt) return 'A newer quote was made before the payment arrived.'
  if (!canMove(quote.state, 'booking_confirmed'))
    return `The lead was ${quote.state} when the payment arrived.`
  return null
}

const giveUp = async (
  req: PayloadRequest,
  payment: PaymentRow,
  quote: OpenQuote,
  job: ScopedJob | null,
  why: string,
): Promise<Confirmation> => {
  const alternatives = job ? await alternativesTo(req, job, payment, { quoteId: quote.id }) : []
  await voidAuthorisation(req, payment, { why, quote, alternatives })
  return { kind: 'lost', alternatives, message: TIME_GONE }
}
