/**
 * A few connections for statements that stand outside the caller's transaction. They must not wait
 * for the main pool: when every connection there is held by a transaction that needs one more, all
 * would wait for ever.
 */

import type { Payload } from 'payload'
import pg from 'pg'

const pools = new WeakMap<object, pg.Pool>()

export const sidePool = ({ db }: Payload): pg.Pool => {
  const known = pools.get(db)
  if (known) return known
  const pool = new pg.Pool({
    connectionString: db.pool.options.connectionString,
    max: 4,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  })
  // An idle connection that the server closed is replaced by the next query.
  pool.on('error', () => {})
  pools.set(db, pool)
  return pool
}

export const closeSidePool = async ({ db }: Payload): Promise<void> => {
  const pool = pools.get(db)
  pools.delete(db)
  await pool?.end()
}
