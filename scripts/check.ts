import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { saveTally } from './reports.ts'

const ROOT = resolve(import.meta.dirname, '..')
const ROOMS = [
  ...['admin', 'cms', 'customer-site', 'collections', 'hooks', 'operations', 'domain'],
  ...['integrations', 'sandbox', 'scripts', 'tests'],
]

interface Check {
  name: string
  command: string
  args: string[]
}

const checks: Check[] = [
  // Two compilers on purpose: the native one checks, the older one is what depcruise reads with.
  { name: 'types', command: '../typescript-native/bin/tsc', args: ['--noEmit'] },
  { name: 'lint', command: 'biome', args: ['ci', '--colors=off', '.'] },
  {
    name: 'boundaries',
    command: 'depcruise',
    args: [
      ...['--config', '.dependency-cruiser.cjs'],
      ...ROOMS.filter((room) => existsSync(join(ROOT, room))),
    ],
  },
]

async function runCheck({ name, command, args }: Check): Promise<boolean> {
  const began = Date.now()
  const windows = process.platform === 'win32'
  const path = join(ROOT, 'node_modules', '.bin', command)
  const [program, ...before] = command.startsWith('..')
    ? [process.execPath, path]
    : [windows ? `${path}.cmd` : path]
  const child = spawn(program, [...before, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  const passed = await new Promise<boolean>((done) => {
    child.once('error', (error) => {
      printed += error.message
      done(false)
    })
    child.once('close', (code) => done(code === 0))
  })
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  if (!passed) console.log(printed.trimEnd())
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`)
  return passed
}

/** All three run and report, whatever the others say. */
const results = await Promise.all(checks.map(runCheck))
const failed = results.filter((passed) => !passed).length
saveTally('check', { passed: 0, failed, left: 0 })
process.exitCode = failed > 0 ? 1 : 0
