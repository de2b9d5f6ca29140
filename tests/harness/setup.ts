import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runEndings } from './endings.ts'

// In-process tests read settings too: theirs must not touch the developer's own .data.
const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-data-`))
process.env.DATA_DIR = dataDir
process.env.LOG_LEVEL ??= 'warn'

afterAll(async () => {
  await runEndings()
  rmSync(dataDir, { recursive: true, force: true })
})
