import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const REPORTS = resolve(import.meta.dirname, '..', '.cache', 'reports')

export interface Tally {
  passed: number
  failed: number
  /** Skipped or still to be written. */
  left: number
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

export function clearReports(): void {
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
}

/** A runner that ended badly without saying which test failed counts as one failure. */
export function readTally(file: string, exitCode: number): Tally {
  const tally: Tally = { passed: 0, failed: 0, left: 0 }
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    // A file that could not even be loaded has no test to count, yet it failed.
    const unloaded = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    tally.passed = report.numPassedTests
    tally.failed = report.numFailedTests + unloaded.length
    tally.left = report.numPendingTests + report.numTodoTests
  }
  if (exitCode !== 0 && tally.failed === 0) tally.failed = 1
  return tally
}

export const sumTallies = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (sum, { passed, failed, left }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      left: sum.left + left,
    }),
    { passed: 0, failed: 0, left: 0 },
  )

export const inWords = ({ passed, failed }: Tally): string => `${passed} passed, ${failed} failed`

/** Keeps what one runner counted, for the sum over all of them. */
export function saveTally(runner: string, tally: Tally): void {
  mkdirSync(REPORTS, { recursive: true })
  writeFileSync(join(REPORTS, `${runner}.tally`), JSON.stringify(tally))
}

/** Prints the sum over the runners that have reported; this is the last line of `.ci/run`. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = existsSync(REPORTS)
    ? readdirSync(REPORTS).filter((name) => name.endsWith('.tally'))
    : []
  const tallies = files.map(
    (name) => JSON.parse(readFileSync(join(REPORTS, name), 'utf8')) as Tally,
  )
  console.log(inWords(sumTallies(tallies)))
}
