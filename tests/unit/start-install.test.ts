import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isNodeSupported } from '../../scripts/bootstrap.mjs'
import { checkSpace, isInstallStale, withInstallLock } from '../../scripts/install.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-install-`))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const LOCKED = {
  '': { version: '1.0.0' },
  'node_modules/hono': { version: '4.0.0' },
  'node_modules/vitest': { version: '4.1.0', dev: true },
  'node_modules/other-platform': { version: '1.0.0', optional: true },
}

const writeLockfile = (packages: object = LOCKED) =>
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }))

/** What npm leaves behind when it is done; its own record is the last thing it writes. */
function install(packages: object, record = true): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  const file = join(root, 'node_modules', '.package-lock.json')
  if (record) writeFileSync(file, JSON.stringify({ packages }))
}

const { 'node_modules/hono': hono, 'node_modules/vitest': vitest } = LOCKED
const EVERYTHING = { 'node_modules/hono': hono, 'node_modules/vitest': vitest }

describe('an install is stale', () => {
  it('when there is none', () => {
    writeLockfile()
    expect(isInstallStale(root, true)).toBe(true)
  })

  it('when it was cut short', () => {
    writeLockfile()
    install(EVERYTHING, false)
    expect(isInstallStale(root, true)).toBe(true)
  })

  it('when the lockfile has changed since', () => {
    writeLockfile()
    install(EVERYTHING)
    expect(isInstallStale(root, true)).toBe(false)
    writeLockfile({ ...LOCKED, 'node_modules/hono': { version: '4.0.1' } })
    expect(isInstallStale(root, true)).toBe(true)
  })

  it('when something is installed that the lockfile does not have', () => {
    writeLockfile()
    install({ ...EVERYTHING, 'node_modules/stray': { version: '1.0.0' } })
    expect(isInstallStale(root, true)).toBe(true)
  })

  it('for tests, not for a start, when the tools for tests were left out', () => {
    writeLockfile()
    install({ 'node_modules/hono': hono })
    expect(isInstallStale(root, false)).toBe(false)
    expect(isInstallStale(root, true)).toBe(true)
  })
})

it('accepts an install made by hand, other platforms left out', () => {
  writeLockfile()
  install(EVERYTHING)
  expect(isInstallStale(root, true)).toBe(false)
  expect(existsSync(join(root, 'node_modules', '.handy-lock-hash'))).toBe(true)
})

describe('the install lock', () => {
  it('lets one at a time through', async () => {
    const words: string[] = []
    let inside = 0
    let most = 0
    const work = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 50))
      inside -= 1
    }
    const say = (said: string) => void words.push(said)
    await Promise.all([withInstallLock(root, say, work), withInstallLock(root, say, work)])
    expect(most).toBe(1)
    expect(words.join()).toContain('Another install')
  })

  it('waits for an install that outlived the one who began it', async () => {
    mkdirSync(join(root, '.cache'))
    const outlived = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 700)'])
    writeFileSync(join(root, '.cache', 'install.lock'), `999999999\n${outlived.pid}\n`)
    const began = Date.now()
    await withInstallLock(
      root,
      () => {},
      async () => {},
    )
    expect(Date.now() - began).toBeGreaterThan(500)
  })

  it('passes over one whose owner was killed', async () => {
    mkdirSync(join(root, '.cache'))
    writeFileSync(join(root, '.cache', 'install.lock'), '999999999')
    await expect(
      withInstallLock(
        root,
        () => {},
        async () => 'done',
      ),
    ).resolves.toBe('done')
  })
})

it('says how much space is missing', () => {
  expect(() => checkSpace(root, 1e18, 'to install')).toThrow(
    /GB free in .* about 1000000000.0 GB needed/,
  )
  expect(() => checkSpace(root, 1, 'to install')).not.toThrow()
})

it('knows the versions of Node it runs on', () => {
  const yes = ['20.19.0', '20.20.2', '22.12.0', '24.0.0']
  const no = ['18.20.0', '20.18.3', '21.7.0', '22.11.0']
  expect(yes.filter(isNodeSupported)).toEqual(yes)
  expect(no.filter(isNodeSupported)).toEqual([])
})
