import { useEffect, useState } from 'react'
import type { Scope } from '../../domain/pricing.ts'
import { asRefusal } from '../api/http.ts'
import type { DayAnswer, QuoteApi } from '../api/quote.ts'

const REFRESH_MS = 45_000

export interface SlotsSeen {
  /** Days with at least one time, soonest first; null until the first answer. */
  days: DayAnswer[] | null
  problem: string
  refresh: () => void
}

/**
 * The times this scope can be served at, asked again while somebody is choosing among them.
 * @param since when this changes, what was known before it is out of date
 */
export const useSlots = (
  api: QuoteApi,
  { tier, extras }: Scope,
  choosing: boolean,
  since = '',
): SlotsSeen => {
  const [days, setDays] = useState<DayAnswer[] | null>(null)
  const [problem, setProblem] = useState('')
  const [round, setRound] = useState(0)
  const picked = extras.join(',')

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
  useEffect(() => {
    const stop = new AbortController()
    const scope = { tier, extras: picked ? picked.split(',').map(Number) : [] }
    api.slots(scope, stop.signal).then(
      (answer) => {
        setProblem('')
        setDays(answer.days.filter((day) => day.slots.length > 0))
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setProblem(asRefusal(error).message)
      },
    )
    return () => stop.abort()
  }, [api, tier, picked, since, round])

  useEffect(() => {
    if (!choosing) return
    const again = () => {
      if (document.visibilityState === 'visible') setRound((n) => n + 1)
    }
    const timer = setInterval(again, REFRESH_MS)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
    }
  }, [choosing])

  return { days, problem, refresh: () => setRound((n) => n + 1) }
}
