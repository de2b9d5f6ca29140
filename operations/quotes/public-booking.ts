import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import { freeCancellationUntil } from '../../domain/cancellation.ts'
import { londonInstant } from '../../domain/london-time.ts'
import type { CustomerType } from '../../domain/pricing.ts'
import { read, sql } from '../database.ts'
import { firstName } from '../leads/request-video.ts'
import { nobodyComes } from '../matching/nobody-comes.ts'
import { readSettings } from '../settings.ts'
import { findQuote } from './open-quote.ts'

interface BookingRow {
  bookingId: string
  reference: string
  date: string
  timeSlot: string
  status: string
  startMinute: number
  endMinute: number
  depositAmount: number
  total: number
  confirmedAt: string
  selectedTier: string | null
  selectedExtras: number[]
  rating: number | null
  contractorName: string | null
  photoId: string | null
  jobStatus: string | null
  address: string | null
  postcode: string | null
  customerType: CustomerType | null
  /** Pence; only of a cancelled one. */
  refundAmount: number | null
  retainedAmount: number | null
  /** The hold to pay the deposit again under, when it could not be taken. */
  depositDueHoldId: string | null
}

/** Named by whose it is, so that a browser may keep it until there is another. */
const photoLink = (token: string, photoId: string) => `/api/q/${token}/booking/photo?of=${photoId}`

/** The lead's booking, standing or the last one, as its customer may see it. Null when there is none. */
export const bookingOfLead = async (
  req: PayloadRequest,
  { leadId, token }: { leadId: string; token: string },
) => {
  const [found] = await read<BookingRow>(
    req,
    sql`select b.id as "bookingId", b.reference, b.date, b.time_slot as "timeSlot", b.status,
        b.start_minute as "startMinute", b.end_minute as "endMinute", coalesce(b.deposit_amount, 0) as "depositAmount",
        b.total, b.confirmed_at as "confirmedAt", b.selected_tier as "selectedTier",
        coalesce(b.selected_extras, '[]') as "selectedExtras", b.rating, l.address, l.postcode,
        l.customer_type as "customerType", b.refund_amount as "refundAmount", b.retained_amount as "retainedAmount", case when b.status <> 'confirmed' or not ${nobodyComes} then p.name end as "contractorName", m.id as "photoId",
        (select j.status from contractor_jobs j where j.booking_id = b.id order by j.created_at desc limit 1) as "jobStatus",
        (select y.hold_id from payments y where y.booking_id = b.id and y.status = 'failed' and b.status = 'confirmed'
          and not exists (select 1 from payments p where p.booking_id = b.id and p.status in
            ('authorised', 'captured', 'partially_refunded', 'refunded', 'retained', 'disputed')) limit 1) as "depositDueHoldId"
      from bookings b join leads l on l.id = b.lead_id left join handyman_profiles p on p.id = b.contractor_id left join media m on m.id = p.photo_id
      where b.lead_id = ${leadId}::uuid
      order by (b.status = 'confirmed') desc, b.confirmed_at desc limit 1`,
  )
  if (!found) return null
  const { contractorName, photoId, address, postcode, customerType, ...booking } = found
  const { cancellation } = await readSettings(req)
  const confirmedAt = new Date(booking.confirmedAt)
  const slotStartsAt = londonInstant(booking.date, booking.startMinute)
  const changeUntil = slotStartsAt.getTime() - cancellation.rescheduleUntilHours * 3_600_000
  const freeUntil = freeCancellationUntil({ customerType, confirmedAt, slotStartsAt }, cancellation)
  return {
    ...booking,
    address: address ? [address, postcode].filter(Boolean).join(', ') : null,
    confirmedAt: confirmedAt.toISOString(),
    /** Until then its customer may move it, and may cancel it for nothing. */
    changeUntil: new Date(changeUntil).toISOString(),
    freeCancellationUntil: freeUntil.toISOString(),
    balance: booking.total - booking.depositAmount,
    contractor: contractorName
      ? { firstName: firstName(contractorName), photo: photoId && photoLink(token, photoId) }
      : null,
  }
}

/** @throws AppError NOT_FOUND when nothing is booked */
export const publicBooking = async (req: PayloadRequest, token: string) => {
  const booking = await bookingOfLead(req, await findQuote(req, token))
  if (!booking) throw notFound('A booking')
  return booking
}
