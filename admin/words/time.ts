/** Instants as London's clocks show them, dates as people say them, ages in one unit. */
import { dateInWords, londonClock } from '../../domain/london-time.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
})
const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'Europe/London',
  timeZoneName: 'short',
})

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `09:41`. */
export const timeOfInstant = (instant: string): string => clock.format(new Date(instant))

/** `Tue, 24 Nov 2026, 09:41:07 GMT`: for the hover. */
export const inFull = (instant: string): string => full.format(new Date(instant))

/** `Tue 24 Nov`, with the year when it is not this one. */
export const dayInWords = (date: string, now = new Date()): string => {
  const year = date.slice(0, 4)
  const words = dateInWords(date)
  return year === londonClock(now).date.slice(0, 4) ? words : `${words} ${year}`
}

/** `Today 09:41`, `Yesterday 17:05`, `Tue 24 Nov 09:41`. */
export const momentInWords = (instant: string, now = new Date()): string => {
  const { date } = londonClock(new Date(instant))
  const today = londonClock(now).date
  const yesterday = londonClock(new Date(now.getTime() - DAY)).date
  const day = date === today ? 'Today' : date === yesterday ? 'Yesterday' : dayInWords(date, now)
  return `${day} ${timeOfInstant(instant)}`
}

/** Milliseconds as one unit: `now`, `12 min`, `3 h`, `2 d`, `5 wk`. */
export const spanInWords = (milliseconds: number): string => {
  const span = Math.abs(milliseconds)
  if (span < MINUTE) return 'now'
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`
  if (span < 2 * DAY) return `${Math.floor(span / HOUR)} h`
  if (span < 21 * DAY) return `${Math.floor(span / DAY)} d`
  return `${Math.floor(span / (7 * DAY))} wk`
}

export const ageOf = (instant: string, now: Date): string =>
  spanInWords(now.getTime() - new Date(instant).getTime())

/** 135 → `2 h 15 min`. */
export const minutesInWords = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ')
}

/** Seconds of a call or a recording as a player shows them: `3:07`. */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
