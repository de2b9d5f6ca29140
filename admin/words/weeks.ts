import { addDays, weekdayOf } from '../../domain/london-time.ts'

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** 0 = Monday … 6 = Sunday: weeks begin on Monday here. */
export const weekPlace = (date: string): number => (weekdayOf(date) + 6) % 7

export const mondayOf = (date: string): string => addDays(date, -weekPlace(date))

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `November 2026`. */
export const monthInWords = (date: string): string => month.format(new Date(`${date}T00:00:00Z`))
