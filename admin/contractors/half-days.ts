/** Availability as halves of days: what is painted, and what is stored for it. */
import type { Booking, ContractorAvailabilityDate } from '../../cms/payload-types.ts'
import { minutesOf, timeOf } from '../../domain/london-time.ts'
import { covers, type DayShape, type MinuteRange, overlaps } from '../../domain/slots.ts'

export type Half = 'am' | 'pm'
export const HALVES: readonly Half[] = ['am', 'pm']

/** `part`: some of the half-day's hours only, as a time of day was written by hand. */
export type Paint = 'free' | 'busy' | 'part'

export const rangeOf = (half: Half, day: DayShape): MinuteRange =>
  half === 'am' ? { start: day.amStart, end: day.amEnd } : { start: day.pmStart, end: day.pmEnd }

type Row = Pick<ContractorAvailabilityDate, 'isAvailable' | 'startTime' | 'endTime'>

/** The hours of a stored day; null when it is a day off. Empty times mean the whole working day. */
const hoursOf = (row: Row | undefined, day: DayShape): MinuteRange | null => {
  if (!row || row.isAvailable === false) return null
  return {
    start: (row.startTime && minutesOf(row.startTime)) ?? day.amStart,
    end: (row.endTime && minutesOf(row.endTime)) ?? day.pmEnd,
  } as MinuteRange
}

export const paintOf = (row: Row | undefined, half: Half, day: DayShape): Paint => {
  const hours = hoursOf(row, day)
  if (!hours) return 'busy'
  const wanted = rangeOf(half, day)
  if (covers(hours, wanted)) return 'free'
  return overlaps(hours, wanted) ? 'part' : 'busy'
}

/** What is stored for two painted halves. */
export const storedFor = (free: Record<Half, boolean>, day: DayShape) => {
  if (free.am && free.pm) return { isAvailable: true, startTime: null, endTime: null }
  if (free.am)
    return { isAvailable: true, startTime: timeOf(day.amStart), endTime: timeOf(day.amEnd) }
  if (free.pm)
    return { isAvailable: true, startTime: timeOf(day.pmStart), endTime: timeOf(day.pmEnd) }
  return { isAvailable: false, startTime: null, endTime: null }
}

/** The booking that takes some of this half-day, if one does. */
export const bookedIn = (
  bookings: readonly Booking[],
  date: string,
  half: Half,
  day: DayShape,
): Booking | undefined =>
  bookings.find(
    (booking) =>
      booking.date === date &&
      overlaps({ start: booking.startMinute, end: booking.endMinute }, rangeOf(half, day)),
  )

/** A day of the usual week; null is a day off. Monday first. */
export type WeeklyHours = { startTime: string; endTime: string } | null

export const weekOf = (pattern: unknown): WeeklyHours[] =>
  Array.from({ length: 7 }, (_, place) =>
    Array.isArray(pattern) ? (pattern[place] ?? null) : null,
  )

export const paintOfWeekday = (hours: WeeklyHours, half: Half, day: DayShape): Paint =>
  paintOf(hours ? { isAvailable: true, ...hours } : undefined, half, day)

/** What a weekday's painted halves are stored as. */
export const hoursFor = (free: Record<Half, boolean>, day: DayShape): WeeklyHours => {
  const { isAvailable, startTime, endTime } = storedFor(free, day)
  if (!isAvailable) return null
  return { startTime: startTime ?? timeOf(day.amStart), endTime: endTime ?? timeOf(day.pmEnd) }
}
