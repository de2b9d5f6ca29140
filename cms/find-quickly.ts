/**
 * How a page of a list of millions is found: its rows and their count at once, and those that are
 * searched by their lead in two steps, so that PostgreSQL knows how many leads it is looking for.
 */
import { randomUUID } from 'node:crypto'
import type { PostgresAdapter, postgresAdapter } from '@payloadcms/db-postgres'
import { ilike, inArray, or, sql } from '@payloadcms/db-postgres/drizzle'
import type { PgColumn, PgTable } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { PayloadRequest, Where } from 'payload'

type Plain = ReturnType<typeof postgresAdapter>
type Find = PostgresAdapter['find']
type Answer = Awaited<ReturnType<Find>>

const LEAD = 'lead.'
/** A search that means more leads than this is left to one statement: it soon meets a page of them. */
const MOST_MEANT = 5_000

/**
 * Leads that a search means, as PostgreSQL writes an array, under a name no row has: thousands of ids
 * would take Payload and Drizzle longer to carry about than PostgreSQL to look up.
 */
const meantSets = new Map<string, string>()

interface Meant {
  field: string
  part: string
}

const meantBy = (where: Where): Meant | null => {
  const [[path, condition] = [], more] = Object.entries(where)
  const part = (condition as { contains?: unknown } | undefined)?.contains
  if (more || !path?.startsWith(LEAD) || typeof part !== 'string') return null
  return Object.keys(condition as object).length === 1
    ? { field: path.slice(LEAD.length), part }
    : null
}

const sessionOf = async (adapter: PostgresAdapter, req: Partial<PayloadRequest> | undefined) => {
  const id = await req?.transactionID
  return (id !== undefined && adapter.sessions[id]?.db) || adapter.drizzle
}

/** The leads any of these mean, as an array; null when they are too many, or not looked for in a lead's own words. */
const leadsMeant = async (
  adapter: PostgresAdapter,
  req: Partial<PayloadRequest> | undefined,
  meant: readonly Meant[],
): Promise<string | null> => {
  const leads = adapter.tables.leads as PgTable & Record<string, PgColumn | undefined>
  const columns = meant.map(({ field, part }) => ({ column: leads[field], part }))
  if (columns.some(({ column }) => !column)) return null
  const any = or(...columns.map(({ column, part }) => ilike(column as PgColumn, `%${part}%`)))
  const db = (await sessionOf(adapter, req)) as PostgresAdapter['drizzle']
  const { rows } = await db.execute(
    sql`select count(*)::int as n, coalesce(array_agg(id)::text, '{}') as ids
      from (select ${leads.id} from ${leads} where ${any} limit ${MOST_MEANT + 1}) meant`,
  )
  const [found] = rows as unknown as [{ n: number; ids: string }]
  return found.n > MOST_MEANT ? null : found.ids
}

/** The same condition with sets of leads where it searches their words; the sets' names go into `named`. */
const withLeadsMeant = async (
  adapter: PostgresAdapter,
  req: Partial<PayloadRequest> | undefined,
  where: Where,
  named: string[],
): Promise<Where> => {
  const further = (conditions: Where[]) =>
    Promise.all(conditions.map((one) => withLeadsMeant(adapter, req, one, named)))
  if (Array.isArray(where.and)) return { ...where, and: await further(where.and) }
  if (!Array.isArray(where.or)) return where
  const meant = where.or.map(meantBy)
  if (meant.length === 0 || meant.some((one) => !one))
    return { ...where, or: await further(where.or) }
  const ids = await leadsMeant(adapter, req, meant as Meant[])
  if (ids === null) return where
  const name = randomUUID()
  named.push(name)
  meantSets.set(name, ids)
  const { or: _, ...others } = where
  return { and: [others, { lead: { in: [name] } }] }
}

/** What Payload would answer, put together from a page and a count that were asked for at once. */
const paged = (page: Answer, counted: number, { limit = 0, page: number = 1 }): Answer => {
  const totalDocs = counted || page.docs.length
  const totalPages = counted && limit ? Math.ceil(counted / limit) : 1
  const hasPrevPage = counted > 0 && number > 1
  const hasNextPage = counted > 0 && totalPages > number
  return {
    ...page,
    ...{ totalDocs, totalPages, hasPrevPage, hasNextPage, limit, page: number },
    pagingCounter: counted ? (number - 1) * limit + 1 : 1,
    prevPage: hasPrevPage ? number - 1 : null,
    nextPage: hasNextPage ? number + 1 : null,
  }
}

const findFor = (adapter: PostgresAdapter, plain: Find): Find =>
  async function findQuickly(args) {
    const named: string[] = []
    try {
      const where = args.where && (await withLeadsMeant(adapter, args.req, args.where, named))
      const asked = { ...args, where }
      const apart = args.pagination === true && args.limit && !(await args.req?.transactionID)
      // Within a transaction there is one connection, and one thing after the other.
      if (!apart) return (await plain.call(adapter, asked)) as never
      const [page, { totalDocs }] = await Promise.all([
        plain.call(adapter, { ...asked, pagination: false }),
        adapter.count({ collection: args.collection, locale: args.locale, req: args.req, where }),
      ])
      return paged(page, totalDocs, args) as never
    } finally {
      for (const name of named) meantSets.delete(name)
    }
  }

const inSet: typeof inArray = ((column: PgColumn, values: unknown[]) => {
  const set = values.length === 1 && meantSets.get(String(values[0]))
  return set ? sql`${column} = any(${set}::uuid[])` : inArray(column, values)
}) as typeof inArray

/** The adapter, with pages that stay quick at millions of rows. */
export const withQuickPages = (plain: Plain): Plain => ({
  ...plain,
  init: (args) => {
    const adapter = plain.init(args)
    const find = findFor(adapter, adapter.find)
    return Object.assign(adapter, { find, operators: { ...adapter.operators, in: inSet } })
  },
})
