import { useCallback, useEffect, useState } from 'react'
import { asRefusal, type Refusal } from '../api/http.ts'
import { recall, remember } from '../api/remember.ts'
import { contractorApi, type JobsAnswer } from './contractor-api.ts'

const KEPT = 'contractor-jobs'
const REFRESH_MS = 60_000
/** Customers' addresses do not lie about on a phone: today's sheet, not last week's. */
const KEEP_MS = 36 * 3_600_000

interface Kept {
  at: number
  answer: JobsAnswer
}

/** A link names its contractor: nobody else's sheet is shown on a phone that two people use. */
const belongsTo = (token: string, kept: Kept) =>
  !token || token.split('.')[0] === kept.answer.contractor.id

const lastSeen = (token: string): Kept | null => {
  const kept = recall<Kept>(KEPT)
  return kept && Date.now() - kept.at < KEEP_MS && belongsTo(token, kept) ? kept : null
}

/** The job sheet: fresh when there is a network, else as it was last seen on this phone. */
export const useJobs = (token: string) => {
  const [kept, setKept] = useState<Kept | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const refresh = useCallback(async () => {
    try {
      const fresh = { at: Date.now(), answer: await contractorApi.jobs() }
      remember(KEPT, fresh)
      setKept(fresh)
      setRefusal(null)
    } catch (error) {
      const why = asRefusal(error)
      setRefusal(why)
      if (why.code === 'OFFLINE' || why.code === 'UNAVAILABLE')
        setKept((now) => now ?? lastSeen(token))
      // Whose session is over has no business with the customers on it.
      if (why.code === 'UNAUTHORIZED' || why.code === 'FORBIDDEN') {
        remember(KEPT, null)
        setKept(null)
      }
    }
  }, [token])

  useEffect(() => {
    const signIn = async () => {
      // An old link's cookie may still be good: the jobs' own answer decides.
      if (token) await contractorApi.session(token).catch(() => {})
      await refresh()
    }
    void signIn()
    const again = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    const timer = setInterval(again, REFRESH_MS)
    document.addEventListener('visibilitychange', again)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
      removeEventListener('online', again)
    }
  }, [token, refresh])

  return { kept, refusal, refresh }
}
