/** Slots: what a job occupies of a contractor's day. Minutes are London wall-clock. */
import { dateInWords, minutesOf, timeOf } from './london-time.ts'
import type { Settings } from './settings.ts'

/** `am`, `pm`, or an exact start on the hour such as `09:00`. */
export type TimeSlot = string

/** Minutes after London midnight, end excluded. */
export interface MinuteRange {
  start: number
  end: number
}

export type DayShape = Settings['halfDays']

/** A job longer than this is planned by ops, not booked by the customer. */
export const MAX_SELF_SERVICE_MINUTES = 600

export const isTimeSlot = (value: unknown): value is TimeSlot =>
  typeof value === 'string' &&
  (value === 'am' || value === 'pm' || /^([01]\d|2[0-3]):00$/.test(value))

export const slotStart = (slot: TimeSlot, day: DayShape): number => {
  if (slot === 'am') return day.amStart
  if (slot === 'pm') return day.pmStart
  return minutesOf(slot) ?? Number.NaN
}

/**
 * The one range a job takes: a half-day slot for the longer of the half-day or the job, an exact
 * start for the job's own minutes. A six-hour `am` job therefore takes the `pm` too.
 */
export const occupiedRange = (slot: TimeSlot, jobMinutes: number, day: DayShape): MinuteRange => {
  const start = slotStart(slot, day)
  if (slot === 'am') return { start, end: Math.max(day.amEnd, start + jobMinutes) }
  if (slot === 'pm') return { start, end: Math.max(day.pmEnd, start + jobMinutes) }
  return { start, end: start + jobMinutes }
}

/** Every slot a day can offer to a job of this length, ending with the day: halves first, then hours. */
export const slotsOfDay = (jobMinutes: number, day: DayShape): TimeSlot[] => {
  const hours: TimeSlot[] = []
  for (let start = Math.ceil(day.amStart / 60) * 60; start + jobMinutes <= day.pmEnd; start += 60)
    hours.push(timeOf(start))
  const halves = ['am', 'pm'].filter(
    (half) => occupiedRange(half, jobMinutes, day).end <= day.pmEnd,
  )
  return [...halves, ...hours]
}

/** Whether this slot may be offered at all for a job of this length. */
export const isOfferedSlot = (slot: TimeSlot, jobMinutes: number, day: DayShape): boolean =>
  slotsOfDay(jobMinutes, day).includes(slot)

export const overlaps = (a: MinuteRange, b: MinuteRange): boolean =>
  a.start < b.end && b.start < a.end

export const covers = (outer: MinuteRange, inner: MinuteRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

/** `Morning, 08:00–13:00`, `Afternoon, 13:00–18:00`, `09:00 start`. */
export const slotLabel = (slot: TimeSlot, day: DayShape): string => {
  if (slot === 'am') return `Morning, ${timeOf(day.amStart)}–${timeOf(day.amEnd)}`
  if (slot === 'pm') return `Afternoon, ${timeOf(day.pmStart)}–${timeOf(day.pmEnd)}`
  return `${slot} start`
}

/** `Tue 24 Nov, morning (08:00–13:00)`: how a slot reads in a message. */
export const slotInWords = (date: string, slot: TimeSlot, day: DayShape): string => {
  const when = dateInWords(date)
  if (slot === 'am') return `${when}, morning (${timeOf(day.amStart)}–${timeOf(day.amEnd)})`
  if (slot === 'pm') return `${when}, afternoon (${timeOf(day.pmStart)}–${timeOf(day.pmEnd)})`
  return `${when} at ${slot}`
}
