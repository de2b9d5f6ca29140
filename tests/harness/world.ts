/**
 * A small made-up business in the test's own process: app, stand-ins and database, with a clock
 * the test sets and a job queue it works off by hand. For what must be exact; the processes as a
 * person would start them are in `business.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import type { Payload, PayloadRequest } from 'payload'
import pg from 'pg'
import { freePort } from '../../scripts/processes.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { atEndOfFile } from './endings.ts'
import { cleanEnvironment } from './run-script.ts'
import { type Queue, queueOf } from './world-jobs.ts'
import { type People, peopleOf } from './world-people.ts'
import { type StripeSide, stripeSideOf } from './world-stripe.ts'

export type Sql = <Row extends object = Record<string, unknown>>(
  text: string,
  values?: unknown[],
) => Promise<Row[]>

export interface TestClock {
  now(): Date
  /** Stands still at this instant (ISO, UTC) from now on. */
  set(instant: string | Date): void
  forward(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

export interface World extends People, Queue {
  payload: Payload
  database: FreshDatabase
  sql: Sql
  /** Without a trailing slash. */
  appUrl: string
  sandboxUrl: string
  clock: TestClock
  stripe: StripeSide
  /** A request of the system itself; never share one between two verbs at once. */
  request(): Promise<PayloadRequest>
  /** Runs one verb in one transaction of its own. */
  act<T>(verb: (req: PayloadRequest) => Promise<T>): Promise<T>
}

/** A Monday morning in winter, later than any real clock these tests run by. */
export const MONDAY = '2031-01-13T09:00:00Z'

const MS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000 }

export const sqlOf = (databaseUrl: string): { sql: Sql; end: () => Promise<void> } => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  pool.on('error', () => {})
  return {
    sql: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await pool.query(text, values)).rows as Row[],
    end: () => pool.end(),
  }
}

const standingClock = (setClock: (clock?: () => Date) => void): TestClock => {
  let at = new Date(MONDAY)
  setClock(() => new Date(at))
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = new Date(instant)
    },
    forward: (by) => {
      const units = Object.entries(by) as [keyof typeof MS, number][]
      at = new Date(units.reduce((ms, [unit, count]) => ms + MS[unit] * count, at.getTime()))
    },
  }
}

const adopt = (settings: Record<string, string>): void => {
  const clean = cleanEnvironment(settings)
  for (const name of Object.keys(process.env)) if (!(name in clean)) delete process.env[name]
  Object.assign(process.env, clean)
}

/** One per test file, at its top level. Ends with the file. */
export const openWorld = async (): Promise<World> => {
  const [database, port, sandboxPort] = await Promise.all([freshDatabase(), freePort(), freePort()])
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-world-`))
  const appUrl = `http://127.0.0.1:${port}`
  adopt({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: appUrl,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: '0',
  })
  const { getEnv } = await import('../../integrations/env.ts')
  const { openPayload, closePayload, localRequest } = await import('../../cms/payload.ts')
  const { createApp } = await import('../../cms/app.ts')
  const { startSandbox } = await import('../../sandbox/server.ts')
  const { setClock } = await import('../../operations/clock.ts')
  const { inTransaction } = await import('../../operations/database.ts')
  const env = getEnv()
  const clock = standingClock(setClock)
  const payload = await openPayload()
  const sandbox = await startSandbox({
    port: sandboxPort,
    appUrl,
    stripe: env.stripe,
    twilio: env.twilio,
    openai: { apiKey: env.sandbox.openaiApiKey ?? '' },
    journalDir: join(dataDir, 'sandbox'),
    retryAfterMs: { stripe: [50, 100, 200, 400] },
    messagePace: { sent: 5, delivered: 10, read: 15 },
  })
  const app = createApp(payload, payload.config)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', () => done()))
  const { sql, end } = sqlOf(database.url)
  atEndOfFile(async () => {
    await sandbox.close()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await closePayload(payload)
    await end()
    setClock()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const request = () => localRequest(payload)
  const sandboxUrl = sandbox.url
  const stripe = stripeSideOf({ sandboxUrl, appUrls: [appUrl], ...env.stripe })
  return {
    ...{ payload, database, sql, appUrl, sandboxUrl, clock, stripe, request },
    ...peopleOf(sql, clock.now),
    ...(await queueOf({ sql, request, stripe })),
    act: async (verb) => {
      const req = await request()
      return inTransaction(req, () => verb(req))
    },
  }
}
