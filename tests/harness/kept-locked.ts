/** A row that somebody else has locked, and who waits for it: races in an order the test chooses. */
import pg from 'pg'
import { eventually } from './customer.ts'

export interface KeptLocked {
  /** In the transaction that holds the lock. */
  write(text: string, values?: unknown[]): Promise<unknown>
  /** Until as many connections as that wait for a lock of this database. */
  untilWaiting(count: number): Promise<unknown>
  /** Commits and lets them on. */
  letGo(): Promise<void>
}

const WAITING = `select pid from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`

/** Locks one row of a table from a connection of its own; ended with `letGo`. */
export const keepLocked = async (
  databaseUrl: string,
  table: string,
  id: string,
): Promise<KeptLocked> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query(`select 1 from ${table} where id = $1 for update`, [id])
  const watch = new pg.Client({ connectionString: databaseUrl })
  await watch.connect()
  return {
    write: (text, values = []) => client.query(text, values),
    untilWaiting: (count) =>
      eventually(
        `${count} to wait for a lock`,
        async () => (await watch.query(WAITING)).rows.length >= count,
        30_000,
      ),
    letGo: async () => {
      await client.query('commit')
      await Promise.all([client.end(), watch.end()])
    },
  }
}
