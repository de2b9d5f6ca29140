import { type BaseRecord, useOne } from '@refinedev/core'
import type { ReadMeta } from '../providers/data.ts'
import type { ListUrl } from './list-url.ts'

/** The row the address says is open: from the page at hand, else fetched by itself. */
export function useOpenRow<Row extends BaseRecord & { id: string }>(
  resource: string,
  url: ListUrl,
  rows: readonly Row[],
  meta?: ReadMeta,
): Row | undefined {
  const here = rows.find(({ id }) => id === url.open)
  const elsewhere = url.open !== null && url.open !== 'new' && !here
  const { result } = useOne<Row>({
    resource,
    id: url.open ?? undefined,
    meta,
    errorNotification: false,
    queryOptions: { enabled: elsewhere },
  })
  return here ?? (elsewhere ? result : undefined)
}
