import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import type { Tier } from '../../domain/pricing.ts'
import { row, sql } from '../database.ts'
import { jobOfScope, type ScopedJob } from '../quotes/job-of-scope.ts'
import { findQuoteById } from '../quotes/open-quote.ts'

export interface BookingToMatch {
  id: string
  leadId: string
  quoteId: string
  contractorId: string
  date: string
  timeSlot: string
  startMinute: number
  endMinute: number
  status: string
  total: number
  pinned: boolean
  swapCount: number
  started: boolean
  tier: Tier | null
  extras: number[]
}

/**
 * A booking with its lead and itself locked, and the job it is: today's required tasks at the place
 * the lead is now. @throws AppError NOT_FOUND
 */
export const jobOfBooking = async (
  req: PayloadRequest,
  bookingId: string,
): Promise<{ booking: BookingToMatch; job: ScopedJob | null }> => {
  const lead = await row(
    req,
    sql`select l.id from leads l join bookings b on b.lead_id = l.id where b.id = ${bookingId}::uuid for update of l`,
  )
  const booking = await row<BookingToMatch>(
    req,
    sql`select id, lead_id as "leadId", quote_id as "quoteId", contractor_id as "contractorId", date,
        time_slot as "timeSlot", start_minute as "startMinute", end_minute as "endMinute", status, total,
        coalesce(pinned, false) as pinned, coalesce(swap_count, 0) as "swapCount", started_at is not null as started, selected_tier as tier,
        coalesce(selected_extras, '[]') as extras
      from bookings where id = ${bookingId}::uuid for update`,
  )
  if (!lead || !booking) throw notFound('That booking')
  const quote = await findQuoteById(req, booking.quoteId)
  return {
    booking,
    job: await jobOfScope(req, quote, { tier: booking.tier, extras: booking.extras }),
  }
}
