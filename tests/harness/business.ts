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
  /** Further settings, as in the environment. */
  settings?: Record<string, string>
}

export interface Business {
  /** Without a trailing slash. */
  appUrl: string
  sandboxUrl: string
  database: FreshDatabase
  /** The settings the app runs with: its sandbox keys sign a test's webhooks. */
  env: Env
  app: Part
  sandbox: Part
  stop(): Promise<void>
}

/**
 * The whole business as a person would start it, on free ports and a database of its own: app
 * (with worker and clock) and sandbox as processes that a test may kill and restart. Stopped
 * after the test file, or sooner by `stop()`.
 */
export async function startBusiness(options: BusinessOptions = {}): Promise<Business> {
  const [database, port, sandboxPort] = await Promise.all([freshDatabase(), freePort(), freePort()])
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-business-`))
  const environment = cleanEnvironment({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: options.demo === false ? '0' : '1',
    ...options.settings,
  })
  const env = parseEnv(environment)
  const appUrl = `http://127.0.0.1:${port}`
  const sandboxUrl = env.sandbox.url
  const app = new Part({ file: 'cms/server.ts', environment, readyUrl: `${appUrl}/api/health` })
  const sandbox = new Part({ file: 'scripts/run-sandbox.ts', environment, readyUrl: sandboxUrl })

  const business: Business = {
    ...{ appUrl, sandboxUrl, database, env, app, sandbox },
    async stop() {
      await Promise.all([app.stop(), sandbox.stop()])
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  atEndOfFile(business.stop)
  try {
    await Promise.all([sandbox.start(), app.start()])
  } catch (error) {
    await business.stop()
    throw error
  }
  return business
}
