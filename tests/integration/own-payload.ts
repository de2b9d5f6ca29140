import { afterAll } from 'vitest'
import { freshDatabase } from '../harness/database.ts'

/** Payload in the test's own process, on a migrated, empty database of its own. Once per test file. */
export const ownPayload = async () => {
  const database = await freshDatabase()
  process.env.DATABASE_URL = database.url
  const { openPayload, closePayload, localRequest } = await import('../../cms/payload.ts')
  const payload = await openPayload()
  afterAll(() => closePayload(payload))
  return { payload, database, request: () => localRequest(payload) }
}
