import type { PayloadRequest } from 'payload'
import type { LeadState } from '../../domain/lead-states.ts'
import { slotInWords } from '../../domain/slots.ts'
import { row, run, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'
import { enqueue } from '../jobs.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { firstName } from '../leads/request-video.ts'
import { queueMessage } from '../messages/queue-message.ts'
import type { OpenQuote } from '../quotes/open-quote.ts'
import { quoteLink } from '../quotes/quote-link.ts'
import { readSettings } from '../settings.ts'
import type { PaymentRow } from './lock-payment.ts'

interface Void {
  why: string
  /** Given when the customer lost the time they paid for, and must be told. */
  quote?: OpenQuote
  alternatives?: { date: string; timeSlot: string }[]
}

const PAYING: readonly LeadState[] = ['booking_in_progress', 'payment_pending', 'payment_failed']

/** Lets a secured card go uncharged: the row now, Stripe by a job that cancels or refunds. */
export const voidAuthorisation = async (
  req: PayloadRequest,
  payment: PaymentRow,
  { why, quote, alternatives = [] }: Void,
) => {
  await run(
    req,
    sql`update payments set status = 'cancelled', last_error = ${why}, updated_at = now() where id = ${payment.id}::uuid`,
  )
  if (payment.intentId)
    await enqueue(
      req,
      'cancel-intent',
      { paymentIntentId: payment.intentId, paymentId: payment.id },
      {
        jobKey: `cancel-intent:${payment.intentId}`,
        priority: -5,
      },
    )
  if (!quote) return
  await run(req, sql`delete from slot_holds where id::text = ${payment.holdId}`)
  // The customer has chosen anew since: what they have now stays, and there is nothing to say.
  if (await row(req, sql`select 1 from slot_holds where quote_id = ${quote.id}::uuid`)) return
  if (PAYING.includes(quote.state))
    await moveLeadIfAllowed(req, {
      leadId: payment.leadId,
      to: 'quote_viewed',
      actor: 'system',
      reason: why,
    })
  await raiseException(req, {
    kind: 'payment_unbooked',
    leadId: payment.leadId,
    detail: `${why} The card was not charged and the customer was offered the nearest times.`,
    data: { paymentId: payment.id },
    key: `payment_unbooked:${payment.id}`,
  })
  const { halfDays } = await readSettings(req)
  await queueMessage(req, {
    audience: 'customer',
    to: quote.phone,
    leadId: payment.leadId,
    purpose: 'slot_lost',
    template: 'slot_lost',
    variables: {
      customer: firstName(quote.customerName),
      alternatives:
        alternatives.map((slot) => slotInWords(slot.date, slot.timeSlot, halfDays)).join('; ') ||
        'see the link',
      link: quoteLink(quote.newestToken),
    },
    dedupeKey: `slot_lost:${payment.id}`,
  })
}
