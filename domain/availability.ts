/** Which slots of which days a job can be served in. Pure: a board goes in, days come out. */
import { type Contractor, type Job, whyNotFree, whyUnqualified } from './fitness.ts'
import { addDays, datesFrom, londonClock, londonInstant } from './london-time.ts'
import type { Settings } from './settings.ts'
import {
  isOfferedSlot,
  MAX_SELF_SERVICE_MINUTES,
  occupiedRange,
  slotLabel,
  slotStart,
  slotsOfDay,
  type TimeSlot,
} from './slots.ts'

type Rules = Pick<Settings, 'halfDays' | 'minimumNoticeMinutes' | 'horizonDays'>

export interface OpenSlot {
  timeSlot: TimeSlot
  label: string
  /** How many more such jobs the slot takes. */
  contractors: number
}
export interface OpenDay {
  date: string
  slots: OpenSlot[]
}

export type SlotProblem = 'not_offered' | 'too_long' | 'too_soon' | 'too_far'

/** Why nobody could be asked for this slot, whoever is free; null when it may be offered. */
export const slotProblem = (
  date: string,
  slot: TimeSlot,
  minutes: number,
  rules: Rules,
  now: Date,
): SlotProblem | null => {
  if (minutes > MAX_SELF_SERVICE_MINUTES) return 'too_long'
  if (!isOfferedSlot(slot, minutes, rules.halfDays)) return 'not_offered'
  const starts = londonInstant(date, slotStart(slot, rules.halfDays))
  if (starts.getTime() < now.getTime() + rules.minimumNoticeMinutes * 60_000) return 'too_soon'
  if (date > addDays(londonClock(now).date, rules.horizonDays)) return 'too_far'
  return null
}

/** A slot of a day in which somebody qualified is taken: a swap might make more of it. */
export interface ContestedSlot {
  date: string
  timeSlot: TimeSlot
  /** How many are free all the same. */
  free: number
}

/**
 * Days from `from` to `to` with the slots that somebody free stands behind, and those that a
 * swap could open, or make more of.
 */
export const openDays = (
  contractors: readonly Contractor[],
  job: Job,
  span: { from: string; to: string },
  rules: Rules,
  now: Date,
): { days: OpenDay[]; contested: ContestedSlot[] } => {
  const today = londonClock(now).date
  const first = span.from < today ? today : span.from
  const horizon = addDays(today, rules.horizonDays)
  const last = span.to > horizon ? horizon : span.to
  const slots = slotsOfDay(job.minutes, rules.halfDays).map((timeSlot) => ({
    timeSlot,
    label: slotLabel(timeSlot, rules.halfDays),
    range: occupiedRange(timeSlot, job.minutes, rules.halfDays),
  }))
  // Whatever the notice asked for, a week ahead it has been given.
  const soon = addDays(today, 7)
  const days: OpenDay[] = []
  const contested: ContestedSlot[] = []
  if (job.minutes > MAX_SELF_SERVICE_MINUTES) return { days, contested }
  for (const date of first > last ? [] : datesFrom(first, last)) {
    const qualified = contractors.filter(
      (contractor) => contractor.days.has(date) && whyUnqualified(contractor, job, date) === null,
    )
    if (qualified.length === 0) continue
    const open: OpenSlot[] = []
    for (const { timeSlot, label, range } of slots) {
      if (date <= soon && slotProblem(date, timeSlot, job.minutes, rules, now)) continue
      let free = 0
      let taken = false
      for (const contractor of qualified) {
        const reason = whyNotFree(contractor, date, range, today)
        if (reason === null) free++
        else if (reason === 'busy') taken = true
      }
      if (free > 0) open.push({ timeSlot, label, contractors: free })
      if (taken) contested.push({ date, timeSlot, free })
    }
    if (open.length > 0) days.push({ date, slots: open })
  }
  return { days, contested }
}

const minutesApart = (
  a: { date: string; timeSlot: TimeSlot },
  b: { date: string; timeSlot: TimeSlot },
  rules: Rules,
) =>
  Math.abs(
    londonInstant(a.date, slotStart(a.timeSlot, rules.halfDays)).getTime() -
      londonInstant(b.date, slotStart(b.timeSlot, rules.halfDays)).getTime(),
  ) / 60_000

/** Starts on the hour within a half-day that is open are no more of a choice to who asked for a half-day. */
const saysMore = (
  { date, timeSlot }: { date: string; timeSlot: TimeSlot },
  wanted: TimeSlot,
  open: ReadonlySet<string>,
  { halfDays }: Rules,
): boolean => {
  const isHalf = (slot: TimeSlot) => slot === 'am' || slot === 'pm'
  if (isHalf(timeSlot) || !isHalf(wanted)) return true
  const half = slotStart(timeSlot, halfDays) < slotStart('pm', halfDays) ? 'am' : 'pm'
  return !open.has(`${date} ${half}`)
}

/**
 * The open slots nearest in time to the one wanted; earlier first where two are as near. Who wanted
 * a half-day is not offered three hours of one and the same half-day.
 */
export const nearestSlots = (
  days: readonly OpenDay[],
  wanted: { date: string; timeSlot: TimeSlot },
  rules: Rules,
  count = 3,
): { date: string; timeSlot: TimeSlot }[] => {
  const all = days.flatMap(({ date, slots }) => slots.map(({ timeSlot }) => ({ date, timeSlot })))
  const open = new Set(all.map(({ date, timeSlot }) => `${date} ${timeSlot}`))
  return all
    .filter((slot) => slot.date !== wanted.date || slot.timeSlot !== wanted.timeSlot)
    .filter((slot) => saysMore(slot, wanted.timeSlot, open, rules))
    .map((slot) => ({ slot, apart: minutesApart(slot, wanted, rules) }))
    .sort((a, b) => a.apart - b.apart || (a.slot.date < b.slot.date ? -1 : 1))
    .slice(0, count)
    .map(({ slot }) => slot)
}
