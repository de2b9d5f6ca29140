import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildSites, hashSources } from '../../scripts/build-sites.ts'
import { inWords, readTally, sumTallies } from '../../scripts/reports.ts'

let root: string
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-sites-`))
  write('admin/index.html', '<title>Back office</title>')
  write('admin/vite.config.ts', 'export default {}')
  write('domain/money.ts', 'export const pence = 1')
  write('package-lock.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a site is built again', () => {
  it.each([
    ['a page of it', 'admin/pages/today.tsx'],
    ['a rule it shows', 'domain/lead-states.ts'],
    ['the generated types', 'cms/payload-types.ts'],
    ['a dependency', 'package-lock.json'],
  ])('when %s has changed', (_what, file) => {
    const before = hashSources(root, 'admin')
    write(file, 'changed')
    expect(hashSources(root, 'admin')).not.toBe(before)
  })

  it.each([
    ['the other site', 'customer-site/main.tsx'],
    ['its own build', 'admin/dist/index.html'],
    ['the server', 'cms/server.ts'],
  ])('but not when %s has', (_what, file) => {
    const before = hashSources(root, 'admin')
    write(file, 'changed')
    expect(hashSources(root, 'admin')).toBe(before)
  })

  it('nor when files were only touched, as by a fresh clone', () => {
    const before = hashSources(root, 'admin')
    utimesSync(join(root, 'admin/index.html'), 1, 1)
    expect(hashSources(root, 'admin')).toBe(before)
  })
})

it('builds what has changed, and nothing the second time', async () => {
  expect(await buildSites(() => {}, root)).toHaveLength(1)
  expect(await buildSites(() => {}, root)).toEqual([])
  write('admin/index.html', '<script type="module" src="./gone.ts"></script>')
  await expect(buildSites(() => {}, root)).rejects.toThrow(/Building admin failed/)
}, 60_000)

describe('the last line of a test run', () => {
  const report = (content: object) => {
    write('report.json', JSON.stringify(content))
    return join(root, 'report.json')
  }
  const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 }

  it('counts what the runner counted', () => {
    const tally = readTally(report({ ...clean, testResults: [] }), 0)
    expect(tally).toEqual({ passed: 3, failed: 0, left: 1 })
    expect(inWords(sumTallies([tally, tally]))).toBe('6 passed, 0 failed')
  })

  it('counts a test file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(readTally(report({ ...clean, testResults }), 1).failed).toBe(1)
  })

  it('counts a runner that died without a word', () => {
    expect(readTally(join(root, 'nothing.json'), 1)).toEqual({ passed: 0, failed: 1, left: 0 })
  })
})
