import { useSearchParams } from 'react-router'
import { addDays, isDate, londonClock } from '../../domain/london-time.ts'
import { mondayOf, monthInWords } from '../words/weeks.ts'

export type View = 'month' | 'week'

const firstOf = (date: string) => `${date.slice(0, 7)}-01`

const stepped = (view: View, date: string, by: 1 | -1): string => {
  if (view === 'week') return addDays(date, 7 * by)
  return firstOf(addDays(firstOf(date), by === 1 ? 31 : -1))
}

/** What the calendar shows, kept in the address: the view, a day within it, and whose bookings. */
export function useCalendarUrl() {
  const [params, setParams] = useSearchParams()
  const today = londonClock(new Date()).date
  const asked = params.get('date')
  const view: View = params.get('view') === 'week' ? 'week' : 'month'
  const date = isDate(asked) ? asked : today
  const change = (entries: Record<string, string | null>) =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      for (const [name, value] of Object.entries(entries))
        if (value) after.set(name, value)
        else after.delete(name)
      return after
    })
  const from = mondayOf(view === 'week' ? date : firstOf(date))
  const lastShown = view === 'week' ? date : addDays(firstOf(addDays(firstOf(date), 31)), -1)
  return {
    today,
    view,
    date,
    from,
    to: addDays(mondayOf(lastShown), 6),
    title: monthInWords(date),
    contractor: params.get('contractor'),
    show: (next: View) => change({ view: next === 'month' ? null : next }),
    go: (to: string) => change({ date: to === today ? null : to }),
    step: (by: 1 | -1) => change({ date: stepped(view, date, by) }),
    whose: (id: string | null) => change({ contractor: id }),
  }
}

export type CalendarUrl = ReturnType<typeof useCalendarUrl>
