import { existsSync } from 'node:fs'
import { getEnv } from '../integrations/env.ts'

/** Brings the database of DATABASE_URL up to date. */
const { databaseUrl } = getEnv()
if (!databaseUrl) throw new Error('Set DATABASE_URL to the database to migrate.')
const migrations = new URL('../cms/migrate.ts', import.meta.url)
if (existsSync(migrations)) {
  const { migrateDatabase } = (await import(migrations.href)) as {
    migrateDatabase(databaseUrl: string): Promise<void>
  }
  await migrateDatabase(databaseUrl)
}
process.exit(0)
