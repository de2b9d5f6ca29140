import type { PayloadRequest } from 'payload'
import { BOOKED_STATES, type LeadState } from '../../domain/lead-states.ts'
import { cancelBooking } from '../booking/cancel-booking.ts'
import { releaseQuote } from '../booking/release-quote.ts'
import { now } from '../clock.ts'
import { row, rows, run, sql } from '../database.ts'
import { moveLead } from './move-lead.ts'
import type { LeadMove } from './request-video.ts'

/** Ends a lead: its holds, open payments and queue row with it; a booked one cancels its booking. */
export const cancelLead = async (req: PayloadRequest, by: LeadMove): Promise<void> => {
  const lead = await row<{ state: LeadState }>(
    req,
    sql`select state from leads where id = ${by.leadId}::uuid for update`,
  )
  if (lead && (BOOKED_STATES as readonly LeadState[]).includes(lead.state)) {
    const booking = await row<{ id: string }>(
      req,
      sql`select id from bookings where lead_id = ${by.leadId}::uuid and status = 'confirmed'`,
    )
    if (booking) {
      await cancelBooking(req, {
        bookingId: booking.id,
        by: 'business',
        actor: by.actor,
        reason: by.reason ?? 'Cancelled',
      })
      return
    }
  }
  await moveLead(req, { ...by, to: 'cancelled' })
  await letGo(req, by.leadId, by.reason ?? 'The lead was cancelled.')
}

/** What a lead that ends lets go of: holds, payments not yet authorised, its place in the queue. */
export const letGo = async (
  req: PayloadRequest,
  leadId: string,
  because: string,
): Promise<void> => {
  const quotes = await rows<{ id: string }>(
    req,
    sql`select id from quotes where lead_id = ${leadId}::uuid`,
  )
  for (const { id } of quotes) await releaseQuote(req, id, because)
  await run(
    req,
    sql`update estimator_queue set status = 'complete', completed_at = ${now().toISOString()}::timestamptz, updated_at = now()
      where lead_id = ${leadId}::uuid and status <> 'complete'`,
  )
}
