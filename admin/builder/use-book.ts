import { useList } from '@refinedev/core'
import type { Skus } from '../../cms/payload-types.ts'

/** The active price book, whole: it is searched on the screen, as fast as one types. */
export function useBook(): Skus[] | undefined {
  const { result, query } = useList<Skus>({
    resource: 'skus',
    filters: [{ field: 'isActive', operator: 'eq', value: true }],
    sorters: [
      { field: 'category', order: 'asc' },
      { field: 'displayOrder', order: 'asc' },
    ],
    pagination: { mode: 'off' },
    meta: { select: ['code', 'name', 'category', 'price', 'minutes', 'synonyms', 'tasks'] },
    queryOptions: { staleTime: 60_000 },
  })
  return query.isSuccess ? result.data : undefined
}
