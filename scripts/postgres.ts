import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { findAccount, findBinaries } from './postgres/binaries.ts'
import { openHome, type PidFile, readPidFile } from './postgres/home.ts'
import { explain, launch, makeCluster, USER, watchOver } from './postgres/launch.ts'
import { freePort, isAlive, pause, Refusal, waitForEnd } from './processes.ts'

const MAJOR = '18'

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

async function ensureDatabase(url: string, server: string, database: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      database,
    ])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== '42P04' && code !== '23505')
      throw new Error(`no database ${url}`, { cause: error })
  } finally {
    await client.end()
  }
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
  const version = join(home.cluster, 'PG_VERSION')
  if (!existsSync(version)) makeCluster(home, await findBinaries(account, say), account)
  const made = readFileSync(version, 'utf8').trim()
  if (made !== MAJOR) {
    throw new Refusal(
      `The database in ${home.cluster} is of PostgreSQL ${made}; this one is ${MAJOR}.\n` +
        'Dump it with the older version and restore it here, or set DATA_DIR to another directory.',
    )
  }
  const deadline = Date.now() + 60_000
  let found: PidFile | undefined
  let adopted = false
  while (!found) {
    if (Date.now() > deadline) throw explain(readFileSync(home.log, 'utf8'))
    const running = readPidFile(home.cluster)
    if (running?.ready) {
      found = running
      adopted = true
    } else if (running) {
      await pause(50)
    } else {
      const port = options.port ?? (await freePort())
      const launched = await launch(
        home,
        await findBinaries(account, say),
        account,
        port,
        flags,
        say,
      )
      if (launched === 'again') await pause(100)
      else found = launched
    }
  }
  const { pid, port } = found
  const server = `postgres://${USER}:${home.password}@127.0.0.1:${port}`
  const url = `${server}/${database}`
  await ensureDatabase(url, `${server}/postgres`, database)
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
  return { url, port, pid, adopted, stop, destroy }
}
