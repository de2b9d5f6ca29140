import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { buildServer } from '../../scripts/build-server.ts'

export const ROOT = resolve(import.meta.dirname, '../..')

const OURS =
  /^(STRIPE_|TWILIO_|OPENAI_|SANDBOX|PORT$|HOST$|PUBLIC_URL|DATA|PAYLOAD_|TRUST_|POSTCODES_|LOG_)/

/** Our environment without any of the settings a developer's shell may carry, plus these. */
export function cleanEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'test', LOG_LEVEL: 'warn', ...settings }
}

/** Runs a TypeScript file to its end; throws with what it printed when it fails. */
export async function runScript(
  file: string,
  settings: Record<string, string>,
  { args = [], input = '' }: { args?: string[]; input?: string } = {},
): Promise<string> {
  const { argsFor } = await buildServer()
  const child = spawn(process.execPath, [...argsFor(file), ...args], {
    cwd: ROOT,
    env: cleanEnvironment(settings),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (printed += chunk))
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new Error(`${file} ended with ${code}:\n${printed}`)
  return printed
}
