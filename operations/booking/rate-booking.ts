import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { row, run, sql } from '../database.ts'
import { findQuote } from '../quotes/open-quote.ts'

interface Rating {
  token: string
  /** 1–5. */
  rating: number
  comment?: string
}

/** The customer's word on a finished job, once; the contractor's mean and the match's history learn it. */
export const rateBooking = async (req: PayloadRequest, { token, rating, comment }: Rating) => {
  const quote = await findQuote(req, token)
  const booking = await row<{
    id: string
    status: string
    rating: number | null
    contractorId: string
  }>(
    req,
    sql`select id, status, rating, contractor_id as "contractorId" from bookings
      where lead_id = ${quote.leadId}::uuid and status <> 'cancelled' order by confirmed_at desc limit 1 for update`,
  )
  if (!booking) throw notFound('A booking')
  if (booking.status !== 'completed') throw new AppError('STALE', 'The job is not finished yet.')
  if (booking.rating !== null)
    throw new AppError('STALE', 'Thank you, you have rated this job already.')
  await run(
    req,
    sql`update bookings set rating = ${rating}, rating_comment = ${comment ?? null}, updated_at = now() where id = ${booking.id}::uuid`,
  )
  await run(
    req,
    sql`update job_matching_history set customer_rating = ${rating} where booking_id = ${booking.id}::uuid and was_selected`,
  )
  await run(
    req,
    sql`update handyman_profiles set
        rating = round(((coalesce(rating, 0) * coalesce(rating_count, 0)) + ${rating}::int)::numeric / (coalesce(rating_count, 0) + 1), 3),
        rating_count = coalesce(rating_count, 0) + 1
      where id = ${booking.contractorId}::uuid`,
  )
  return { rating }
}
