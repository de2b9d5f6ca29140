/** Days and their halves as the painter shows them, and back to what the server stores. */
import { addDays } from '../words/when.ts'
import type { AvailableDate, Job } from './contractor-api.ts'

export interface PaintedDay {
  am: boolean
  pm: boolean
}
export type Half = keyof PaintedDay
export type Painting = Record<string, PaintedDay>

export const WEEKS = 6
const NOON = '13:00'
const OFF: PaintedDay = { am: false, pm: false }

export const dayOf = (painting: Painting, date: string): PaintedDay => painting[date] ?? OFF

/** Empty times are the whole day; other times count for each half they reach into. */
export const paintingOf = (dates: AvailableDate[]): Painting =>
  Object.fromEntries(
    dates.map(({ date, isAvailable, startTime, endTime }) => [
      date,
      {
        am: isAvailable && (startTime ?? '00:00') < NOON,
        pm: isAvailable && (endTime ?? '24:00') > NOON,
      },
    ]),
  )

const stored = (date: string, { am, pm }: PaintedDay): AvailableDate => ({
  date,
  isAvailable: am || pm,
  startTime: am || !pm ? null : NOON,
  endTime: pm || !am ? null : NOON,
})

/** Only what was painted over is sent: a day's own hours stay as they are. */
export const changedDates = (before: Painting, after: Painting): AvailableDate[] =>
  Object.keys(after)
    .filter((date) => {
      const [was, is] = [dayOf(before, date), dayOf(after, date)]
      return was.am !== is.am || was.pm !== is.pm
    })
    .sort()
    .map((date) => stored(date, dayOf(after, date)))

/** Monday of the week a date is in. */
export const mondayOf = (date: string): string =>
  addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Six weeks from this one's Monday. */
export const weeksFrom = (today: string): string[][] =>
  Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(mondayOf(today), week * 7 + day)),
  )

/** Halves with a job in them: shown, and not to be painted over. */
export const bookedHalves = (jobs: Job[]): Set<string> =>
  new Set(
    jobs
      .filter(({ status }) => status !== 'done' && status !== 'released')
      .flatMap(({ date, startMinute, endMinute }) => [
        ...(startMinute < 13 * 60 ? [`${date}am`] : []),
        ...(endMinute > 13 * 60 ? [`${date}pm`] : []),
      ]),
  )

/** The second week's pattern for all weeks after it; the first may have begun already. */
export const repeated = (painting: Painting, weeks: string[][], booked: Set<string>): Painting => {
  const [, pattern = [], ...rest] = weeks
  const copy = { ...painting }
  for (const week of rest)
    week.forEach((date, place) => {
      const model = dayOf(painting, pattern[place] ?? '')
      const now = dayOf(painting, date)
      copy[date] = {
        am: booked.has(`${date}am`) ? now.am : model.am,
        pm: booked.has(`${date}pm`) ? now.pm : model.pm,
      }
    })
  return copy
}
