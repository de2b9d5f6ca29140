/** Brings a database up to date: ours and the job queue's. Safe to run from many processes at once. */
import { runMigrations } from 'graphile-worker'
import { getPayload } from 'payload'
import pg from 'pg'

/** Any number will do, as long as every process locks the same one. */
const MIGRATION_LOCK = 726_134_905

/**
 * @throws Error with words when the server is older than PostgreSQL 18 or a migration fails; a failed
 * migration leaves the database as it was before it.
 */
export const migrateDatabase = async (databaseUrl: string): Promise<void> => {
  const guard = new pg.Client({ connectionString: databaseUrl })
  await guard.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const { rows } = await guard.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    if ((rows[0]?.version ?? 0) < 180_000)
      throw new Error('The database must be PostgreSQL 18 or newer.')
    await runMigrations({ connectionString: databaseUrl })
    const { default: config } = await import('./payload.config.ts')
    const payload = await getPayload({ config, disableOnInit: true })
    await payload.db.migrate()
  } finally {
    await guard.end()
  }
}
