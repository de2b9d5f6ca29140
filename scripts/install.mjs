import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

const SPACE_TO_INSTALL = 1.5e9

/** @param {string} file @returns {Lockfile | undefined} */
function readLockfile(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {string} root */
const hashFile = (root) => path.join(root, 'node_modules', '.handy-lock-hash')

/** @param {string} root @param {boolean} withDev */
function wantedHash(root, withDev) {
  const text = fs.readFileSync(path.join(root, 'package-lock.json'))
  return `${createHash('sha256').update(text).digest('hex')} ${withDev ? 'all' : 'production'}`
}

/**
 * Whether npm's own record of what it installed says the same as the lockfile. npm writes that
 * record last, so an install cut short has none.
 * @param {string} root @param {boolean} withDev
 */
export function isInstallComplete(root, withDev) {
  const locked = readLockfile(path.join(root, 'package-lock.json'))
  const installed = readLockfile(path.join(root, 'node_modules', '.package-lock.json'))
  if (!locked || !installed) return false
  const matches = Object.entries(locked.packages).every(([place, wanted]) => {
    if (place === '' || wanted.link) return true
    const found = installed.packages[place]
    if (found) return found.version === wanted.version
    return wanted.optional || (!withDev && (wanted.dev || wanted.devOptional))
  })
  return matches && Object.keys(installed.packages).every((place) => place in locked.packages)
}

/**
 * True when `npm ci` must run: never installed, cut short, or the lockfile has changed since.
 * @param {string} root @param {boolean} withDev whether the tools for tests and checks are needed
 */
export function isInstallStale(root, withDev) {
  if (!fs.existsSync(path.join(root, 'node_modules', '.package-lock.json'))) return true
  const stored = fs.existsSync(hashFile(root)) ? fs.readFileSync(hashFile(root), 'utf8').trim() : ''
  if (stored === wantedHash(root, true)) return false
  if (!withDev && stored === wantedHash(root, false)) return false
  // Installed by hand, as in a container image: take npm's word for it.
  if (!isInstallComplete(root, withDev)) return true
  fs.writeFileSync(hashFile(root), `${wantedHash(root, withDev)}\n`)
  return false
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Runs `work` while no other process of this checkout does. `work` names the process it starts:
 * that one may outlive us when we are killed, and the next in line must wait for it as well.
 * @template T
 * @param {string} root @param {(words: string) => void} say
 * @param {(alsoHeldBy: (pid: number | undefined) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withInstallLock(root, say, work) {
  const file = path.join(root, '.cache', 'install.lock')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let told = false; ; ) {
    try {
      fs.writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const holders = readHolders(file)
    if (holders.length > 0 && !holders.some(isAlive)) {
      fs.rmSync(file, { force: true })
      continue
    }
    if (!told) say(`Another install of this checkout is running (process ${holders}): waiting…`)
    told = true
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  try {
    return await work((pid) => fs.appendFileSync(file, `${pid ?? ''}\n`))
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** @param {string} file @returns {number[]} none while it is being written */
function readHolders(file) {
  try {
    return fs.readFileSync(file, 'utf8').split('\n').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

/** @param {string} directory @param {number} needed bytes @param {string} purpose */
export function checkSpace(directory, needed, purpose) {
  const { bavail, bsize } = fs.statfsSync(directory)
  const free = bavail * bsize
  if (free >= needed) return
  const gigabytes = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`
  throw new Error(
    `Not enough disk space ${purpose}: ${gigabytes(free)} free in ${directory}, ` +
      `about ${gigabytes(needed)} needed.\nFree some space and run the same command again.`,
  )
}

/**
 * @param {string} root @param {boolean} withDev @param {AbortSignal | undefined} gone
 * @param {(pid: number | undefined) => void} onStart
 * @returns {Promise<number>} npm's exit code, once it has really ended
 */
function runNpmCi(root, withDev, gone, onStart) {
  const flags = ['ci', '--no-audit', '--no-fund', withDev ? '--include=dev' : '--omit=dev']
  const npm = process.env.npm_execpath
  const [command, ...before] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const child = spawn(/** @type {string} */ (command), [...before, ...flags], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && before.length === 0,
  })
  onStart(child.pid)
  gone?.addEventListener('abort', () => child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Installs from the lockfile when that is needed; safe to call from two terminals at once.
 * @param {string} root @param {boolean} withDev @param {(words: string) => void} say
 * @param {AbortSignal} [gone] ends the install when aborted; the next run does it again
 */
export async function installIfStale(root, withDev, say, gone) {
  if (!isInstallStale(root, withDev)) return
  await withInstallLock(root, say, async (alsoHeldBy) => {
    if (!isInstallStale(root, withDev)) return
    checkSpace(root, SPACE_TO_INSTALL, 'to install')
    const count = Object.keys(readLockfile(path.join(root, 'package-lock.json'))?.packages ?? {})
    const began = Date.now()
    const seconds = () => Math.round((Date.now() - began) / 1000)
    say(`Installing about ${count.length} packages from the lockfile (half a minute or so)…`)
    // npm's own progress bar needs a terminal; in a log this line says that we are alive.
    const beat = setInterval(() => say(`  still installing, ${seconds()} s`), 10_000)
    fs.rmSync(hashFile(root), { force: true })
    const code = await runNpmCi(root, withDev, gone, alsoHeldBy).finally(() => clearInterval(beat))
    if (code !== 0) {
      throw new Error(
        `The install did not finish (npm ended with ${code}; its words are above).\n` +
          'It needs the network once. Run the same command again to retry.',
      )
    }
    fs.writeFileSync(hashFile(root), `${wantedHash(root, withDev)}\n`)
    say(`Installed in ${seconds()} s`)
  })
}
