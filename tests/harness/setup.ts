import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { stopBusinesses } from './business.ts'
import { dropDatabases } from './database.ts'

// In-process tests read settings too: theirs must not touch the developer's own .data.
const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-data-`))
process.env.DATA_DIR = dataDir
process.env.LOG_LEVEL ??= 'warn'

afterAll(async () => {
  await stopBusinesses()
  await dropDatabases()
  rmSync(dataDir, { recursive: true, force: true })
})
