import { type BaseRecord, type CrudFilter, type CrudSort, useList } from '@refinedev/core'
import type { ReadMeta } from '../providers/data.ts'
import type { ListUrl } from './list-url.ts'

interface Asked {
  resource: string
  url: ListUrl
  filters?: CrudFilter[]
  /** What orders rows that the address's own order leaves equal. */
  thenBy?: CrudSort
  meta?: ReadMeta
}

export interface Rows<Row> {
  rows: Row[]
  total: number
  /** Nothing has come yet; later changes of page or filter keep the old rows until the new are here. */
  loading: boolean
  refreshing: boolean
  error: Error | null
  retry: () => void
}

/** One page of a table, as the address asks for it, kept fresh by the live feed. */
export function useRows<Row extends BaseRecord>({
  resource,
  url,
  filters,
  thenBy,
  meta,
}: Asked): Rows<Row> {
  const { query, result } = useList<Row>({
    resource,
    filters,
    sorters: thenBy ? [url.sort, thenBy] : [url.sort],
    pagination: { currentPage: url.page, pageSize: url.pageSize },
    meta,
    errorNotification: false,
    queryOptions: { placeholderData: (before) => before },
  })
  return {
    rows: result.data,
    total: result.total ?? 0,
    loading: query.isLoading,
    refreshing: query.isPlaceholderData,
    error: query.error as Error | null,
    retry: () => void query.refetch(),
  }
}
