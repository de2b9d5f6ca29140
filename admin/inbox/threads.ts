import { useEffect, useMemo, useState } from 'react'
import type { LeadState } from '../../domain/lead-states.ts'
import { call } from '../api/call.ts'
import { useLiveRefresh } from '../pieces/live-refresh.ts'

export const VIEWS = ['unanswered', 'mine', 'all'] as const
export type View = (typeof VIEWS)[number]

export interface Thread {
  leadId: string
  reference: string
  customerName: string
  phone: string
  state: LeadState
  assignedTo: { id: string; name: string } | null
  waitingSince: string | null
  waitingFor: 'reply' | 'call' | null
  lastAt: string
  stopped: boolean
  last: {
    kind: 'message' | 'call'
    direction: 'inbound' | 'outbound'
    words: string
    files: number
    status: string
    at: string
  } | null
}

interface Page {
  threads: Thread[]
  next: string | null
}

interface Loaded {
  /** Of which view and search these are. */
  of: string
  first: Page
  /** Pages after the first, as they were when somebody asked for them. */
  older: Thread[]
  next: string | null
}

const PAGE = 40

const pathOf = (view: View, search: string, after: string | null) =>
  `/inbox/threads?${new URLSearchParams({
    view,
    limit: String(PAGE),
    ...(search ? { q: search } : {}),
    ...(after ? { after } : {}),
  })}`

/** The inbox as chosen, its first page looked at again whenever somebody writes, anywhere. */
export function useThreads(view: View, search: string) {
  const of = `${view} ${search}`
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [looked, lookAgain] = useState(0)
  useLiveRefresh(['threads', 'messages', 'leads'], () => lookAgain((times) => times + 1))

  // biome-ignore lint/correctness/useExhaustiveDependencies: `looked` is what asks for another look
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    call<Page>(pathOf(view, search, null), { signal })
      .then((first) => {
        setError(null)
        setLoaded((before) =>
          before?.of === of && before.older.length > 0
            ? { ...before, first }
            : { of, first, older: [], next: first.next },
        )
      })
      .catch((refused: unknown) => {
        if (!signal.aborted) setError(refused)
      })
    return () => leaving.abort()
  }, [of, looked])

  const more = async () => {
    if (!loaded?.next) return
    try {
      const page = await call<Page>(pathOf(view, search, loaded.next))
      setLoaded((before) =>
        before?.of === of
          ? { ...before, older: [...before.older, ...page.threads], next: page.next }
          : before,
      )
    } catch (refused) {
      setError(refused)
    }
  }
  const here = loaded?.of === of ? loaded : null
  const threads = useMemo(() => {
    if (!here) return []
    const newest = new Set(here.first.threads.map(({ leadId }) => leadId))
    return [...here.first.threads, ...here.older.filter(({ leadId }) => !newest.has(leadId))]
  }, [here])
  return {
    threads,
    loading: !here && !error,
    error: here ? null : error,
    retry: () => lookAgain((times) => times + 1),
    more: here?.next ? more : null,
  }
}
