import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import type { CatalogueList } from '../../domain/catalogue/columns.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { rows, run, sql } from '../database.ts'

interface Row {
  id: string
  name: string
  place: number | null
}

/**
 * Puts a category's rows in the order given, which every list of the catalogue follows. The category
 * keeps the number it begins with, and so its place among the others.
 * @throws AppError NOT_FOUND for no such category, STALE when the ids are not all of its rows
 */
export const reorderCategory = async (
  req: PayloadRequest,
  list: CatalogueList,
  { category, ids }: { category: string; ids: readonly string[] },
): Promise<void> => {
  const table = sql.identifier(list.replaceAll('-', '_'))
  await run(req, sql`select id from ${table} where category = ${category} order by id for update`)
  const before = await rows<Row>(
    req,
    sql`select id, name, display_order as place from ${table} where category = ${category}
      order by display_order nulls last, name`,
  )
  if (before.length === 0) throw notFound('That category')
  const names = new Map(before.map(({ id, name }) => [id, name]))
  if (new Set(ids).size !== before.length || ids.some((id) => !names.has(id)))
    throw new AppError('STALE', `Somebody changed ${category} meanwhile. Here it is as it is now.`)
  const first = Math.min(...before.map(({ place }) => place ?? Number.MAX_SAFE_INTEGER))
  const begins = Number.isSafeInteger(first) && first < Number.MAX_SAFE_INTEGER ? first : 1
  const changed = await run(
    req,
    sql`update ${table} t set display_order = ${begins}::int + o.at::int - 1, updated_at = now()
      from unnest(${`{${ids.join(',')}}`}::uuid[]) with ordinality o (id, at)
      where t.id = o.id and t.display_order is distinct from ${begins}::int + o.at::int - 1`,
  )
  if (changed === 0) return
  await writeAudit(req, {
    action: 'reorder',
    resource: list,
    recordId: category,
    before: { order: before.map(({ name }) => name) },
    after: { order: ids.map((id) => names.get(id)) },
  })
}
