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

/** A payment with its lead, quote and itself locked, in the order everyone locks them. */
export const lockPayment = async (
  req: PayloadRequest,
  where: SQL,
): Promise<PaymentRow | undefined> => {
  const found = await row<{ id: string; leadId: string; quoteId: string }>(
    req,
    sql`select id, lead_id as "leadId", quote_id as "quoteId" from payments where ${where}`,
  )
  if (!found) return undefined
  await row(req, sql`select id from leads where id = ${found.leadId}::uuid for update`)
  await row(req, sql`select id from quotes where id = ${found.quoteId}::uuid for update`)
  return row<PaymentRow>(
    req,
    sql`select id, lead_id as "leadId", quote_id as "quoteId", hold_id as "holdId", booking_id as "bookingId",
        date, time_slot as "timeSlot", tier, coalesce(extras, '[]') as extras, amount, currency, status,
        payment_intent_id as "intentId", session_id as "sessionId", captured_amount as "capturedAmount",
        refunded_amount as "refundedAmount", express_request_at as "expressRequestAt"
      from payments where id = ${found.id}::uuid for update`,
  )
}
