import type { PayloadRequest } from 'payload'
import type { CatalogueList } from '../../domain/catalogue/columns.ts'
import { read, sql } from '../database.ts'

/** The place after a category's last row; a category that is new begins after every other. */
export const nextPlace = async (
  req: PayloadRequest,
  list: CatalogueList,
  category: string,
): Promise<number> => {
  const table = sql.identifier(list.replaceAll('-', '_'))
  const [last] = await read<{ next: number }>(
    req,
    sql`select coalesce(max(display_order) filter (where category = ${category}) + 1,
        (coalesce(max(display_order), 0) / 100 + 1) * 100 + 1)::int as next from ${table}`,
  )
  return last?.next ?? 1
}
