import { migrateDatabase } from '../cms/migrate.ts'
import { getEnv } from '../integrations/env.ts'
import { wordsOf } from './processes.ts'

/** Brings the database of DATABASE_URL up to date and ends. */
try {
  const { databaseUrl } = getEnv()
  if (!databaseUrl) throw new Error('Set DATABASE_URL to the database to migrate.')
  await migrateDatabase(databaseUrl)
  process.exit(0)
} catch (error) {
  console.error(wordsOf(error))
  process.exit(1)
}
