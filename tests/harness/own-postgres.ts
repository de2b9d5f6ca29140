/** A PostgreSQL of one test's own, kept on disk as in earnest, which may be stopped and started. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../scripts/postgres.ts'
import { waitForEnd } from '../../scripts/processes.ts'
import type { FreshDatabase } from './database.ts'
import { runScript } from './run-script.ts'

/** As `pg_ctl` names them: fast lets nobody finish, immediate does not even say goodbye. */
export type Shutdown = 'fast' | 'immediate'
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

export interface OwnPostgres {
  database: FreshDatabase
  stop(how: Shutdown): Promise<void>
  /** On the same port, with what was committed. */
  start(): Promise<void>
}

export const ownPostgres = async (): Promise<OwnPostgres> => {
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-postgres-`))
  const name = 'handy'
  let running = await startPostgres({ dataDir, database: name })
  const { url, port } = running
  await runScript('scripts/migrate.ts', { DATABASE_URL: url, DATA_DIR: dataDir })
  return {
    database: { name, url, drop: () => running.destroy() },
    stop: async (how) => {
      const { pid } = running
      process.kill(pid, SIGNALS[how])
      if (!(await waitForEnd(pid, 20_000))) throw new Error(`PostgreSQL did not stop (${how}).`)
    },
    start: async () => {
      running = await startPostgres({ dataDir, port, database: name })
    },
  }
}
