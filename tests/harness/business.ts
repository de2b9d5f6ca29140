import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Env, parseEnv } from '../../integrations/env.ts'
import { freePort } from '../../scripts/processes.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { atEndOfFile } from './endings.ts'
import { Part } from './part.ts'
import { cleanEnvironment } from './run-script.ts'

export interface BusinessOptions {
  /** Fill the database with the demo business (default true). */
  demo?: boolean
  /** With OpenAI, played by the sandbox (default false: everything stays local). */
  model?: boolean
  /** Further settings, as in the environment. */
  settings?: Record<string, string>
  /** Processes of the app on the one database (default 1); the providers call the first one back. */
  processes?: number
  /** A migrated database of the test's own, instead of a copy of the template. */
  database?: FreshDatabase
}

export interface Business {
  /** Without a trailing slash. */
  appUrl: string
  /** Of every process of the app, the first one included. */
  appUrls: string[]
  sandboxUrl: string
  database: FreshDatabase
  /** The settings the app runs with: its sandbox keys sign a test's webhooks. */
  env: Env
  app: Part
  apps: Part[]
  sandbox: Part
  stop(): Promise<void>
}

/**
 * The whole business as a person would start it, on free ports and a database of its own: app
 * (with worker and clock) and sandbox as processes that a test may kill and restart. Stopped
 * after the test file, or sooner by `stop()`.
 */
export async function startBusiness(options: BusinessOptions = {}): Promise<Business> {
  const [database, sandboxPort, port, ...morePorts] = await Promise.all([
    options.database ?? freshDatabase(),
    freePort(),
    ...Array.from({ length: options.processes ?? 1 }, freePort),
  ])
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-business-`))
  const environment = cleanEnvironment({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: options.demo === false ? '0' : '1',
    ...(options.model ? { OPENAI_BASE_URL: `http://127.0.0.1:${sandboxPort}/v1` } : {}),
    ...options.settings,
  })
  const env = parseEnv(environment)
  const sandboxUrl = env.sandbox.url
  const appOn = (appPort: number | undefined) => {
    const url = `http://127.0.0.1:${appPort}`
    const part = new Part({
      file: 'cms/server.ts',
      environment: { ...environment, PORT: String(appPort) },
      readyUrl: `${url}/api/health`,
    })
    return { url, part }
  }
  const first = appOn(port)
  const running = [first, ...morePorts.map(appOn)]
  const sandbox = new Part({ file: 'scripts/run-sandbox.ts', environment, readyUrl: sandboxUrl })
  const apps = running.map(({ part }) => part)

  const business: Business = {
    ...{ appUrl: first.url, appUrls: running.map(({ url }) => url), sandboxUrl },
    ...{ database, env, app: first.part, apps, sandbox },
    async stop() {
      await Promise.all([...apps, sandbox].map((part) => part.stop()))
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  atEndOfFile(business.stop)
  try {
    await Promise.all([...apps, sandbox].map((part) => part.start()))
  } catch (error) {
    await business.stop()
    throw error
  }
  return business
}
