import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { pause, Refusal } from '../processes.ts'
import type { Account, Binaries } from './binaries.ts'
import { type Home, lendPassword, type PidFile, readPidFile } from './home.ts'

/** The role that owns everything in the embedded server. */
export const USER = 'handy'

const environment = () => ({
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** A server's log in words for the person at the terminal. */
export function explain(log: string): Refusal {
  const tail = log.trim().split('\n').slice(-12).join('\n')
  if (/No space left on device/.test(log))
    return new Refusal(
      'PostgreSQL could not start: the disk is full. Free some space and try again.',
    )
  if (/ENOENT|cannot open shared object|Exec format/.test(log))
    return new Refusal(
      `The bundled PostgreSQL does not run on this system. Set DATABASE_URL to a server.\n${tail}`,
    )
  return new Refusal(`PostgreSQL could not start. It said:\n${tail}`)
}

/** Makes the empty cluster, or leaves nothing behind. */
export function makeCluster(home: Home, binaries: Binaries, account: Account | undefined): void {
  const fresh = `${home.cluster}.${randomBytes(4).toString('hex')}`
  const passwordFile = lendPassword(home, account)
  mkdirSync(fresh, { mode: 0o700 })
  if (account) chownSync(fresh, account.uid, account.gid)
  try {
    // The built-in C.UTF-8 locale is the same on every machine and never changes under an index.
    const { status, error, stderr } = spawnSync(
      binaries.initdb,
      [
        ...['-D', fresh, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin'],
        ...['--builtin-locale=C.UTF-8', '--no-instructions'],
      ],
      { ...account, cwd: dirname(fresh), env: environment(), encoding: 'utf8' },
    )
    if (status !== 0) throw explain(error?.message ?? stderr ?? '')
    // Renamed when whole, so that an initdb cut short never looks like a database.
    if (!existsSync(home.cluster)) renameSync(fresh, home.cluster)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > 10_000_000) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** Starts the server once and waits until it answers; 'again' when the way may be free soon. */
export async function launch(
  home: Home,
  binaries: Binaries,
  account: Account | undefined,
  port: number,
  flags: string[],
  say: (words: string) => void,
): Promise<PidFile | 'again'> {
  const log = openLog(home.log)
  const from = statSync(home.log).size
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories='],
    ...['max_connections=200', 'timezone=UTC', 'log_timezone=UTC', ...flags],
  ]
  const server = spawn(
    binaries.postgres,
    ['-D', home.cluster, ...settings.flatMap((setting) => ['-c', setting])],
    // A session of its own: Ctrl-C in the terminal must reach us, not the database under us.
    {
      ...account,
      cwd: home.cluster,
      env: environment(),
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  let failure: string | undefined
  server.once('error', (error) => {
    failure = error.message
  })
  server.once('exit', (code) => {
    failure ??= `exit ${code}`
  })
  server.unref()
  for (const began = Date.now(), told = { recovering: false }; failure === undefined; ) {
    const found = readPidFile(home.cluster)
    if (found?.ready && found.pid === server.pid) return found
    if (!told.recovering && Date.now() - began > 4000) {
      told.recovering = true
      say('PostgreSQL is recovering what an unclean stop left; nothing committed is lost…')
    }
    await pause(15)
  }
  const said = readFileSync(home.log).subarray(from).toString('utf8')
  if (/already exists|still in use|Address already in use/.test(said)) return 'again'
  throw explain(`${failure}\n${said}`)
}

/**
 * Shuts the server down when this process dies; returns how to call that off. It is a shell that
 * waits for our end of a pipe to close, which even kill -9 cannot prevent.
 */
export function watchOver(pid: number, cluster: string): () => void {
  if (platform() === 'win32') return () => {}
  const script = 'read -r _; [ "$(head -n 1 "$2")" = "$1" ] && kill -INT "$1"'
  const watcher = spawn(
    '/bin/sh',
    ['-c', script, 'sh', String(pid), join(cluster, 'postmaster.pid')],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  watcher.unref()
  const pipe = watcher.stdin as unknown as { unref?(): void }
  pipe.unref?.()
  return () => void watcher.kill('SIGKILL')
}
