import type { PayloadRequest } from 'payload'
import type { Tier } from '../../domain/pricing.ts'
import type { PaymentStatus } from '../../domain/vocabulary.ts'
import { row, type SQL, sql } from '../database.ts'

export interface PaymentRow {
  id: string
  leadId: string
  quoteId: string
  holdId: string | null
  bookingId: string | null
  date: string
  timeSlot: string
  tier: Tier | null
  extras: number[]
  amount: number
  currency: string
  status: PaymentStatus
  intentId: string | null
  sessionId: string | null
  capturedAmount: number
  refundedAmount: number
  expressRequestAt: string | null
}

/**
 * A payment with its lead, quote and itself locked, in the order everyone locks them: each part of
 * the statement has its lock before the next one begins.
 */
export const lockPayment = (req: PayloadRequest, where: SQL): Promise<PaymentRow | undefined> =>
  row<PaymentRow>(
    req,
    sql`with asked as materialized (select id, lead_id, quote_id from payments where ${where}),
      lead as materialized (
        select l.id, a.id as payment, a.quote_id from leads l join asked a on a.lead_id = l.id for update of l),
      quote as materialized (
        select q.id, d.payment from quotes q join lead d on d.quote_id = q.id for update of q)
      select y.id, y.lead_id as "leadId", y.quote_id as "quoteId", y.hold_id as "holdId", y.booking_id as "bookingId",
        y.date, y.time_slot as "timeSlot", y.tier, coalesce(y.extras, '[]') as extras, y.amount, y.currency, y.status,
        y.payment_intent_id as "intentId", y.session_id as "sessionId", y.captured_amount as "capturedAmount",
        y.refunded_amount as "refundedAmount", y.express_request_at as "expressRequestAt"
      from quote join payments y on y.id = quote.payment for update of y`,
  )
