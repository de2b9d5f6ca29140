/** What every process of ours does before its work: database migrated, and fit for production. */
import type { Payload } from 'payload'
import { EnvError, getEnv } from '../integrations/env.ts'
import { migrateDatabase } from './migrate.ts'
import { openPayload } from './payload.ts'

const hasRow = async (payload: Payload, query: string): Promise<boolean> =>
  ((await payload.db.pool.query(query)).rowCount ?? 0) > 0

/** Demo logins have a password that everybody knows: never beside real customers or real money. */
const refuseDemoUsers = async (payload: Payload): Promise<void> => {
  const { production, stripe } = getEnv()
  if (!production && !stripe.live) return
  if (!(await hasRow(payload, 'select 1 from users where is_demo limit 1'))) return
  throw new EnvError(
    `This database has demo users, whose password is public. ${
      production ? 'Production' : 'A live Stripe key'
    } is refused beside them: delete them, or use another database.`,
  )
}

/** Loaded only where it is wanted: a production image need not carry it. */
const seedDemo = async (payload: Payload): Promise<void> => {
  const seed = new URL('../scripts/demo/seed.ts', import.meta.url).href
  const { seedDemo } = (await import(seed)) as { seedDemo(payload: Payload): Promise<void> }
  await seedDemo(payload)
}

/**
 * Opens the database, migrated and, where it is wanted and empty, filled with the demo business.
 * @throws EnvError in words, when this database and these settings do not go together
 */
export const prepare = async (): Promise<{ payload: Payload; databaseUrl: string }> => {
  const { databaseUrl, seedDemo: wantsDemo } = getEnv()
  if (!databaseUrl)
    throw new EnvError('DATABASE_URL is not set. “npm start” brings a database along.')
  await migrateDatabase(databaseUrl)
  const payload = await openPayload()
  await refuseDemoUsers(payload)
  if (wantsDemo && !(await hasRow(payload, 'select 1 from users limit 1'))) await seedDemo(payload)
  return { payload, databaseUrl }
}
