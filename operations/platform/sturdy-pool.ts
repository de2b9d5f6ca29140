import pg from 'pg'

/**
 * Connections that may be lost without harm: the statement on a lost one fails, and the next one is
 * given a new connection. Left unheard, the loss of an idle connection would end the process.
 */
export const sturdyPool = (options: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({ connectionTimeoutMillis: 5000, ...options })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
