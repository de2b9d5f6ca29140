import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { commandOf, isAlive, Refusal } from '../processes.ts'
import { type Account, canReach, findOpenDirectory } from './binaries.ts'

/** Where one PostgreSQL keeps its things. */
export interface Home {
  /** Holds the rest of this list. */
  place: string
  /** The PGDATA directory. */
  cluster: string
  /** What the server writes to stderr. */
  log: string
  password: string
}

const openDirectory = (path: string): void => {
  mkdirSync(path, { recursive: true, mode: 0o755 })
  const { mode } = statSync(path)
  if ((mode & 0o011) !== 0o011) chmodSync(path, mode | 0o011)
}

/**
 * The directory that will hold the cluster: `dataDir` itself, or, when we are root and the
 * `postgres` user may not walk there, one outside that a file in `dataDir` points to.
 */
function findPlace(
  dataDir: string,
  account: Account | undefined,
  say: (words: string) => void,
): string {
  const pointer = join(dataDir, 'moved-to')
  if (existsSync(pointer)) {
    const place = readFileSync(pointer, 'utf8').trim()
    openDirectory(place)
    return place
  }
  if (!account) return dataDir
  openDirectory(dataDir)
  if (canReach(account, '-x', dataDir)) return dataDir
  const id = randomBytes(6).toString('hex')
  const place = join(findOpenDirectory(account), `handy-services-data-${id}`)
  openDirectory(place)
  writeFileSync(pointer, `${place}\n`)
  say(`The "postgres" user may not enter ${dataDir}: the database is kept in ${place}`)
  return place
}

/** One random password per cluster, readable by its owner alone. */
function readPassword(place: string, hasCluster: boolean): string {
  const path = join(place, 'password')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  if (hasCluster) {
    throw new Refusal(
      `The password of the database in ${place} is gone (${path}).\n` +
        'Put that file back, or delete the directory to start with an empty database.',
    )
  }
  const password = randomBytes(24).toString('base64url')
  try {
    writeFileSync(path, `${password}\n`, { mode: 0o600, flag: 'wx' })
    return password
  } catch {
    return readFileSync(path, 'utf8').trim()
  }
}

export function openHome(
  dataDir: string,
  account: Account | undefined,
  say: (words: string) => void,
): Home {
  const asked = resolve(dataDir)
  mkdirSync(asked, { recursive: true, mode: 0o755 })
  const place = findPlace(asked, account, say)
  const cluster = join(place, 'cluster')
  const hasCluster = existsSync(join(cluster, 'PG_VERSION'))
  const owner = hasCluster ? statSync(cluster).uid : undefined
  const wanted = account?.uid ?? process.getuid?.()
  if (owner !== undefined && wanted !== undefined && owner !== wanted) {
    if (!account) {
      throw new Refusal(
        `The database in ${cluster} belongs to another user (uid ${owner}).\n` +
          'Start as the user who made it, set DATA_DIR to another directory, or delete it.',
      )
    }
    throw new Refusal(
      `The database in ${cluster} was made by an ordinary user (uid ${owner}); this is root.\n` +
        `Start as that user, or hand it over: chown -R ${account.uid}:${account.gid} ${cluster}`,
    )
  }
  return {
    place,
    cluster,
    log: join(place, 'postgres.log'),
    password: readPassword(place, hasCluster),
  }
}

export interface PidFile {
  pid: number
  port: number
  ready: boolean
}

/** What postmaster.pid says of a server of this cluster that is alive; undefined when none is. */
export function readPidFile(cluster: string): PidFile | undefined {
  const path = join(cluster, 'postmaster.pid')
  let lines: string[]
  try {
    lines = readFileSync(path, 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
  if (!Number.isSafeInteger(pid) || pid === 0 || !isAlive(pid)) return undefined
  if (!commandOf(pid).includes(cluster)) {
    // A stranger has the pid since a reboot. PostgreSQL would believe the file and refuse to start.
    rmSync(path, { force: true })
    return undefined
  }
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10) || 0,
    ready: lines[7]?.trim() === 'ready',
  }
}

/** Writes the password where `initdb`, under its own account, can read it once. */
export function lendPassword(home: Home, account: Account | undefined): string {
  const path = `${home.cluster}.${randomBytes(4).toString('hex')}.password`
  writeFileSync(path, `${home.password}\n`, { mode: 0o600 })
  if (account) chownSync(path, account.uid, account.gid)
  return path
}
