/**
 * The first step of every command: plain JavaScript that runs on a fresh clone, before anything
 * is installed. `node scripts/bootstrap.mjs start|test|screens|faults|check|bench|screenshots [...args]`
 */
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const SPACE_TO_RUN = 0.3e9

/** @type {Record<string, string[]>} */
const TASKS = {
  start: ['scripts/start.ts'],
  test: ['scripts/run-tests.ts'],
  screens: ['scripts/run-tests.ts', 'screens'],
  faults: ['scripts/run-tests.ts', 'faults'],
  check: ['scripts/check.ts'],
  bench: ['tests/bench/run.ts'],
  screenshots: ['scripts/screenshots.ts'],
}

/** Node 20 from 20.19, 22 from 22.12, or anything newer: what Vite 8 runs on. @param {string} version */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

/** @param {string} words */
const say = (words) => console.log(words)

/** @param {number} pid @returns {{ parent: number, name: string } | undefined} */
function lookUp(pid) {
  try {
    const [, name = '', parent] =
      fs.readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\((.*)\) \S+ (\d+)/) ?? []
    return { parent: Number(parent), name }
  } catch {
    try {
      const flags = ['-o', 'ppid=,comm=', '-p', String(pid)]
      const [parent, ...name] = execFileSync('ps', flags, { encoding: 'utf8' }).trim().split(/\s+/)
      return { parent: Number(parent), name: path.basename(name.join(' ')) }
    } catch {
      return undefined
    }
  }
}

/**
 * npm runs us through a shell that passes no signal on: ending npm would leave everything running.
 * @returns {AbortSignal} aborted when npm, or the shell between, is gone
 */
function watchNpm() {
  const gone = new AbortController()
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return gone.signal
  const parent = process.ppid
  const shell = lookUp(parent)
  const isBetween = shell && /^(ba|da|z|a)?sh$/.test(shell.name)
  const timer = setInterval(() => {
    // Whoever loses its parent gets another one at once, a zombie's children too.
    const isOrphaned = isBetween && lookUp(parent)?.parent !== shell.parent
    if (process.ppid === parent && !isOrphaned) return
    clearInterval(timer)
    gone.abort()
  }, 500)
  timer.unref()
  return gone.signal
}

/** @param {string[]} command @param {AbortSignal} gone @returns {Promise<number>} the exit code */
function run(command, gone) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...command], {
    cwd: ROOT,
    // Through the channel the child notices when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  gone.addEventListener('abort', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/** @param {string[]} args */
async function main([name = '', ...rest]) {
  const command = TASKS[name]
  if (!command) {
    say(`Usage: node scripts/bootstrap.mjs ${Object.keys(TASKS).join('|')} [...args]`)
    return 2
  }
  if (!isNodeSupported(process.versions.node)) {
    say(
      `Node 20.19 or newer is needed (of 22: 22.12 or newer); this is ${process.versions.node}.\n` +
        'Get it from https://nodejs.org and run the same command again.',
    )
    return 1
  }
  const gone = watchNpm()
  try {
    const { checkSpace, installIfStale } = await import('./install.mjs')
    checkSpace(ROOT, SPACE_TO_RUN, 'to run')
    const production = name === 'start' && process.env.NODE_ENV === 'production'
    await installIfStale(ROOT, !production, say, gone)
  } catch (error) {
    if (!gone.aborted) say(error instanceof Error ? error.message : String(error))
    return 1
  }
  return gone.aborted ? 1 : run([...command, ...rest], gone)
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2))
}
