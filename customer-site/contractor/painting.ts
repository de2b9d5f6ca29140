/** Days and their halves as the painter shows them, and back to what the server stores. */
import { addDays } from '../words/when.ts'
import type { AvailableDate, CalendarAnswer, Job, WorkedHours } from './contractor-api.ts'

export interface PaintedDay {
  am: boolean
  pm: boolean
}
export type Half = keyof PaintedDay
/** By date; the usual week by `mon` … `sun`. */
export type Painting = Record<string, PaintedDay>
export type HalfDays = CalendarAnswer['halfDays']

export const WEEKS = 6
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const OFF: PaintedDay = { am: false, pm: false }

export const dayOf = (painting: Painting, day: string): PaintedDay => painting[day] ?? OFF

/** A cell is `<day> am` or `<day> pm`. */
const partsOf = (cell: string) => cell.split(' ') as [string, Half]

export const isFreeIn = (painting: Painting) => (cell: string) => {
  const [day, half] = partsOf(cell)
  return dayOf(painting, day)[half]
}

export const painted = (painting: Painting, cell: string, on: boolean): Painting => {
  const [day, half] = partsOf(cell)
  return { ...painting, [day]: { ...dayOf(painting, day), [half]: on } }
}

/** Empty times are the whole day; other times count for each half they reach into. */
const halvesOf = (hours: WorkedHours | null, { amEnd, pmStart }: HalfDays): PaintedDay => ({
  am: hours !== null && (hours.startTime ?? '00:00') < amEnd,
  pm: hours !== null && (hours.endTime ?? '24:00') > pmStart,
})

const hoursOf = ({ am, pm }: PaintedDay, { amEnd, pmStart }: HalfDays): WorkedHours | null =>
  am || pm ? { startTime: am ? null : pmStart, endTime: pm ? null : amEnd } : null

export const paintingOf = ({ dates, halfDays }: CalendarAnswer): Painting =>
  Object.fromEntries(
    dates.map((day) => [day.date, halvesOf(day.isAvailable ? day : null, halfDays)]),
  )

export const usualOf = ({ weeklyPattern, halfDays }: CalendarAnswer): Painting =>
  Object.fromEntries(
    WEEKDAYS.map((day, place) => [day, halvesOf(weeklyPattern?.[place] ?? null, halfDays)]),
  )

export const patternOf = (usual: Painting, halfDays: HalfDays): (WorkedHours | null)[] =>
  WEEKDAYS.map((day) => hoursOf(dayOf(usual, day), halfDays))

/** Only what was painted over is sent: a day's own hours stay as they are. */
export const changedDates = (
  before: Painting,
  after: Painting,
  halfDays: HalfDays,
): AvailableDate[] =>
  Object.keys(after)
    .filter((date) => {
      const [was, is] = [dayOf(before, date), dayOf(after, date)]
      return was.am !== is.am || was.pm !== is.pm
    })
    .sort()
    .map((date) => {
      const hours = hoursOf(dayOf(after, date), halfDays)
      return { date, isAvailable: hours !== null, startTime: null, endTime: null, ...hours }
    })

const weekday = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** Six weeks from this one's Monday. */
export const weeksFrom = (today: string): string[][] => {
  const monday = addDays(today, -weekday(today))
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(monday, week * 7 + day)),
  )
}

/** Halves with a job in them: shown, and not to be painted over. */
export const bookedHalves = (jobs: Job[], { amEnd, pmStart }: HalfDays): Set<string> => {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return new Set(
    jobs
      .filter(({ status }) => status !== 'done' && status !== 'released')
      .flatMap(({ date, startMinute, endMinute }) => [
        ...(startMinute < minutes(amEnd) ? [`${date} am`] : []),
        ...(endMinute > minutes(pmStart) ? [`${date} pm`] : []),
      ]),
  )
}

/** The usual week written over every day from today on; what is booked stays as it is. */
export const filledWith = (
  painting: Painting,
  usual: Painting,
  { weeks, today, booked }: { weeks: string[][]; today: string; booked: Set<string> },
): Painting => {
  const filled = { ...painting }
  for (const date of weeks.flat().filter((day) => day >= today)) {
    const [model, now] = [dayOf(usual, WEEKDAYS[weekday(date)] ?? 'mon'), dayOf(painting, date)]
    filled[date] = {
      am: booked.has(`${date} am`) ? now.am : model.am,
      pm: booked.has(`${date} pm`) ? now.pm : model.pm,
    }
  }
  return filled
}
