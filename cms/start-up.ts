/** What every process of ours does before its work: database migrated, and fit for production. */
import type { Payload } from 'payload'
import { BucketError, checkBucket } from '../integrations/bucket.ts'
import { EnvError, getEnv } from '../integrations/env.ts'
import { getLog } from './log.ts'
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

/**
 * A bucket that is not there, or that these keys do not open, is a wrong setting; one out of reach
 * may come back. @throws EnvError naming the settings to look at
 */
export const refuseWrongBucket = async (): Promise<void> => {
  const { bucket } = getEnv()
  if (!bucket) return
  try {
    await checkBucket()
  } catch (error) {
    if (!(error instanceof BucketError)) throw error
    const { status = 503 } = error
    if (status >= 300 && status < 500)
      throw new EnvError(
        `The bucket “${bucket.name}” cannot be used (${status}): check S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.`,
      )
    getLog().warn({ err: error }, 'Files cannot be kept or read until the file store is back.')
  }
}

/**
 * Tells the stand-ins of the demo, once they are up: deposits are taken, and its customers' phones
 * known. In the background.
 */
export const playDemo = (payload: Payload): void => {
  if (!getEnv().seedDemo) return
  const steps = [
    import('../scripts/demo/pay-deposits.ts').then((module) => module.payDemoDeposits(payload)),
    import('../scripts/demo/introduce-phones.ts').then((module) =>
      module.introduceDemoPhones(payload),
    ),
  ]
  for (const step of steps)
    step.catch((error: unknown) => getLog().debug({ err: error }, 'A demo step was not done.'))
}

/**
 * Opens the database, migrated and, where it is wanted and empty, filled with the demo business.
 * @throws EnvError in words, when this database and these settings do not go together
 */
export const prepare = async (): Promise<{ payload: Payload; databaseUrl: string }> => {
  const { databaseUrl, seedDemo: wantsDemo } = getEnv()
  if (!databaseUrl)
    throw new EnvError('DATABASE_URL is not set. “npm start” brings a database along.')
  await refuseWrongBucket()
  await migrateDatabase(databaseUrl)
  const payload = await openPayload()
  await refuseDemoUsers(payload)
  if (wantsDemo && !(await hasRow(payload, 'select 1 from users limit 1')))
    await (await import('../scripts/demo/seed.ts')).seedDemo(payload)
  return { payload, databaseUrl }
}
