import { Client } from 'pg'
import { getEnv } from '../integrations/env.ts'
import { wordsOf } from './processes.ts'

/** Whether the queue is being worked: no job that is due has waited five minutes for a worker. */
const WAITING = `
  select count(*)::int as waiting from graphile_worker.jobs
  where locked_at is null and attempts < max_attempts
    and greatest(run_at, created_at) < now() - interval '5 minutes'`

const client = new Client({ connectionString: getEnv().databaseUrl, connectionTimeoutMillis: 5000 })
try {
  await client.connect()
  const { rows } = await client.query<{ waiting: number }>(WAITING)
  const waiting = rows[0]?.waiting ?? 0
  if (waiting > 0) console.error(`${waiting} jobs have been due for more than five minutes`)
  process.exitCode = waiting > 0 ? 1 : 0
} catch (error) {
  console.error(wordsOf(error))
  process.exitCode = 1
} finally {
  await client.end()
}
