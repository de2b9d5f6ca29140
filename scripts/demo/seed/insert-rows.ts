import type { PayloadRequest } from 'payload'
import { run, sql } from '../../../operations/database.ts'

export type Row = Record<string, unknown>

/**
 * Inserts rows in one statement, in the request's transaction. Keys are column names and the same
 * in every row; Postgres casts each value to its column's own type, enums and dates included.
 */
export const insertRows = async (
  req: PayloadRequest,
  table: string,
  rows: readonly Row[],
): Promise<void> => {
  const [first] = rows
  if (!first) return
  const columns = sql.join(
    Object.keys(first).map((name) => sql.identifier(name)),
    sql`, `,
  )
  await run(
    req,
    sql`insert into ${sql.identifier(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(rows)}::jsonb)`,
  )
}
