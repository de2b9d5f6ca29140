import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { londonInstant } from '../../domain/london-time.ts'
import { now } from '../clock.ts'
import { isUuid, row, run, sql } from '../database.ts'
import { openQuote } from '../quotes/open-quote.ts'
import { bookingOfLead } from '../quotes/public-booking.ts'
import { readSettings } from '../settings.ts'
import { expressRequestFor } from './express-request.ts'
import { moveBooking } from './move-booking.ts'

interface HoldRow {
  id: string
  date: string
  timeSlot: string
  contractorId: string
  live: boolean
}

interface BookingRow {
  id: string
  date: string
  startMinute: number
  confirmedAt: string
  expressAsked: boolean
}

interface Asked {
  token: string
  holdId: string
  /** Needed when the new time, unlike the old, is within the days in which a consumer may cancel. */
  startWithinCoolingOff?: boolean
}

/**
 * Moves a booking to the time its customer has just held; the deposit goes with it.
 * @throws AppError NOT_FOUND, SLOT_UNAVAILABLE when the hold ran out, STALE within 24 h of the slot,
 * VALIDATION_ERROR (startWithinCoolingOff)
 */
export const rescheduleAsCustomer = async (
  req: PayloadRequest,
  { token, holdId, startWithinCoolingOff }: Asked,
) => {
  const quote = await openQuote(req, token)
  const hold = isUuid(holdId)
    ? await row<HoldRow>(
        req,
        sql`select id, date, time_slot as "timeSlot", contractor_id as "contractorId",
            expires_at > ${now().toISOString()}::timestamptz as live
          from slot_holds where id = ${holdId}::uuid and quote_id = ${quote.id}::uuid`,
      )
    : undefined
  const booking = await row<BookingRow>(
    req,
    sql`select id, date, start_minute as "startMinute", confirmed_at as "confirmedAt",
        exists (select 1 from payments y where y.booking_id = b.id and y.express_request_at is not null) as "expressAsked"
      from bookings b where lead_id = ${quote.leadId}::uuid and status = 'confirmed' for update`,
  )
  if (!booking || !hold) throw notFound(booking ? 'That hold' : 'A booking')
  if (!hold.live)
    throw new AppError('SLOT_UNAVAILABLE', 'The time you held has run out. Please choose again.', {
      alternatives: [],
    })
  const { cancellation } = await readSettings(req)
  const lastChange =
    londonInstant(booking.date, booking.startMinute).getTime() -
    cancellation.rescheduleUntilHours * 3_600_000
  if (now().getTime() > lastChange)
    throw new AppError(
      'STALE',
      `Within ${cancellation.rescheduleUntilHours} hours of the visit only our team can move it. Please get in touch.`,
    )
  const expressRequest = booking.expressAsked
    ? null
    : await expressRequestFor(req, {
        customerType: quote.customerType,
        ...{ date: hold.date, timeSlot: hold.timeSlot, startWithinCoolingOff },
        agreedAt: new Date(booking.confirmedAt),
      })
  await moveBooking(req, {
    bookingId: booking.id,
    date: hold.date,
    timeSlot: hold.timeSlot,
    actor: 'customer',
    preferred: hold.contractorId,
    reason: 'Rescheduled by the customer',
  })
  if (expressRequest)
    await run(
      req,
      sql`update payments set express_request_at = ${expressRequest.toISOString()}::timestamptz, updated_at = now()
        where booking_id = ${booking.id}::uuid`,
    )
  return bookingOfLead(req, quote)
}
