import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ErrorBody } from '../../domain/app-error.ts'
import { asRefusal, Refusal } from '../api/http.ts'
import { type PageAnswer, quoteApi } from '../api/quote.ts'

interface Embedded {
  page: PageAnswer | null
  refusal: Refusal | null
}

/** What the server put into the page for its first paint, a refusal included; used once. */
const embedded = (): Embedded => {
  const element = document.getElementById('page-data')
  try {
    const found = JSON.parse(element?.textContent || 'null') as
      | (PageAnswer & Partial<ErrorBody>)
      | null
    const error = found?.errors?.[0]
    return {
      page: found?.quote ? found : null,
      refusal: error ? new Refusal(error.code, error.message, error.data) : null,
    }
  } catch {
    return { page: null, refusal: null }
  }
}

const first = embedded()

/** The quote behind the link, kept fresh: on return to the tab, and when another tab books it. */
export const useQuotePage = (asked: string) => {
  const [page, setPage] = useState(first.page)
  const [refusal, setRefusal] = useState(first.refusal)
  const [token, setToken] = useState(first.page?.quote.token ?? asked)
  const api = useMemo(() => quoteApi(token), [token])
  const shown = useRef(Date.now())

  const moveTo = useCallback((next: string) => {
    setPage(null)
    setRefusal(null)
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
    if (!page && !refusal) void reload()
  }, [page, refusal, reload])

  useEffect(() => {
    if (first.refusal?.code === 'NOT_FOUND') return
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
