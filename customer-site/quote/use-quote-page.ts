import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { asRefusal, type Refusal } from '../api/http.ts'
import { type PageAnswer, quoteApi } from '../api/quote.ts'

/** What the server put into the page for its first paint; used once. */
const embedded = (): PageAnswer | null => {
  const element = document.getElementById('page-data')
  try {
    const found = JSON.parse(element?.textContent || 'null') as PageAnswer | null
    return found?.quote ? found : null
  } catch {
    return null
  } finally {
    element?.remove()
  }
}

const first = embedded()

/** The quote behind the link, kept fresh: on return to the tab, and when another tab books it. */
export const useQuotePage = (asked: string) => {
  const [page, setPage] = useState<PageAnswer | null>(first)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [token, setToken] = useState(first?.quote.token ?? asked)
  const api = useMemo(() => quoteApi(token), [token])
  const shown = useRef(Date.now())

  const moveTo = useCallback((next: string) => {
    setPage(null)
    setToken(next)
  }, [])

  const reload = useCallback(async (): Promise<PageAnswer | null> => {
    try {
      const fresh = await api.page()
      shown.current = Date.now()
      setRefusal(null)
      setPage(fresh)
      return fresh
    } catch (error) {
      setRefusal(asRefusal(error))
      return null
    }
  }, [api])

  useEffect(() => {
    // An older version's link shows the newest: the address says so too.
    const current = page?.quote.token ?? token
    if (!location.pathname.endsWith(`/${current}`)) history.replaceState(null, '', `/q/${current}`)
  }, [page, token])

  useEffect(() => {
    if (!page) void reload()
  }, [page, reload])

  useEffect(() => {
    api.view().catch(() => {
      // Being seen is our own note; the customer loses nothing when it fails.
    })
    const onReturn = () => {
      if (document.visibilityState === 'visible' && Date.now() - shown.current > 5000) void reload()
    }
    const onStorage = ({ key }: StorageEvent) => {
      if (key === `booked:${token}`) void reload()
    }
    document.addEventListener('visibilitychange', onReturn)
    addEventListener('pageshow', onReturn)
    addEventListener('storage', onStorage)
    return () => {
      document.removeEventListener('visibilitychange', onReturn)
      removeEventListener('pageshow', onReturn)
      removeEventListener('storage', onStorage)
    }
  }, [api, token, reload])

  return { ...{ page, refusal, token, api, reload, moveTo }, setPage }
}
