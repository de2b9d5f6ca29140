import type { CrudSort } from '@refinedev/core'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'

export interface ListUrl {
  /** The values chosen of one filter; several are a comma list in the address. */
  chosen: (name: string) => string[]
  choose: (name: string, values: readonly string[] | string | null) => void
  /** Several filters at once, in one step. */
  chooseAll: (entries: Record<string, string | null>) => void
  /** Choices of filters, not counting order and page. */
  narrowed: boolean
  clear: () => void
  search: string
  sort: CrudSort
  setSort: (sort: CrudSort | null) => void
  page: number
  pageSize: number
  setPage: (page: number, pageSize: number) => void
  /** The row shown beside the list. */
  open: string | null
  setOpen: (id: string | null) => void
}

/** What is no filter. */
const KEPT = ['sort', 'page', 'size', 'open', 'cols', 'saved']
const DEFAULT_SIZE = 25

/**
 * A list's search, filters, order, page and open row, kept in the address alone: a link shows a
 * colleague the same list, and Back brings back what was left.
 */
export function useListUrl(defaultSort: CrudSort): ListUrl {
  const [params, setParams] = useSearchParams()
  return useMemo(() => {
    const change = (entries: Record<string, string | null>, replace = true) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries(entries)) {
            if (value) after.set(name, value)
            else after.delete(name)
          }
          return after
        },
        { replace, preventScrollReset: true },
      )
    const sort = params.get('sort')
    const sortWord = ({ field, order }: CrudSort) => (order === 'desc' ? `-${field}` : field)
    return {
      chosen: (name) => params.get(name)?.split(',').filter(Boolean) ?? [],
      choose: (name, values) =>
        change({
          [name]: typeof values === 'string' ? values : (values?.join(',') ?? null),
          page: null,
        }),
      chooseAll: (entries) => change({ ...entries, page: null }),
      narrowed: [...params.keys()].some((name) => !KEPT.includes(name)),
      clear: () =>
        setParams(
          (before) =>
            new URLSearchParams(
              [...before].filter(([name]) => KEPT.includes(name) && name !== 'saved'),
            ),
        ),
      search: params.get('q') ?? '',
      sort: sort
        ? { field: sort.replace(/^-/, ''), order: sort.startsWith('-') ? 'desc' : 'asc' }
        : defaultSort,
      setSort: (next) =>
        change({
          sort: next && sortWord(next) !== sortWord(defaultSort) ? sortWord(next) : null,
          page: null,
        }),
      page: Math.max(1, Number(params.get('page')) || 1),
      pageSize: Number(params.get('size')) || DEFAULT_SIZE,
      setPage: (page, size) =>
        change(
          {
            page: page > 1 ? String(page) : null,
            size: size === DEFAULT_SIZE ? null : String(size),
          },
          false,
        ),
      open: params.get('open'),
      setOpen: (id) => change({ open: id }),
    }
  }, [params, setParams, defaultSort])
}
