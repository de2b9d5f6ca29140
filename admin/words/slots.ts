import { timeOf } from '../../domain/london-time.ts'

/** `morning`, `afternoon`, `09:00`. */
export const slotWords = (slot: string): string =>
  slot === 'am' ? 'morning' : slot === 'pm' ? 'afternoon' : slot

/** Minutes after midnight as `08:00–13:00`. */
export const rangeWords = (start: number, end: number): string => `${timeOf(start)}–${timeOf(end)}`
