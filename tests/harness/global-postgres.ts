import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../scripts/postgres.ts'
import { isAlive } from '../../scripts/processes.ts'
import { query } from './query.ts'
import { runScript } from './run-script.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

export interface TestServer {
  /** Of the database `postgres`, for creating and dropping others. */
  adminUrl: string
  /** A migrated, empty database to copy from. */
  template: string
}

const PREFIX = 'handy-tests-'

/** What a test run that was killed left behind; the name carries the pid of its owner. */
function sweepLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(name.startsWith(PREFIX) && name.slice(PREFIX.length).split('-')[0])
    if (owner && !isAlive(owner)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

async function startTestServer(): Promise<{ server: TestServer; end: () => Promise<void> }> {
  sweepLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const postgres = await startPostgres({
    dataDir,
    database: 'handy_template',
    // A test's data dies with the run: no need to wait for the disk.
    flags: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'wal_level=minimal',
      'max_wal_senders=0',
    ],
  })
  const adminUrl = postgres.url.replace('/handy_template', '/postgres')
  await runScript('scripts/migrate.ts', { DATABASE_URL: postgres.url, DATA_DIR: dataDir })
  await query(adminUrl, 'alter database handy_template is_template true allow_connections false')
  return {
    server: { adminUrl, template: 'handy_template' },
    end: async () => {
      await postgres.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Shared {
  users: number
  started: ReturnType<typeof startTestServer>
}
// Every project of a run loads this file anew; they share the one server through the process.
const holder = globalThis as { handyTestServer?: Shared }

export default async function globalPostgres(project: TestProject) {
  holder.handyTestServer ??= { users: 0, started: startTestServer() }
  const shared = holder.handyTestServer
  shared.users += 1
  const { server, end } = await shared.started
  project.provide('postgres', server)
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    delete holder.handyTestServer
    await end()
  }
}
