import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { buildSites } from './build-sites.ts'
import { wordsOf } from './processes.ts'
import { inWords, REPORTS, readTally, saveTally, sumTallies, type Tally } from './reports.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SUITES = ['unit', 'integration', 'timed', 'browser', 'screens', 'faults']
const IN_NPM_TEST = ['unit', 'integration', 'timed', 'browser']
const OF_THE_SITES = ['browser', 'screens']

/** Runs one suite to its end. `filters` are vitest's own arguments: file names, `-t name`. */
async function runSuite(suite: string, filters: string[]): Promise<Tally> {
  const report = join(REPORTS, `${suite}.json`)
  rmSync(report, { force: true })
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'))
  const child = spawn(
    process.execPath,
    [
      join(vitest, 'vitest.mjs'),
      ...['run', '--project', suite, '--passWithNoTests'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...filters,
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } },
  )
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1))
    child.once('close', (exitCode) => done(exitCode ?? 1))
  })
  const tally = readTally(report, code)
  saveTally(suite, tally)
  return tally
}

/** `npm test [suite…] [vitest filters…]`; the last line printed is `N passed, N failed`. */
const args = process.argv.slice(2)
const named = SUITES.filter((suite) => args.includes(suite))
const filters = args.filter((arg) => !SUITES.includes(arg))
const suites = named.length > 0 ? named : IN_NPM_TEST
mkdirSync(REPORTS, { recursive: true })

const tallies: Tally[] = []
try {
  if (OF_THE_SITES.some((suite) => suites.includes(suite))) await buildSites(console.log)
  for (const suite of suites) tallies.push(await runSuite(suite, filters))
} catch (error) {
  console.error(wordsOf(error))
  tallies.push({ passed: 0, failed: 1, left: 0 })
}
const total = sumTallies(tallies)
if (total.left > 0) console.log(`${total.left} left out`)
if (total.passed + total.failed === 0) console.log('No test ran.')
console.log(inWords(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
