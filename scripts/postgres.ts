import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Binaries, findAccount, findBinaries } from './postgres/binaries.ts'
import { type Home, openHome, readPidFile } from './postgres/home.ts'
import { explain, launch, makeCluster, USER, watchOver } from './postgres/launch.ts'
import { freePort, isAlive, pause, Refusal, waitForEnd } from './processes.ts'

const MAJOR = '18'
const OPEN_WITHIN_MS = 60_000

export interface PostgresOptions {
  /** Holds the cluster, its password and its log; made when missing. */
  dataDir: string
  /** A free one is picked when unset. */
  port?: number
  /** Server settings such as `fsync=off`, over the safe defaults. */
  flags?: string[]
  /** The database `url` names; made when missing. */
  database?: string
  /** Shut the server down when this process dies, kill -9 included (default true). */
  endsWithUs?: boolean
  say?: (words: string) => void
}

export interface RunningPostgres {
  url: string
  port: number
  pid: number
  /** True when the server was already running, left behind by a start that was killed. */
  adopted: boolean
  /** Fast shutdown: open transactions roll back, everything committed is on disk. */
  stop(): Promise<void>
  /** Stops it and deletes the database with everything about it. */
  destroy(): Promise<void>
}

/** Closing or opening just now; gone in a moment, one way or the other. */
const PASSING = ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03']
const ALREADY_THERE = ['42P04', '23505']

/** @returns false when the server is not taking connections at the moment */
async function ensureDatabase(url: string, database: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      database,
    ])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`)
    return true
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (PASSING.includes(code)) return false
    if (!ALREADY_THERE.includes(code)) throw error
    return true
  } finally {
    await client.end().catch(() => {})
  }
}

function checkVersion({ cluster }: Home): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made === MAJOR) return
  throw new Refusal(
    `The database in ${cluster} is of PostgreSQL ${made}; this one is ${MAJOR}.\n` +
      'Dump it with the older version and restore it here, or set DATA_DIR to another directory.',
  )
}

async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  if (await waitForEnd(pid, 20_000)) return
  process.kill(pid, 'SIGQUIT')
  await waitForEnd(pid, 10_000)
}

/**
 * Starts the bundled PostgreSQL on loopback, or takes over the one a killed start left running
 * on the same directory. Recovers by itself after kill -9. Runs under the `postgres` user when
 * we are root. Throws {@link Refusal} with words for the person at the terminal.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDir, flags = [], database = USER, endsWithUs = true, say = () => {} } = options
  const account = findAccount(say)
  const home = openHome(dataDir, account, say)
  let binaries: Promise<Binaries> | undefined
  const find = () => (binaries ??= findBinaries(account, say))
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) makeCluster(home, await find(), account)
  checkVersion(home)

  const connect = async (): Promise<Omit<RunningPostgres, 'stop' | 'destroy'> | 'again'> => {
    const running = readPidFile(home.cluster)
    if (running && !running.ready) return 'again'
    const wanted = options.port ?? (await freePort())
    const found = running ?? (await launch(home, await find(), account, wanted, flags, say))
    if (found === 'again') return 'again'
    const { pid, port } = found
    const server = `postgres://${USER}:${home.password}@127.0.0.1:${port}`
    const isOpen = await ensureDatabase(`${server}/postgres`, database)
    return isOpen ? { url: `${server}/${database}`, port, pid, adopted: !!running } : 'again'
  }

  const deadline = Date.now() + OPEN_WITHIN_MS
  let opened = await connect()
  while (opened === 'again') {
    if (Date.now() > deadline) throw explain(readFileSync(home.log, 'utf8'))
    await pause(50)
    opened = await connect()
  }
  const { pid } = opened
  const dismiss = endsWithUs ? watchOver(pid, home.cluster) : () => {}
  const stop = async () => {
    dismiss()
    await stopServer(pid)
  }
  const destroy = async () => {
    await stop()
    for (const directory of [home.place, dataDir]) {
      rmSync(directory, { recursive: true, force: true })
    }
  }
  return { ...opened, stop, destroy }
}
