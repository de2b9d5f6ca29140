import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Env, parseEnv } from '../integrations/env.ts'
import { buildServer } from './build-server.ts'
import { buildSites } from './build-sites.ts'
import { keepPostgres } from './keep-postgres.ts'
import { isPortFree, pause, Refusal, wordsOf } from './processes.ts'
import { claimDataDir } from './start-lock.ts'
import { SupervisedPart } from './supervise.ts'
import { welcome } from './welcome.ts'

const ROOT = resolve(import.meta.dirname, '..')
const READY_WITHIN_MS = 180_000
const STOP_WITHIN_MS = 10_000

const began = Date.now()
const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
const say = (words: string) => console.log(`${seconds().padStart(7)}  ${words}`)

/** What to undo on the way out, last first. */
const undo: (() => Promise<void> | void)[] = []
let ending: Promise<void> | undefined

function end(words: string, exitCode: number): Promise<void> {
  ending ??= (async () => {
    if (exitCode === 0) say(words)
    else console.error(`\n${words}\n`)
    for (const step of undo.reverse()) {
      await Promise.resolve(step()).catch((error) => console.error(wordsOf(error)))
    }
    if (exitCode === 0) say('Stopped. Everything is saved.')
    process.exit(exitCode)
  })()
  return ending
}

async function checkPorts({ port, sandbox }: Env): Promise<void> {
  const wanted = [{ name: 'PORT', number: port, of: 'the app' }]
  if (sandbox.needed) wanted.push({ name: 'SANDBOX_PORT', number: sandbox.port, of: 'the sandbox' })
  for (const { name, number, of } of wanted) {
    if (await isPortFree(number)) continue
    throw new Refusal(
      `Port ${number}, which ${of} needs, is taken by another program.\n` +
        `Stop that program, or choose another port: ${name}=${number + 100} npm start`,
    )
  }
}

/** Polls until the address answers 200; stops when the part is given up or time is over. */
const waitFor = (url: string, name: string) => async (isInVain: () => boolean) => {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await pause(40)) {
    if (isInVain()) return new Promise<void>(() => {})
    const answer = await fetch(url).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
  }
  throw new Refusal(`The ${name} did not answer at ${url} within ${READY_WITHIN_MS / 1000} s.`)
}

async function startPart(
  name: string,
  file: string,
  url: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { argsFor } = await buildServer()
  const part = new SupervisedPart({
    ...{ name, args: argsFor(file), environment, say },
    waitUntilReady: waitFor(url, name),
    onGivenUp: (words) => void end(words, 1),
  })
  undo.push(() => part.stop(STOP_WITHIN_MS))
  await part.start()
  say(`${name} is up`)
}

async function startDatabase({ dataDir }: Env): Promise<string> {
  const postgres = await keepPostgres({
    dataDir: join(dataDir, 'postgres'),
    say,
    onGivenUp: (words) => void end(words, 1),
  })
  undo.push(postgres.stop)
  return postgres.url
}

async function start(): Promise<void> {
  const dotenv = join(ROOT, '.env')
  if (existsSync(dotenv)) process.loadEnvFile(dotenv)
  const env = parseEnv(process.env)
  undo.push(claimDataDir(env.dataDir, env.publicUrl))
  await checkPorts(env)

  const sandbox = env.sandbox.needed
    ? startPart('sandbox', 'scripts/run-sandbox.ts', env.sandbox.url, process.env)
    : undefined
  const building = buildSites(say).then((built) => {
    if (built.length > 0) say(`Built ${built.join(', ')}`)
  })
  // Awaited below; until then a failure must not count as nobody's.
  for (const early of [sandbox, building]) early?.catch(() => {})
  const databaseUrl = env.databaseUrl ?? (await startDatabase(env))
  await building
  const host = ['0.0.0.0', '::'].includes(env.host) ? '127.0.0.1' : env.host
  const health = `http://${host}:${env.port}/api/health`
  // A person is at the terminal: every request's line would bury what they should read.
  const environment = { LOG_LEVEL: 'warn', ...process.env, DATABASE_URL: databaseUrl }
  await Promise.all([sandbox, startPart('app', 'cms/server.ts', health, environment)])
  if (!ending) console.log(welcome(env, seconds()))
}

process.on('SIGINT', () => void end('Stopping…', 0))
process.on('SIGTERM', () => void end('Stopping…', 0))
process.on('SIGHUP', () => void end('Stopping…', 0))
process.on('disconnect', () => void end('The command that started this is gone. Stopping…', 0))
process.on('uncaughtException', (error) => void end(wordsOf(error), 1))

try {
  await start()
} catch (error) {
  await end(wordsOf(error), 1)
}
