import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { VIEWS, type View } from './threads.ts'

export interface InboxUrl {
  view: View
  search: string
  /** The lead whose thread is open. */
  open: string | null
  show: (view: View) => void
  find: (search: string) => void
  go: (leadId: string | null) => void
  /** The address of a thread in this list. */
  to: (leadId: string) => string
}

const isView = (word: string | null): word is View => VIEWS.includes(word as View)

/** Which list, which search and which thread, kept in the address alone. */
export function useInboxUrl(): InboxUrl {
  const [params, setParams] = useSearchParams()
  return useMemo(() => {
    const view = params.get('view')
    const after = (entries: Record<string, string | null>) => {
      const next = new URLSearchParams(params)
      for (const [name, value] of Object.entries(entries)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    }
    const change = (entries: Record<string, string | null>) =>
      setParams(after(entries), { replace: true, preventScrollReset: true })
    return {
      view: isView(view) ? view : 'unanswered',
      search: params.get('q') ?? '',
      open: params.get('lead'),
      show: (next) => change({ view: next === 'unanswered' ? null : next }),
      find: (search) =>
        // Whom one looks for may have been answered long ago.
        change({ q: search, view: search && !isView(view) ? 'all' : view }),
      go: (lead) => change({ lead }),
      to: (lead) => `/inbox?${after({ lead })}`,
    }
  }, [params, setParams])
}
