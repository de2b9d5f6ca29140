/** Our own SQL, always inside the transaction of the request it belongs to. */
import { sql } from '@payloadcms/db-postgres'
import type { SQL } from 'drizzle-orm'
import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { AppError } from '../domain/app-error.ts'
import { statementName } from './platform/statement-name.ts'

export type { SQL }
export { sql }

/** Deadlock, serialisation failure: the transaction is gone, trying it again is right. */
const RETRYABLE = new Set(['40P01', '40001'])
const MAX_TRIES = 4

/** The SQLSTATE of a database error, however deep Drizzle wrapped it. */
export const sqlState = (error: unknown): string | undefined => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
  }
  return undefined
}

/** The constraint a database error names, if any. */
export const constraintOf = (error: unknown): string | undefined => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const name = (at as { constraint?: unknown }).constraint
    if (typeof name === 'string') return name
  }
  return undefined
}

/**
 * Runs a verb in one transaction: joins the caller's when there is one, else opens its own, commits
 * it, and tries again when Postgres chose it as a deadlock's victim.
 */
export const inTransaction = async <T>(req: PayloadRequest, run: () => Promise<T>): Promise<T> => {
  if (await req.transactionID) return run()
  for (let attempt = 1; ; attempt++) {
    await initTransaction(req)
    try {
      const answer = await run()
      // Ended by a statement that failed inside: there is nothing to commit, and nothing was done.
      await session(req)
      await commitTransaction(req)
      return answer
    } catch (error) {
      await killTransaction(req)
      if (attempt >= MAX_TRIES || !RETRYABLE.has(sqlState(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
    }
  }
}

/** What node-postgres answers; Drizzle's own type leaves it open. */
const asResult = <T extends object>(result: unknown) =>
  result as { rows: T[]; rowCount: number | null }

/** Drizzle's own parts, by which a statement can be given a name. */
interface Connection {
  dialect: { sqlToQuery(query: SQL): { sql: string; params: unknown[] } }
  session: {
    prepareQuery(
      query: { sql: string; params: unknown[] },
      fields: undefined,
      name: string | undefined,
      asArrays: false,
    ): { execute(): Promise<unknown> }
  }
}

/**
 * PostgreSQL parses and plans a named statement once per connection; for the many small ones of a
 * booking that is most of their cost. The text is the name: values are never part of it.
 */
const execute = (connection: unknown, query: SQL): Promise<unknown> => {
  const { dialect, session } = connection as Connection
  const built = dialect.sqlToQuery(query)
  return session.prepareQuery(built, undefined, statementName(built.sql), false).execute()
}

const session = async (req: PayloadRequest): Promise<unknown> => {
  const id = await req.transactionID
  const open = id === undefined ? undefined : req.payload.db.sessions?.[id]
  if (!open) throw new Error('This statement belongs in a transaction, and there is none.')
  return open.db
}

/** Rows of a statement in the request's transaction; throws when the transaction is gone. */
export const rows = async <T extends object>(req: PayloadRequest, query: SQL): Promise<T[]> =>
  asResult<T>(await execute(await session(req), query)).rows

export const row = async <T extends object>(
  req: PayloadRequest,
  query: SQL,
): Promise<T | undefined> => (await rows<T>(req, query))[0]

/** How many rows a statement changed. */
export const run = async (req: PayloadRequest, query: SQL): Promise<number> =>
  asResult(await execute(await session(req), query)).rowCount ?? 0

/** A read that needs no transaction; inside one, it sees what that transaction wrote. */
export const read = async <T extends object>(req: PayloadRequest, query: SQL): Promise<T[]> => {
  if (await req.transactionID) return rows<T>(req, query)
  return asResult<T>(await execute(req.payload.db.drizzle, query)).rows
}

/** One statement that is a transaction of its own: it happens whole, once, or throws. Not inside another. */
export const once = async <T extends object>(req: PayloadRequest, query: SQL): Promise<T[]> => {
  if (await req.transactionID) throw new Error('This statement is a transaction of its own.')
  return asResult<T>(await execute(req.payload.db.drizzle, query)).rows
}

/** A JSON parameter, typed for Postgres. */
export const jsonb = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`

/** A uuid that came over HTTP; anything else cannot name a row. */
export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** @throws AppError NOT_FOUND when it cannot be the id of any row. */
export const requireUuid = (value: unknown, what: string): string => {
  if (isUuid(value)) return value
  throw new AppError('NOT_FOUND', `${what} was not found.`)
}
