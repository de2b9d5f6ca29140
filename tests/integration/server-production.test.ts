import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort } from '../../scripts/processes.ts'
import { type FreshDatabase, freshDatabase } from '../harness/database.ts'
import { Part } from '../harness/part.ts'
import { query } from '../harness/query.ts'
import { cleanEnvironment } from '../harness/run-script.ts'

describe('in production', { timeout: 90_000 }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-production-`))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  const appOn = async ({ url }: FreshDatabase, settings: Record<string, string> = {}) => {
    const port = await freePort()
    const environment = cleanEnvironment({
      ...{ PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: url, DATA_DIR: dataDir },
      ...{
        PUBLIC_URL: 'https://handy.example',
        SANDBOX: '1',
        SANDBOX_PORT: String(await freePort()),
      },
      ...{ PAYLOAD_SECRET: randomBytes(32).toString('hex'), NODE_ENV: 'production' },
      ...settings,
    })
    const appUrl = `http://127.0.0.1:${port}`
    return {
      appUrl,
      part: new Part({ file: 'cms/server.ts', environment, readyUrl: `${appUrl}/api/health` }),
    }
  }

  it('is not filled with the demo business, and tells browsers to stay with TLS', async () => {
    const database = await freshDatabase()
    const { appUrl, part } = await appOn(database)
    await part.start()
    const answer = await fetch(`${appUrl}/api/health`)
    expect(answer.headers.get('strict-transport-security')).toContain('max-age')
    expect(await query(database.url, 'select 1 from users')).toEqual([])
    expect(await query(database.url, 'select 1 from leads')).toEqual([])
    await part.stop()
  })

  it('refuses a database with demo users in it', async () => {
    const database = await freshDatabase()
    await query(
      database.url,
      `insert into users (id, name, role, email, is_demo) values (uuidv7(), 'Demo', 'va', 'va@handy.test', true)`,
    )
    const { part } = await appOn(database)
    await expect(part.start()).rejects.toThrow(/demo users.*Production is refused/s)
  })

  it('refuses to start with less than its secrets', async () => {
    const database = await freshDatabase()
    const { part } = await appOn(database, { SANDBOX: '0', PAYLOAD_SECRET: 'short' })
    await expect(part.start()).rejects.toThrow(/PAYLOAD_SECRET[\s\S]*|STRIPE_SECRET_KEY/)
  })
})
