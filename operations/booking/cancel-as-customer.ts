import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import { read, sql } from '../database.ts'
import { findQuote } from '../quotes/open-quote.ts'
import { cancelBooking, quoteCancellation } from './cancel-booking.ts'

const confirmedBookingOf = async (req: PayloadRequest, token: string): Promise<string> => {
  const quote = await findQuote(req, token)
  const [booking] = await read<{ id: string }>(
    req,
    sql`select id from bookings where lead_id = ${quote.leadId}::uuid and status = 'confirmed'`,
  )
  if (!booking) throw notFound('A booking')
  return booking.id
}

/** What cancelling now would give back and keep, in pence. */
export const costOfCancelling = async (req: PayloadRequest, token: string) => {
  const { refundAmount, retainedAmount } = await quoteCancellation(req, {
    bookingId: await confirmedBookingOf(req, token),
    by: 'customer',
  })
  return { refundAmount, retainedAmount }
}

export const cancelAsCustomer = async (req: PayloadRequest, token: string, reason: string) => {
  const { refundAmount, retainedAmount } = await cancelBooking(req, {
    bookingId: await confirmedBookingOf(req, token),
    by: 'customer',
    actor: 'customer',
    reason,
  })
  return { refundAmount, retainedAmount }
}
