/** The bench's own PostgreSQL: embedded, fsync on as in earnest, deleted afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../scripts/postgres.ts'
import { query } from '../harness/query.ts'
import { runScript } from '../harness/run-script.ts'
import { PROFILING, PROFILING_FLAGS } from './profile.ts'

export interface Database {
  url: string
  pool: pg.Pool
  drop(): Promise<void>
}

export interface Databases {
  /** A migrated, empty database. */
  open(name: string): Promise<Database>
  dataDir: string
  /** The server's own process, parent of all the others. */
  pid: number
  end(): Promise<void>
}

const TEMPLATE = 'bench_template'

export const startDatabases = async (): Promise<Databases> => {
  const dataDir = mkdtempSync(join(tmpdir(), `handy-bench-${process.pid}-`))
  const postgres = await startPostgres({
    dataDir,
    database: TEMPLATE,
    // What a server of this size is given anyway; what makes a commit safe stays as it comes.
    flags: [
      ...['shared_buffers=512MB', 'max_wal_size=4GB', 'work_mem=16MB'],
      ...(PROFILING ? PROFILING_FLAGS : []),
    ],
  })
  const adminUrl = postgres.url.replace(`/${TEMPLATE}`, '/postgres')
  await runScript('scripts/migrate.ts', { DATABASE_URL: postgres.url, DATA_DIR: dataDir })
  return {
    dataDir,
    pid: postgres.pid,
    open: async (name) => {
      await query(adminUrl, `create database ${name} template ${TEMPLATE}`)
      const url = postgres.url.replace(`/${TEMPLATE}`, `/${name}`)
      const pool = new pg.Pool({ connectionString: url, max: 16 })
      pool.on('error', () => {})
      return {
        url,
        pool,
        drop: async () => {
          await pool.end()
          await query(adminUrl, `drop database ${name} with (force)`)
        },
      }
    },
    end: async () => {
      await postgres.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
