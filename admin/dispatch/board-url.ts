import { useSearchParams } from 'react-router'
import { addDays, isDate, londonClock } from '../../domain/london-time.ts'

export type Show = 'all' | 'working' | 'busy' | 'fit'

const SHOWS: readonly Show[] = ['all', 'working', 'busy', 'fit']

/** What the board shows, kept in the address: from which day, how many, who, and the job beside it. */
export function useBoardUrl() {
  const [params, setParams] = useSearchParams()
  const today = londonClock(new Date()).date
  const asked = params.get('from')
  const from = isDate(asked) ? asked : today
  const days = params.get('days') === '14' ? 14 : 7
  const show = SHOWS.find((one) => one === params.get('show')) ?? 'all'
  const change = (entries: Record<string, string | null>, replace = true) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(entries))
          if (value) after.set(name, value)
          else after.delete(name)
        return after
      },
      { replace, preventScrollReset: true },
    )
  return {
    today,
    from,
    to: addDays(from, days - 1),
    days,
    show,
    search: params.get('q') ?? '',
    open: params.get('open'),
    go: (date: string) => change({ from: date === today ? null : date }, false),
    setDays: (next: number) => change({ days: next === 14 ? '14' : null }),
    setShow: (next: Show) => change({ show: next === 'all' ? null : next }),
    setSearch: (words: string) => change({ q: words || null }),
    setOpen: (id: string | null) => change({ open: id }),
  }
}

export type BoardUrl = ReturnType<typeof useBoardUrl>
