/**
 * The business keeps Europe/London wall-clock time: a slot is a date (`YYYY-MM-DD`) and minutes
 * after local midnight. Only here do those meet instants.
 */
import { TZDate } from '@date-fns/tz'
import { addDays as addDaysTo, differenceInCalendarDays, formatISO, parseISO } from 'date-fns'

export const LONDON = 'Europe/London'
export const MINUTES_PER_DAY = 24 * 60

/** `YYYY-MM-DD`, a day that exists in the calendar. */
export const isDate = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const instant = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
}

/** `09:30` → 570. Null for anything that is not a time of day. */
export const minutesOf = (time: string): number | null => {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** 570 → `09:30`. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** London's date and minutes after midnight at an instant. */
export const londonClock = (now: Date): { date: string; minutes: number } => {
  const local = new TZDate(now.getTime(), LONDON)
  return {
    date: formatISO(local, { representation: 'date' }),
    minutes: local.getHours() * 60 + local.getMinutes(),
  }
}

const KEPT_INSTANTS = 4096
/** A page of slots asks for the same few hundred again and again, and each takes a while to find. */
const instants = new Map<string, number>()

/** The instant at which London's clocks show `minutes` after midnight on `date`. */
export const londonInstant = (date: string, minutes: number): Date => {
  const key = `${date} ${minutes}`
  const known = instants.get(key)
  if (known !== undefined) return new Date(known)
  const found = findInstant(date, minutes)
  if (instants.size >= KEPT_INSTANTS) instants.clear()
  instants.set(key, found)
  return new Date(found)
}

const findInstant = (date: string, minutes: number): number => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const local = new TZDate(year, month - 1, day, Math.floor(minutes / 60), minutes % 60, 0, LONDON)
  return local.getTime()
}

/** Calendar arithmetic on a date alone: clock changes cannot reach it. */
export const addDays = (date: string, days: number): string =>
  formatISO(addDaysTo(parseISO(date), days), { representation: 'date' })

/** Whole calendar days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(parseISO(to), parseISO(from))

/** Dates from `from` to `to`, both included. */
export const datesFrom = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, day) => addDays(from, day))

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay()

const dayWords = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/** `Tue 24 Nov`. */
export const dateInWords = (date: string): string =>
  dayWords.format(new Date(`${date}T00:00:00Z`)).replace(',', '')
