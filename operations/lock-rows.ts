import type { PayloadRequest, Where } from 'payload'
import { invalid } from '../domain/app-error.ts'
import { isUuid, requireUuid, run, sql } from './database.ts'

interface UpdateArgs {
  id?: unknown
  where?: Where
}

const idsIn = (where: Where | undefined): string[] | null => {
  const condition: unknown = where?.id
  if (typeof condition !== 'object' || condition === null) return null
  const { equals, in: list } = condition as { equals?: unknown; in?: unknown }
  const ids = Array.isArray(list) ? list : String(list ?? equals ?? '').split(',')
  return ids.every(isUuid) && ids.length > 0 ? ids.map(String) : null
}

/**
 * Locks the rows a REST update names, in id order.
 * @throws AppError VALIDATION_ERROR for a bulk update that does not list its ids, NOT_FOUND
 */
export const lockRowsOf = async (
  req: PayloadRequest,
  slug: string,
  args: UpdateArgs,
): Promise<void> => {
  const ids = args.id === undefined ? idsIn(args.where) : [requireUuid(args.id, 'That record')]
  if (!ids)
    throw invalid('A bulk change must list the records it is for.', {
      where: 'Give where[id][in] with the ids.',
    })
  if (!(await req.transactionID)) return
  const table = sql.identifier(slug.replaceAll('-', '_'))
  await run(
    req,
    sql`select id from ${table} where id = any(${`{${ids.join(',')}}`}::uuid[]) order by id for update`,
  )
}
