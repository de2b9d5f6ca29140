import { minutesOf } from '../../domain/london-time.ts'
import type { DayShape, MinuteRange } from '../../domain/slots.ts'
import type { Half } from './fits.ts'

/** Pixels of one contractor's line: every line is as high, so that only those in sight are drawn. */
export const LINE_HEIGHT = 46

const share = (minute: number, day: DayShape): number =>
  Math.min(1, Math.max(0, (minute - day.amStart) / (day.pmEnd - day.amStart)))

/** Where a range lies in its day, in percent of the day's width. */
export const placeOf = ({ start, end }: MinuteRange, day: DayShape) => {
  const left = share(start, day) * 100
  return { left: `${left}%`, width: `${Math.max(4, share(end, day) * 100 - left)}%` }
}

/** Hours as stored; empty ones mean the business's own day. */
export const hoursOf = (
  [start, end]: readonly [string | null, string | null],
  day: DayShape,
): MinuteRange => ({
  start: (start ? minutesOf(start) : null) ?? day.amStart,
  end: (end ? minutesOf(end) : null) ?? day.pmEnd,
})

/** Where the morning ends, in percent of the day's width. */
export const noonOf = (day: DayShape): number => share(day.pmStart, day) * 100

/** Which half of a day's cell a pointer is over. */
export const halfAt = (cell: DOMRect, clientX: number, day: DayShape): Half =>
  (clientX - cell.left) / cell.width < noonOf(day) / 100 ? 'am' : 'pm'
