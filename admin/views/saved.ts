import { useList } from '@refinedev/core'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { SavedView, User } from '../../cms/payload-types.ts'
import type { ViewList } from '../../domain/saved-views.ts'
import { useMe } from '../pieces/me.tsx'
import { filled, idOf } from '../pieces/related.ts'
import { useVerb } from '../pieces/verb.ts'

export const TOUCHES = ['saved-views'] as const

/** Where one is in a list, and not what the list is. */
const PASSING = ['page', 'open', 'saved']

/** A list’s filters, order and columns as its address has them; the same however they were chosen. */
export const queryOf = (params: URLSearchParams): string => {
  const kept = new URLSearchParams([...params].filter(([name]) => !PASSING.includes(name)))
  kept.sort()
  return kept.toString()
}

export interface View {
  id: string
  name: string
  query: string
  shared: boolean
  /** Whose it is, when it is not mine and I may know. */
  by: string | null
  mayChange: boolean
}

/** The views of one list that this person may open, and the row that remembers its columns. */
export function useSavedViews(list: ViewList) {
  const me = useMe()
  const { result, query } = useList<SavedView>({
    resource: 'saved-views',
    filters: [{ field: 'list', operator: 'eq', value: list }],
    sorters: [{ field: 'name', order: 'asc' }],
    pagination: { mode: 'off' },
    meta: { depth: 1, populate: { users: ['name'] } },
    errorNotification: false,
    queryOptions: { staleTime: 60_000 },
  })
  return useMemo(() => {
    const isMine = (view: SavedView) => idOf(view.owner) === me.id
    const mayShare = me.role === 'manager' || me.role === 'admin'
    return {
      known: query.isSuccess,
      mayShare,
      remembered: result.data.find((view) => !view.name && isMine(view)),
      views: result.data.flatMap((view): View[] =>
        view.name
          ? [
              {
                id: view.id,
                name: view.name,
                query: view.query ?? '',
                shared: view.shared === true,
                by: isMine(view) ? null : (filled<User>(view.owner)?.name ?? null),
                mayChange: isMine(view) || mayShare,
              },
            ]
          : [],
      ),
    }
  }, [result.data, query.isSuccess, me.id, me.role])
}

/** The view that is open, whether it was changed since, and what can be done to views. */
export function useViewAtHand(list: ViewList) {
  const { views, mayShare } = useSavedViews(list)
  const [params, setParams] = useSearchParams()
  const { run, busy } = useVerb()
  const here = queryOf(params)
  const current = views.find(({ id }) => id === params.get('saved'))
  const open = useCallback(
    (view: View | null, replace = false) => {
      const next = new URLSearchParams(view?.query)
      if (view) next.set('saved', view.id)
      setParams(next, { replace })
    },
    [setParams],
  )

  const keep = async (name: string, shared: boolean): Promise<boolean> => {
    const made = await run<{ doc: SavedView }>({
      path: '/saved-views',
      body: { list, name, query: here, ...(mayShare ? { shared } : {}) },
      done: `Kept as “${name}”`,
      failed: 'The view was not kept',
      touches: TOUCHES,
    })
    if (made)
      setParams((before) => new URLSearchParams([...before, ['saved', made.doc.id]]), {
        replace: true,
      })
    return made !== null
  }
  const change = async (view: View, to: Partial<Pick<View, 'name' | 'query' | 'shared'>>) =>
    (await run({
      path: `/saved-views/${view.id}`,
      method: 'patch',
      body: to,
      done: 'Kept',
      failed: 'The view was not changed',
      touches: TOUCHES,
    })) !== null
  const remove = async (view: View) => {
    const gone = await run({
      path: `/saved-views/${view.id}`,
      method: 'delete',
      done: `“${view.name}” is deleted`,
      failed: 'The view was not deleted',
      touches: TOUCHES,
    })
    if (gone) open(null)
    return gone !== null
  }
  return {
    views,
    mayShare,
    current,
    changed: current !== undefined && queryOf(new URLSearchParams(current.query)) !== here,
    here,
    /** The address names a view and nothing else: its filters have still to be filled in. */
    bare: current !== undefined && here === '' && current.query !== '',
    open,
    keep,
    change,
    remove,
    busy,
  }
}
