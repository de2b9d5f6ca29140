import type { PayloadRequest } from 'payload'
import { read, sql } from '../database.ts'
import type { Span } from './list-slots.ts'

export interface CalendarBooking {
  id: string
  reference: string
  date: string
  timeSlot: string
  start: number
  end: number
  status: 'confirmed' | 'completed' | 'cancelled'
  customer: string
  postcode: string | null
  state: string
  contractor: string | null
  /** Something about it waits for somebody. */
  troubled: boolean
}

export interface CalendarDay {
  date: string
  /** Not counting the cancelled. */
  total: number
  troubled: number
  bookings: CalendarBooking[]
}

export interface CalendarAsked extends Span {
  /** At most this many bookings of each day; the counts are of all. */
  perDay: number
  contractorId?: string
  cancelledToo?: boolean
}

/** The days that have bookings, each with its counts and its first bookings. London's dates. */
export const showCalendar = async (
  req: PayloadRequest,
  { from, to, perDay, contractorId, cancelledToo = false }: CalendarAsked,
): Promise<CalendarDay[]> => {
  const found = await read<CalendarBooking & { total: number; troubledTotal: number }>(
    req,
    sql`with whose as (
        select b.*, exists (select 1 from exceptions e where e.booking_id = b.id and e.resolved_at is null) as troubled
        from bookings b
        where b.date between ${from}::date and ${to}::date
          and (${cancelledToo} or b.status in ('confirmed', 'completed'))
          and (${contractorId ?? null}::uuid is null or b.contractor_id = ${contractorId ?? null}::uuid)),
      placed as (
        select w.*, row_number() over (partition by date order by troubled desc, start_minute, id) as place,
          count(*) filter (where status <> 'cancelled') over (partition by date) as standing,
          count(*) filter (where troubled) over (partition by date) as "troubledTotal"
        from whose w)
      select p.id, p.reference, p.date, p.time_slot as "timeSlot", p.start_minute as start, p.end_minute as "end",
        p.status, p.troubled, p.standing::int as total, p."troubledTotal"::int, l.customer_name as customer, l.postcode, l.state,
        c.name as contractor
      from placed p join leads l on l.id = p.lead_id left join handyman_profiles c on c.id = p.contractor_id
      where p.place <= ${perDay} order by p.date, p.start_minute, p.id`,
  )
  const days = new Map<string, CalendarDay>()
  for (const { total, troubledTotal, ...booking } of found) {
    const day = days.get(booking.date) ?? {
      date: booking.date,
      ...{ total, troubled: troubledTotal, bookings: [] },
    }
    day.bookings.push(booking)
    days.set(booking.date, day)
  }
  return [...days.values()]
}
