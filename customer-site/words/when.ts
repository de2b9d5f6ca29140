/**
 * Dates and times as this business says them: London's clocks, whatever the phone's say. By the
 * browser's own Intl: domain/london-time would bring its time zone library to every phone.
 */
import type { TimeSlot } from '../../domain/slots.ts'

const LONDON = 'Europe/London'
const MS_PER_DAY = 86_400_000

const wordsOf = (weekday: 'long' | 'short') =>
  new Intl.DateTimeFormat('en-GB', { weekday, day: 'numeric', month: weekday, timeZone: 'UTC' })
const longWords = wordsOf('long')
const shortWords = wordsOf('short')
const dayInLondon = new Intl.DateTimeFormat('en-CA', { timeZone: LONDON })
const timeInLondon = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: LONDON,
})

const midnight = (date: string) => new Date(`${date}T00:00:00Z`)

/** `2026-11-24` → `Tuesday 24 November`. */
export const longDate = (date: string): string => longWords.format(midnight(date)).replace(',', '')

/** `2026-11-24` → `Tue 24 Nov`. */
export const shortDate = (date: string): string =>
  shortWords.format(midnight(date)).replace(',', '')

/** Calendar arithmetic on a date alone: clock changes cannot reach it. */
export const addDays = (date: string, days: number): string =>
  new Date(midnight(date).getTime() + days * MS_PER_DAY).toISOString().slice(0, 10)

/** Whole calendar days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((midnight(to).getTime() - midnight(from).getTime()) / MS_PER_DAY)

export const londonDate = (instant: Date): string => dayInLondon.format(instant)

/** `today`, `tomorrow`, else the date in words. */
export const dayWord = (date: string, now = new Date()): string => {
  if (date === londonDate(now)) return 'today'
  if (date === londonDate(new Date(now.getTime() + MS_PER_DAY))) return 'tomorrow'
  return longDate(date)
}

/** `17:30 tomorrow`, `08:00 on Tuesday 24 November`. */
export const momentInWords = (instant: string, now = new Date()): string => {
  const at = new Date(instant)
  const day = dayWord(londonDate(at), now)
  return `${timeInLondon.format(at)} ${/^to/.test(day) ? day : `on ${day}`}`
}

/** `Valid until 17:30 tomorrow`, `Valid until Thursday 26 November`. */
export const validUntil = (expiresAt: string, now = new Date()): string => {
  const end = new Date(expiresAt)
  const day = dayWord(londonDate(end), now)
  const near = day === 'today' || day === 'tomorrow'
  return near ? `Valid until ${timeInLondon.format(end)} ${day}` : `Valid until ${day}`
}

/** `morning`, `afternoon`, `09:00`. */
export const slotName = (slot: TimeSlot): string =>
  slot === 'am' ? 'morning' : slot === 'pm' ? 'afternoon' : slot

/** `Morning, 08:00–13:00` → `08:00–13:00`; empty for an exact start, which is its own hour. */
export const hoursIn = (label: string | undefined): string =>
  /\d\d:\d\d–\d\d:\d\d/.exec(label ?? '')?.[0] ?? ''

/** `morning, 08:00–13:00`, `at 09:00`. */
export const slotWithHours = (slot: TimeSlot, label: string | undefined): string => {
  if (/^\d/.test(slot)) return `at ${slot}`
  const hours = hoursIn(label)
  return hours ? `${slotName(slot)}, ${hours}` : slotName(slot)
}

/** `Tue 24 Nov, morning`, `Tue 24 Nov at 09:00`. */
export const slotShort = ({ date, timeSlot }: { date: string; timeSlot: TimeSlot }): string =>
  join(shortDate(date), timeSlot)

/** `Tuesday 24 November, morning`. */
export const slotLong = ({ date, timeSlot }: { date: string; timeSlot: TimeSlot }): string =>
  join(longDate(date), timeSlot)

const join = (day: string, slot: TimeSlot) =>
  /^\d/.test(slot) ? `${day} at ${slot}` : `${day}, ${slotName(slot)}`

/** An address whose postcode is not broken over two lines. */
export const wholePostcode = (address: string): string =>
  address.replace(/ (\d[A-Z]{2})$/i, '\u00a0$1')

/** Minutes after midnight → `09:30`. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Seconds → `4:12`. */
export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
