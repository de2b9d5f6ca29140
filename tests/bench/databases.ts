/**
 * The bench's own PostgreSQL: embedded, fsync on as in earnest, deleted afterwards. With
 * `--keep=<directory>` it stays there with what was filled, for the next run to ask again.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../scripts/postgres.ts'
import { query } from '../harness/query.ts'
import { runScript } from '../harness/run-script.ts'
import { PROFILING, PROFILING_FLAGS } from './profile.ts'

export interface Database {
  url: string
  pool: pg.Pool
  /** What it was filled with by an earlier run whose databases were kept. */
  filled?: string
  /** Says what it was filled with, to whoever opens it again. */
  keepAs(filled: string): Promise<unknown>
  drop(): Promise<void>
}

export interface Databases {
  /** A migrated database: empty, or as an earlier run left it. */
  open(name: string): Promise<Database>
  dataDir: string
  /** The server's own process, parent of all the others. */
  pid: number
  end(): Promise<void>
}

const TEMPLATE = 'bench_template'

const KEEP = process.argv.find((word) => word.startsWith('--keep='))?.split('=')[1]

const makeHome = (): string => {
  if (!KEEP) return mkdtempSync(join(tmpdir(), `handy-bench-${process.pid}-`))
  mkdirSync(KEEP, { recursive: true })
  return resolve(KEEP)
}

export const startDatabases = async (): Promise<Databases> => {
  const dataDir = makeHome()
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
  const migrate = (url: string) =>
    runScript('scripts/migrate.ts', { DATABASE_URL: url, DATA_DIR: dataDir })
  await migrate(postgres.url)
  const filledWith = async (name: string) => {
    const [kept] = await query<{ filled: string | null }>(
      adminUrl,
      `select shobj_description(oid, 'pg_database') as filled from pg_database where datname = $1`,
      [name],
    )
    if (kept && !kept.filled) await query(adminUrl, `drop database ${name} with (force)`)
    return kept?.filled ?? undefined
  }
  return {
    dataDir,
    pid: postgres.pid,
    open: async (name) => {
      const filled = await filledWith(name)
      const url = postgres.url.replace(`/${TEMPLATE}`, `/${name}`)
      if (filled) await migrate(url)
      else await query(adminUrl, `create database ${name} template ${TEMPLATE}`)
      const pool = new pg.Pool({ connectionString: url, max: 16 })
      pool.on('error', () => {})
      return {
        url,
        pool,
        filled,
        keepAs: (what) => pool.query(`comment on database ${name} is '${what}'`),
        drop: async () => {
          await pool.end()
          if (!KEEP) await query(adminUrl, `drop database ${name} with (force)`)
        },
      }
    },
    end: async () => {
      if (KEEP) return postgres.stop()
      await postgres.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
