/**
 * Payload's own transactions report a COMMIT that failed as done, and leave the connection behind
 * when a BEGIN fails. Ours say when nothing was committed, and always give their connection back.
 */
import { randomUUID } from 'node:crypto'
import {
  type NodePgClient,
  NodePgSession,
  type NodePgSessionOptions,
  NodePgTransaction,
} from 'drizzle-orm/node-postgres/session'
import type { PgDialect } from 'drizzle-orm/pg-core'
import type { Payload } from 'payload'
import type pg from 'pg'

/** What Drizzle made its statements with, which a transaction makes its own with too. */
interface Making {
  dialect: PgDialect
  schema: ConstructorParameters<typeof NodePgSession>[2]
  options: NodePgSessionOptions
}

/** The same Drizzle, on one connection. */
const drizzleOn = (client: NodePgClient, { dialect, schema, options }: Making) =>
  new NodePgTransaction(
    // The constructor is Drizzle's own affair in its types, and the same for every driver.
    ...([dialect, new NodePgSession(client, dialect, schema, options), schema] as unknown as [
      never,
      never,
      never,
    ]),
  )

const begin = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    return client
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** A transaction that a failed statement has spoilt is rolled back by COMMIT, without an error. */
const commit = async (client: pg.PoolClient): Promise<void> => {
  let committed = false
  try {
    committed = (await client.query('commit')).command === 'COMMIT'
  } catch (error) {
    client.release(true)
    throw error
  }
  client.release()
  if (!committed) throw new Error('Nothing was committed: a statement before had failed.')
}

const rollBack = async (client: pg.PoolClient): Promise<void> => {
  const lost = await client.query('rollback').then(
    () => false,
    () => true,
  )
  client.release(lost)
}

/** Puts our transactions in the place of Payload's. */
export const holdTransactions = ({ db }: Payload): void => {
  const { session } = db.drizzle as unknown as { session: Making }
  const pool = db.pool as unknown as pg.Pool
  const open = db.sessions as unknown as Record<string, object>
  db.beginTransaction = async () => {
    const client = await begin(pool)
    const id = randomUUID()
    open[id] = {
      db: drizzleOn(client, session),
      resolve: () => commit(client),
      reject: () => rollBack(client),
    }
    return id
  }
  db.commitTransaction = async (given) => {
    const id = String(await given)
    const ending = db.sessions?.[id]
    delete db.sessions?.[id]
    await ending?.resolve()
  }
}
