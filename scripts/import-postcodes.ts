/** `npm run import:postcodes FILE`: a Code-Point Open zip, or a CSV of postcodes or outcodes. */
import { existsSync } from 'node:fs'
import pg from 'pg'
import { migrateDatabase } from '../cms/migrate.ts'
import { getEnv } from '../integrations/env.ts'
import { importAreas } from './postcodes/import-areas.ts'
import { wordsOf } from './processes.ts'

const many = (count: number) => count.toLocaleString('en-GB')

try {
  const path = process.argv[2]
  if (!path || !existsSync(path))
    throw new Error('Name the file: npm run import:postcodes codepo_gb.zip')
  const { databaseUrl } = getEnv()
  if (!databaseUrl) throw new Error('Set DATABASE_URL to the database to import into.')
  await migrateDatabase(databaseUrl)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const done = await importAreas(pool, path, ({ file, read, changed }) =>
    console.log(`${file}: ${many(read)} read, ${many(changed)} new or moved`),
  )
  await pool.end()
  console.log(
    `Done: ${many(done.read)} read, ${many(done.changed)} new or moved, ${many(done.skipped)} without a place.`,
  )
  process.exit(0)
} catch (error) {
  console.error(wordsOf(error))
  process.exit(1)
}
