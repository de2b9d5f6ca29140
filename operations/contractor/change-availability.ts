import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { availableRange } from '../../domain/fitness.ts'
import { minutesOf } from '../../domain/london-time.ts'
import { covers, type DayShape } from '../../domain/slots.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { row, rows, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import type { WeeklyPattern } from './list-availability.ts'
import { type AvailabilityDate, setAvailability } from './set-availability.ts'

export interface AvailabilityChange {
  contractorId: string
  dates: AvailabilityDate[]
  /** Seven entries, Monday first; null for a day off. Kept for the weeks to come. */
  weeklyPattern?: WeeklyPattern
  /** Somebody else may be looked for, for the bookings that lose their time. */
  rematch?: boolean
}

export interface HitBooking {
  id: string
  reference: string
  date: string
  timeSlot: string
  customer: string
}

const startOf = (time: string | null | undefined) => (time ? minutesOf(time) : null)

const stillCovers = (
  change: AvailabilityDate,
  booking: { start: number; end: number },
  day: DayShape,
): boolean => {
  const { isAvailable, startTime, endTime } = change
  const hours = { isAvailable, start: startOf(startTime), end: startOf(endTime) }
  const range = availableRange(hours, day)
  return range !== null && covers(range, booking)
}

/** Confirmed bookings, not begun, that the new hours no longer cover. */
const hitBy = async (
  req: PayloadRequest,
  { contractorId, dates }: AvailabilityChange,
): Promise<HitBooking[]> => {
  const { halfDays } = await readSettings(req)
  const changes = new Map(dates.map((change) => [change.date, change]))
  const bookings = await rows<HitBooking & { start: number; end: number }>(
    req,
    sql`select b.id, b.reference, b.date, b.time_slot as "timeSlot", b.start_minute as start, b.end_minute as "end",
        l.customer_name as customer
      from bookings b join leads l on l.id = b.lead_id
      where b.contractor_id = ${contractorId}::uuid and b.status = 'confirmed' and b.started_at is null
        and b.date = any(${`{${[...changes.keys()].join(',')}}`}::date[])
      order by b.date, b.start_minute`,
  )
  return bookings
    .filter((booking) => {
      const change = changes.get(booking.date)
      return change && !stillCovers(change, booking, halfDays)
    })
    .map(({ start, end, ...booking }) => booking)
}

/**
 * Staff write a contractor's days, and their week, all or nothing. Time that a booking stands in is
 * given up only knowingly: then somebody else is looked for, or ops is told.
 * @throws AppError STALE with `data.bookings` unless `rematch`; NOT_FOUND, VALIDATION_ERROR
 */
export const changeAvailability = async (
  req: PayloadRequest,
  change: AvailabilityChange,
): Promise<{ rematching: HitBooking[] }> => {
  const { contractorId, dates, weeklyPattern, rematch = false } = change
  // Whoever is just taking this contractor's time is waited for: no booking slips in between.
  const contractor = await row<{ pattern: unknown }>(
    req,
    sql`select weekly_pattern as pattern from handyman_profiles where id = ${contractorId}::uuid for no key update`,
  )
  if (!contractor) throw notFound('That contractor')
  const bookings = await hitBy(req, change)
  if (bookings.length > 0 && !rematch)
    throw new AppError(
      'STALE',
      bookings.length === 1
        ? 'A booking stands in that time.'
        : `${bookings.length} bookings stand in that time.`,
      { bookings },
    )
  await setAvailability(req, contractorId, dates, weeklyPattern)
  await writeAudit(req, {
    action: 'availability',
    resource: 'handyman-profiles',
    recordId: contractorId,
    before: weeklyPattern ? { weeklyPattern: contractor.pattern } : {},
    after: {
      ...(weeklyPattern && { weeklyPattern }),
      dates,
      ...(bookings.length > 0 && { rematching: bookings.map(({ reference }) => reference) }),
    },
  })
  return { rematching: bookings }
}
