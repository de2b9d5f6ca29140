/**
 * How many rows a list has, in a time that does not grow with the table: exact up to COUNTED_TO,
 * beyond it what the planner reckons. docs/decisions/ says why.
 */
import type { PostgresAdapter, postgresAdapter } from '@payloadcms/db-postgres'
import { count, type SQL, sql } from '@payloadcms/db-postgres/drizzle'
import type { PgColumn, PgTable } from '@payloadcms/db-postgres/drizzle/pg-core'
import { COUNTED_TO } from '../domain/counting.ts'

type Plain = ReturnType<typeof postgresAdapter>
type CountDistinct = PostgresAdapter['countDistinct']

interface Plan {
  'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
}

/** The rows of a list, as a query that has not run yet. */
const listed = (
  adapter: PostgresAdapter,
  { db, joins, tableName, where }: Parameters<CountDistinct>[0],
) => {
  const table = adapter.tables[tableName] as (PgTable & { id: PgColumn }) | undefined
  if (!table) throw new Error(`There is no table ${tableName}.`)
  const session = db as PostgresAdapter['drizzle']
  const id = { id: table.id }
  // Only a relation to many can bring a row twice; telling rows apart would read all of them.
  const many = joins.some(({ isOneToMany }) => isOneToMany)
  let query = (many ? session.selectDistinct(id) : session.select(id))
    .from(table)
    .where(where)
    .$dynamic()
  for (const { type, condition, table: joined } of joins)
    query = query[type ?? 'leftJoin'](joined as PgTable, condition)
  return { session, query }
}

const reckon = async (session: PostgresAdapter['drizzle'], rows: SQL): Promise<number> => {
  const answer = await session.execute(sql`explain (format json) ${rows}`)
  const [plan] = answer.rows as unknown as Plan[]
  return Math.round(plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0)
}

/** Rows of the whole table as the last look at it found; -1 before the first. */
const sizeOf = async (session: PostgresAdapter['drizzle'], table: string): Promise<number> => {
  const answer = await session.execute(
    sql`select reltuples::float8 as rows from pg_class where oid = to_regclass(${table})`,
  )
  return Number((answer.rows[0] as { rows: number } | undefined)?.rows ?? -1)
}

const countFor =
  (adapter: PostgresAdapter): CountDistinct =>
  async (asked) => {
    const { session, query } = listed(adapter, asked)
    if (!asked.where && asked.joins.length === 0) {
      const whole = await sizeOf(session, asked.tableName)
      if (whole > 2 * COUNTED_TO) return whole
    }
    const some = query.limit(COUNTED_TO + 1).as('some')
    const [counted] = await session.select({ rows: count() }).from(some)
    const rows = Number(counted?.rows ?? 0)
    if (rows <= COUNTED_TO) return rows
    const all = listed(adapter, asked).query
    return Math.max(COUNTED_TO + 1, await reckon(session, all.getSQL()))
  }

/** The adapter, with counts that stay quick at millions of rows. */
export const withQuickCounts = (plain: Plain): Plain => ({
  ...plain,
  init: (args) => {
    const adapter = plain.init(args)
    return Object.assign(adapter, { countDistinct: countFor(adapter) })
  },
})
