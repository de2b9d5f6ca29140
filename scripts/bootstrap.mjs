/**
 * The first step of every command: plain JavaScript that runs on a fresh clone, before anything
 * is installed. `node scripts/bootstrap.mjs start|test|check|bench|faults|screenshots [...args]`
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const SPACE_TO_RUN = 0.3e9

/** @type {Record<string, string[]>} */
const TASKS = {
  start: ['scripts/start.ts'],
  test: ['scripts/run-tests.ts'],
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

/** @param {string[]} command @returns {Promise<number>} the exit code */
function run(command) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...command], {
    cwd: ROOT,
    // Through the channel the child notices when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
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
  try {
    const { checkSpace, installIfStale } = await import('./install.mjs')
    checkSpace(ROOT, SPACE_TO_RUN, 'to run')
    const production = name === 'start' && process.env.NODE_ENV === 'production'
    await installIfStale(ROOT, !production, say)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return 1
  }
  return run([...command, ...rest])
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2))
}
