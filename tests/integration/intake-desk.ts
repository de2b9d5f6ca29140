/** The app and the sandbox in the test's own process, on a catalogue without leads or people. */
import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll } from 'vitest'
import { freePort } from '../../scripts/processes.ts'
import { call, eventually as within } from '../harness/customer.ts'
import { freshDatabase } from '../harness/database.ts'
import { query } from '../harness/query.ts'
import { cleanEnvironment } from '../harness/run-script.ts'
import { twilioPoster } from '../harness/twilio-posts.ts'

type Row = Record<string, unknown>

/** Asks again until it is so; patient, as other suites may have the machine. */
export const eventually = <T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  patience = 25_000,
) => within(what, ask, patience)

/** Once per test file, at the top. Jobs run by the real worker; `sql` looks at what became of them. */
export const openDesk = async ({
  model = false,
  settings = {},
}: {
  model?: boolean
  settings?: Record<string, string>
} = {}) => {
  const [database, port, sandboxPort] = await Promise.all([freshDatabase(), freePort(), freePort()])
  const dataDir = process.env.DATA_DIR ?? ''
  const appUrl = `http://127.0.0.1:${port}`
  const clean = cleanEnvironment({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: appUrl,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: '0',
    ...(model ? { OPENAI_BASE_URL: `http://127.0.0.1:${sandboxPort}/v1` } : {}),
    ...settings,
  })
  for (const name of Object.keys(process.env)) if (!(name in clean)) delete process.env[name]
  Object.assign(process.env, clean)
  const { getEnv } = await import('../../integrations/env.ts')
  const { createApp } = await import('../../cms/app.ts')
  const { startWorker } = await import('../../cms/jobs/runner.ts')
  const { startSandbox } = await import('../../sandbox/server.ts')
  const { closePayload, localRequest, openPayload } = await import('../../cms/payload.ts')
  const { inTransaction } = await import('../../operations/database.ts')
  const { seedCatalogue } = await import('../../scripts/demo/seed/catalogue.ts')
  const env = getEnv()
  const sandbox = await startSandbox({
    port: sandboxPort,
    publicUrl: env.sandbox.url,
    appUrl,
    stripe: env.stripe,
    twilio: env.twilio,
    openai: { apiKey: env.openai.apiKey ?? '' },
    journalDir: join(dataDir, `sandbox-${sandboxPort}`),
    messagePace: { sent: 5, delivered: 10, read: 15 },
    retryAfterMs: { twilio: [100, 200, 400] },
  })
  const payload = await openPayload()
  const server = createAdaptorServer({ fetch: createApp(payload, payload.config).fetch }) as Server
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const worker = await startWorker(payload, { connectionString: database.url, concurrency: 5 })
  const request = () => localRequest(payload)
  const seeding = await request()
  await inTransaction(seeding, () => seedCatalogue(seeding))
  afterAll(async () => {
    await sandbox.close()
    await worker.stop()
    server.closeAllConnections()
    server.close()
    await closePayload(payload)
  })

  const sql = <R extends object = Row>(text: string, values: unknown[] = []) =>
    query<R & Row>(database.url, text, values)
  const one = async <R extends object = Row>(text: string, values: unknown[] = []) =>
    (await sql<R>(text, values))[0]

  /** Until the row is as wanted. */
  const until = <R extends object = Row>(
    what: string,
    text: string,
    values: unknown[],
    wanted: (row: R) => boolean,
    patience?: number,
  ) =>
    eventually(
      what,
      async () => {
        const found = await one<R>(text, values)
        return found && wanted(found) ? found : null
      },
      patience,
    )

  /** Until no job is left that could run now. */
  const settled = () =>
    eventually('the queue to be empty', async () => {
      const left = await one<{ n: number }>(
        `select count(*)::int n from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now() + interval '1 second'`,
      )
      return left?.n === 0
    })

  const sandboxVerb = <T = Row>(path: string, body: unknown) =>
    call<T>(`${sandbox.url}/sandbox/${path}`, { method: 'POST', body })

  const twilioPosts = twilioPoster(appUrl, env.twilio.authToken)

  const addUser = async (role: string, more: Row = {}) => {
    const email = `${role}-${Math.random().toString(36).slice(2, 8)}@handy.test`
    const user = await payload.create({
      collection: 'users',
      data: { email, password: 'handy-demo-1', name: `Test ${role}`, role, ...more } as never,
      overrideAccess: true,
    })
    const login = await call<{ token: string }>(`${appUrl}/api/users/login`, {
      method: 'POST',
      body: { email, password: 'handy-demo-1' },
    })
    const headers = { authorization: `JWT ${login.body.token}` }
    const send = <T = Row>(method: string, path: string, body?: unknown) =>
      call<T>(`${appUrl}/api${path}`, { method, body, headers })
    return {
      ...{ id: String(user.id), headers },
      get: <T = Row>(path: string) => send<T>('GET', path),
      post: <T = Row>(path: string, body: unknown = {}) => send<T>('POST', path, body),
      put: <T = Row>(path: string, body: unknown) => send<T>('PUT', path, body),
      patch: <T = Row>(path: string, body: unknown) => send<T>('PATCH', path, body),
    }
  }

  return {
    ...{ appUrl, sandboxUrl: sandbox.url, env, payload, request },
    ...{ sql, one, until, settled, twilioPosts, addUser },
    writes: (from: string, body: string, more: Row = {}) =>
      sandboxVerb('whatsapp', { from, body, ...more }),
    rings: (from: string, lines: string[], more: Row = {}) =>
      sandboxVerb('calls', { from, lines, ...more }),
    breaks: (fault: Row) => sandboxVerb('faults', fault),
    lead: (phone: string) =>
      one<{
        id: string
        state: string
        postcode: string | null
        detected: Row | null
        job_description: string | null
      }>('select * from leads where phone = $1 order by created_at desc, id desc limit 1', [phone]),
    messagesOf: (phone: string) =>
      sql<{
        id: string
        direction: string
        purpose: string
        body: string
        status: string
        error: string | null
      }>(
        `select m.* from messages m where coalesce(m."to", '') = $1 or m."from" = $1 order by m.created_at, m.id`,
        [phone],
      ),
    phoneGot: async (phone: string) =>
      (
        await call<{ messages: { body: string; contentSid: string | null; status: string }[] }>(
          `${sandbox.url}/sandbox/messages?to=${encodeURIComponent(phone)}`,
        )
      ).body.messages,
  }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

let last = 100
/** A phone nobody else in the file has, from Ofcom's range for drama. */
export const newPhone = (): string => `+447700900${last++}`
