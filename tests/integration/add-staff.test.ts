import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { call } from '../harness/customer.ts'
import { query } from '../harness/query.ts'
import { runScript } from '../harness/run-script.ts'

const PASSWORD = 'only for this test 1'

describe('adding a member of staff from the command line', { timeout: 90_000 }, async () => {
  const business: Business = await startBusiness()
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-staff-`))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  const add = (args: string[], password = PASSWORD) =>
    runScript(
      'scripts/add-staff.ts',
      { DATABASE_URL: business.database.url, DATA_DIR: dataDir },
      { args, input: `${password}\n` },
    )
  const ada = ['--email', 'ada@handy.example', '--name', 'Ada Example', '--role', 'admin']
  const signIn = (password: string) =>
    call<{ user?: { role: string } }>(`${business.appUrl}/api/users/login`, {
      ...{ method: 'POST', body: { email: 'ada@handy.example', password } },
    })

  it('makes an admin who can sign in, and shows no password', async () => {
    const said = await add(ada)
    expect(said).toContain('Ada Example (admin) can sign in as ada@handy.example.')
    expect(said).not.toContain(PASSWORD)
    const { status, body } = await signIn(PASSWORD)
    expect([status, body.user?.role]).toEqual([200, 'admin'])
  })

  it('makes nobody twice, and nobody without a role, a name or a fair password', async () => {
    await expect(add(ada)).rejects.toThrow(/is there already/)
    const eve = ['--email', 'eve@handy.example', '--name', 'Eve', '--role']
    await expect(add([...eve, 'owner'])).rejects.toThrow(/Usage/)
    await expect(add([...eve, 'va'], 'short')).rejects.toThrow(/12 characters/)
    expect(
      await query(business.database.url, "select 1 from users where email like 'eve%'"),
    ).toEqual([])
  })

  it('lets in somebody who locked themselves out', async () => {
    for (let tries = 0; tries < 6; tries++) await signIn('not the password')
    // The address may try again after a while; the login stays locked for longer.
    await query(business.database.url, 'delete from rate_limits')
    expect((await signIn(PASSWORD)).status).toBe(429)
    await add(['--email', 'ada@handy.example', '--new-password'], 'another for this test')
    expect((await signIn('another for this test')).status).toBe(200)
    expect((await signIn(PASSWORD)).status).toBe(401)
  })
})
