/**
 * A few connections for statements that stand outside the caller's transaction. They must not wait
 * for the main pool: when every connection there is held by a transaction that needs one more, all
 * would wait for ever.
 */
import type { Payload } from 'payload'
import type pg from 'pg'
import { sturdyPool } from './sturdy-pool.ts'

const pools = new WeakMap<object, pg.Pool>()

export const sidePool = ({ db }: Payload): pg.Pool => {
  const known = pools.get(db)
  if (known) return known
  const pool = sturdyPool({
    connectionString: db.pool.options.connectionString,
    max: 4,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  })
  pools.set(db, pool)
  return pool
}

export const closeSidePool = async ({ db }: Payload): Promise<void> => {
  const pool = pools.get(db)
  pools.delete(db)
  await pool?.end()
}
