import { type CrudFilter, useCustom } from '@refinedev/core'
import { whereOf } from '../api/where.ts'
import { useLiveRefresh } from '../pieces/live-refresh.ts'

/** How many rows there are, kept fresh; undefined until known. */
export function useCount(
  resource: string,
  filters: CrudFilter[],
  enabled = true,
): number | undefined {
  const { query, result } = useCustom<{ totalDocs: number }>({
    url: `/${resource}/count`,
    method: 'get',
    config: { query: { where: whereOf(filters) } },
    queryOptions: { enabled },
    errorNotification: false,
  })
  useLiveRefresh([resource], () => enabled && void query.refetch())
  return result.data?.totalDocs
}

const OPEN: CrudFilter[] = [{ field: 'resolvedAt', operator: 'null', value: true }]
const UNCLAIMED: CrudFilter[] = [{ field: 'status', operator: 'eq', value: 'queued' }]

const WAITING: CrudFilter[] = [{ field: 'waitingSince', operator: 'nnull', value: true }]

export const useRailCounts = () => ({
  exceptions: useCount('exceptions', OPEN),
  inbox: useCount('threads', WAITING),
  estimator: useCount('estimator-queue', UNCLAIMED),
})
