import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningPostgres, startPostgres } from '../../scripts/postgres.ts'
import { isAlive, waitForEnd } from '../../scripts/processes.ts'
import { query } from '../harness/query.ts'
import { ROOT } from '../harness/run-script.ts'

const SECOND = 1000
let dataDir: string
let running: RunningPostgres | undefined
let holder: ChildProcess | undefined

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-postgres-`))
})

afterEach(async () => {
  holder?.kill('SIGKILL')
  await running?.destroy()
  running = undefined
  rmSync(dataDir, { recursive: true, force: true })
}, 30 * SECOND)

const start = async (directory = dataDir, say?: (words: string) => void) => {
  running = await startPostgres({ dataDir: directory, flags: ['fsync=off'], say })
  return running
}

/** A process that starts the server and can be killed without a chance to stop it. */
async function holdPostgres(...args: string[]): Promise<{ url: string; pid: number }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/harness/hold-postgres.ts', dataDir, ...args],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  holder = child
  const line = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (chunk) => done(String(chunk)))
    child.once('exit', () => fail(new Error('ended before PostgreSQL was up')))
  })
  return JSON.parse(line) as { url: string; pid: number }
}

async function writeRow(url: string): Promise<void> {
  await query(url, 'create table kept (words text)')
  await query(url, "insert into kept values ('still here')")
}

const readRow = (url: string) => query(url, 'select words from kept')

it(
  'keeps its data and its password over a stop and a start',
  async () => {
    const first = await start()
    await writeRow(first.url)
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)

    const second = await start()
    expect(await readRow(second.url)).toEqual([{ words: 'still here' }])
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600)
  },
  60 * SECOND,
)

it(
  'takes over the server that a killed start left running',
  async () => {
    const left = await holdPostgres()
    await writeRow(left.url)
    holder?.kill('SIGKILL')
    await waitForEnd(holder?.pid ?? 0, 5 * SECOND)
    expect(isAlive(left.pid)).toBe(true)

    const adopted = await start()
    expect(adopted).toMatchObject({ adopted: true, pid: left.pid, url: left.url })
    expect(await readRow(adopted.url)).toEqual([{ words: 'still here' }])
  },
  60 * SECOND,
)

it(
  'goes down with the start that asked for it, even when that is killed',
  async () => {
    const left = await holdPostgres('ends-with-us')
    holder?.kill('SIGKILL')
    expect(await waitForEnd(left.pid, 10 * SECOND)).toBe(true)
  },
  60 * SECOND,
)

it(
  'recovers what was committed when the server itself is killed',
  async () => {
    const first = await start()
    await writeRow(first.url)
    process.kill(first.pid, 'SIGKILL')
    await waitForEnd(first.pid, 5 * SECOND)

    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await readRow(second.url)).toEqual([{ words: 'still here' }])
  },
  60 * SECOND,
)

it(
  'is not fooled by a pid that belongs to a stranger since a reboot',
  async () => {
    const first = await start()
    await first.stop()
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
    writeFileSync(pidFile, `${process.pid}\n${dataDir}/cluster\n1\n5432\n\n127.0.0.1\n\nready\n`)
    expect((await start()).adopted).toBe(false)
  },
  60 * SECOND,
)

it(
  'starts under a directory that only its owner may enter',
  async () => {
    const secret = join(dataDir, 'private')
    mkdirSync(secret)
    chmodSync(secret, 0o700)
    const words: string[] = []
    const { url } = await start(join(secret, 'below', 'postgres'), (said) => words.push(said))
    await writeRow(url)
    expect(await readRow(url)).toHaveLength(1)
    // Root hands PostgreSQL to another user, who may not go there: it says where it keeps things.
    if (process.getuid?.() === 0) expect(words.join()).toContain('the database is kept in')
    const mode = statSync(secret).mode & 0o777
    expect(mode, 'the private directory stays private').toBe(0o700)
  },
  60 * SECOND,
)

it(
  'lets nobody in without the password, and sorts the same on every machine',
  async () => {
    const { url } = await start()
    const wrong = url.replace(/:[^:@]+@/, ':guess@')
    await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed')
    const [database] = await query(
      url,
      'select datlocprovider, datlocale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
    )
    expect(database).toEqual({ datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8' })
    expect(readFileSync(join(dataDir, 'cluster', 'pg_hba.conf'), 'utf8')).not.toMatch(/\btrust$/m)
  },
  60 * SECOND,
)
