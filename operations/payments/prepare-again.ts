import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { jsonb, row, sql } from '../database.ts'
import type { OpenQuote } from '../quotes/open-quote.ts'
import type { PaymentRequest, PreparedPayment } from './payment-request.ts'

interface Owed {
  id: string
  bookingId: string
  holdId: string
  date: string
  timeSlot: string
  tier: string | null
  extras: number[]
  amount: number
  reference: string
}

/**
 * The deposit of a standing booking whose first payment could not be taken: the same slot, scope and
 * amount under a new row; nothing else of the booking moves.
 * @throws AppError STALE when the deposit is paid or being paid
 */
export const prepareAgain = async (
  req: PayloadRequest,
  quote: OpenQuote,
  asked: PaymentRequest,
): Promise<PreparedPayment> => {
  const owed = await row<Owed>(
    req,
    sql`select y.id, y.booking_id as "bookingId", y.hold_id as "holdId", y.date, y.time_slot as "timeSlot", y.tier,
        coalesce(y.extras, '[]') as extras, y.amount, l.reference
      from payments y join bookings b on b.id = y.booking_id and b.status = 'confirmed' join leads l on l.id = y.lead_id
      where y.quote_id = ${quote.id}::uuid and y.status = 'failed' and y.hold_id = ${asked.holdId}
        and not exists (select 1 from payments p where p.booking_id = y.booking_id
          and p.status in ('authorised', 'captured', 'partially_refunded', 'refunded', 'retained', 'disputed'))
      order by y.created_at desc limit 1 for update of y`,
  )
  if (!owed) throw new AppError('STALE', 'This quote is booked already.')
  const begun = await row<{ id: string; intentId: string | null; revision: number }>(
    req,
    sql`select id, payment_intent_id as "intentId", revision from payments
      where booking_id = ${owed.bookingId}::uuid and status in ('created', 'pending') limit 1 for update`,
  )
  const known = {
    leadId: quote.leadId,
    leadReference: owed.reference,
    amount: owed.amount,
    currency: 'gbp',
  }
  if (begun)
    return { ...known, paymentId: begun.id, intentId: begun.intentId, revision: begun.revision }
  const written = await row<{ id: string }>(
    req,
    sql`insert into payments (id, lead_id, quote_id, hold_id, booking_id, date, time_slot, tier, extras, amount,
        currency, status, session_id)
      values (uuidv7(), ${quote.leadId}::uuid, ${quote.id}::uuid, ${owed.holdId}, ${owed.bookingId}::uuid,
        ${owed.date}::date, ${owed.timeSlot}, ${owed.tier}::enum_payments_tier, ${jsonb(owed.extras)}, ${owed.amount},
        'gbp', 'created', ${asked.sessionId})
      returning id`,
  )
  return { ...known, paymentId: written?.id ?? '', intentId: null, revision: 0 }
}
