import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { SavedView } from '../../cms/payload-types.ts'
import type { ViewList } from '../../domain/saved-views.ts'
import { useMe } from '../pieces/me.tsx'
import type { Columns } from '../pieces/rows-table.tsx'
import { useVerb } from '../pieces/verb.ts'
import { TOUCHES, useSavedViews } from './saved.ts'

export interface ColumnChoice<Row> {
  list: ViewList
  /** What the table shows, in order. */
  shown: Columns<Row>
  /** Every column there is to choose from, those shown first and in their order. */
  all: { key: string; title: string; shown: boolean; fixed: boolean }[]
  /** Whether these are the columns as the list comes. */
  own: boolean
  /** Keys in their order; null: as the list comes. */
  choose: (keys: string[] | null) => void
}

const colsOf = (query: string | null | undefined) => new URLSearchParams(query ?? '').get('cols')

/** How this person last had the list’s columns: kept on the server, and here for the next opening. */
const useRemembered = (list: ViewList) => {
  const me = useMe()
  const { run } = useVerb()
  const { remembered, known } = useSavedViews(list)
  const place = `columns ${list} ${me.id}`
  const [chosen, setChosen] = useState<string | null | undefined>()
  const stored = known ? colsOf(remembered?.query) : localStorage.getItem(place)
  const cols = chosen === undefined ? stored : chosen
  useEffect(() => {
    if (cols) localStorage.setItem(place, cols)
    else localStorage.removeItem(place)
  }, [cols, place])
  const remember = (next: string | null) => {
    setChosen(next)
    const query = next ? new URLSearchParams({ cols: next }).toString() : ''
    void run<{ doc: SavedView }>({
      path: remembered ? `/saved-views/${remembered.id}` : '/saved-views',
      method: remembered ? 'patch' : 'post',
      body: remembered ? { query } : { list, query },
      failed: 'Your columns were not kept',
      touches: TOUCHES,
    })
  }
  return { cols, remember }
}

/**
 * A list’s columns as somebody chose them: the address goes first (a saved view, a colleague’s link),
 * then what the person last had, then as the list comes.
 */
export function useColumnChoice<Row>(list: ViewList, columns: Columns<Row>): ColumnChoice<Row> {
  const [params, setParams] = useSearchParams()
  const { cols, remember } = useRemembered(list)
  const inView = params.has('saved') || params.has('cols')
  const named = columns.filter(({ title }) => title)
  const first = String(named[0]?.key)
  const keys = (params.get('cols') ?? (params.has('saved') ? null : cols))
    ?.split(',')
    .filter((key) => named.some((column) => column.key === key))
  const order = keys?.length ? [...new Set([first, ...keys])] : null
  const of = (key: string) => named.find((column) => column.key === key)
  const inOrder = order
    ? [...order, ...named.map(({ key }) => String(key)).filter((key) => !order.includes(key))]
    : named.map(({ key }) => String(key))
  return {
    list,
    own: order === null,
    shown: order
      ? [
          ...order.flatMap((key) => {
            const column = of(key)
            return column ? [{ ...column, wide: false }] : []
          }),
          ...columns.filter(({ title }) => !title),
        ]
      : columns,
    all: inOrder.map((key) => ({
      key,
      title: String(of(key)?.title),
      shown: order ? order.includes(key) : true,
      fixed: key === first,
    })),
    choose: (next) => {
      const words = next?.join(',') ?? null
      if (!inView) return remember(words)
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          if (words) after.set('cols', words)
          else after.delete('cols')
          return after
        },
        { replace: true },
      )
    },
  }
}
