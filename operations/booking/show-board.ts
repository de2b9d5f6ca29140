import type { PayloadRequest } from 'payload'
import type { ExceptionKind } from '../../domain/vocabulary.ts'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'
import type { Span } from './list-slots.ts'

/** The day's hours in minutes; null where the business's own day holds. */
export type BoardDay = [date: string, start: string | null, end: string | null]

export interface BoardContractor {
  id: string
  name: string
  postcode: string
  isActive: boolean
  maxPerDay: number
  reactive: boolean
  days: BoardDay[]
}

export interface BoardBooking {
  id: string
  reference: string
  contractor: string
  date: string
  timeSlot: string
  start: number
  end: number
  minutes: number
  status: 'confirmed' | 'completed'
  started: boolean
  pinned: boolean
  customer: string
  postcode: string | null
  state: string
  /** Of the contractor's side: told, on the way, … */
  job: string | null
  trouble: ExceptionKind | null
}

export interface BoardHold {
  id: string
  contractor: string
  date: string
  start: number
  end: number
  expiresAt: string
}

/** A booking that needs somebody: what is wrong, in words, and since when. */
export interface TrayItem extends BoardBooking {
  contractorName: string
  trouble: ExceptionKind
  detail: string
  since: string
}

export interface DispatchBoard extends Span {
  contractors: BoardContractor[]
  bookings: BoardBooking[]
  holds: BoardHold[]
  tray: TrayItem[]
}

/** Troubles that are settled by giving the job to somebody, or to another time. */
const FOR_THE_TRAY: readonly ExceptionKind[] = [
  'no_contractor',
  'contractor_dropped_out',
  'out_of_range',
  'job_not_started',
]

const kinds = sql`${`{${FOR_THE_TRAY.join(',')}}`}::text[]`

const booking = sql`b.id, b.reference, b.contractor_id as contractor, b.date, b.time_slot as "timeSlot",
  b.start_minute as start, b.end_minute as "end", b.duration_minutes as minutes, b.status,
  b.started_at is not null as started, coalesce(b.pinned, false) as pinned, l.customer_name as customer,
  l.postcode, l.state, j.status as job`

const open = sql`e.booking_id = b.id and e.resolved_at is null and e.kind::text = any(${kinds})`

/** The most pressing first: nobody has it, then who dropped out. */
const pressing = sql`array_position(${kinds}, e.kind::text)`

const live = sql`left join contractor_jobs j on j.booking_id = b.id and j.status <> 'released'`

/**
 * Contractors, their days, their bookings and the live holds between two dates, and whatever waits for
 * somebody, whenever it is: four statements however many contractors there are.
 */
export const showBoard = async (req: PayloadRequest, span: Span): Promise<DispatchBoard> => {
  const { from, to } = span
  const within = sql`between ${from}::date and ${to}::date`
  const [contractors, bookings, holds, tray] = await Promise.all([
    read<BoardContractor>(
      req,
      sql`select p.id, p.name, p.postcode, coalesce(p.is_active, false) as "isActive",
          p.max_concurrent_jobs as "maxPerDay", coalesce(p.reactive_mode, false) as reactive, coalesce(a.days, '[]') as days
        from handyman_profiles p
        left join lateral (select jsonb_agg(jsonb_build_array(d.date, d.start_time, d.end_time) order by d.date) as days
          from contractor_availability_dates d
          where d.contractor_id = p.id and d.is_available and d.date ${within}) a on true
        where p.is_active or exists (select 1 from bookings b where b.contractor_id = p.id
          and b.status = 'confirmed' and b.date ${within})
        order by p.name, p.id`,
    ),
    read<BoardBooking>(
      req,
      sql`select ${booking}, x.kind as trouble
        from bookings b join leads l on l.id = b.lead_id ${live}
        left join lateral (select e.kind from exceptions e where ${open} order by ${pressing} limit 1) x on true
        where b.status in ('confirmed', 'completed') and b.date ${within}
        order by b.date, b.start_minute, b.id`,
    ),
    read<BoardHold>(
      req,
      sql`select h.id, h.contractor_id as contractor, h.date, h.start_minute as start, h.end_minute as "end",
          to_char(h.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "expiresAt"
        from slot_holds h where h.date ${within} and h.expires_at > ${now().toISOString()}::timestamptz
        order by h.date, h.start_minute, h.id`,
    ),
    read<TrayItem>(
      req,
      sql`select * from (select distinct on (b.id) ${booking}, p.name as "contractorName", e.kind as trouble, e.detail,
          to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since, ${pressing} as pressing
        from exceptions e join bookings b on b.id = e.booking_id and b.status = 'confirmed' and b.started_at is null
        join leads l on l.id = b.lead_id join handyman_profiles p on p.id = b.contractor_id ${live}
        where ${open} order by b.id, pressing) waiting
        order by pressing, date, start, id limit 100`,
    ),
  ])
  return { from, to, contractors, bookings, holds, tray }
}
