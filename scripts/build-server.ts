/**
 * The server's own TypeScript in a few files of JavaScript. Read file by file through tsx, starting
 * the app takes five seconds of a processor; built, two. The packages stay where they are.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { Refusal, wordsOf } from './processes.ts'
import { hashOf } from './source-hash.ts'

const ROOT = resolve(import.meta.dirname, '..')
const BUILT = join('.cache', 'server')
const ROOMS = ['domain', 'integrations', 'operations', 'hooks', 'collections', 'cms', 'sandbox']
const SOURCES = [...ROOMS, 'scripts', 'package-lock.json']
/** What is started by itself, and imported by nothing: only so is it the file that node is given. */
const ENTRIES = ['cms/server.ts', 'scripts/migrate.ts', 'scripts/run-sandbox.ts']
/** Payload looks for the migrations beside its config, so both move into the built folder. */
const MOVES = 'cms/payload.config.ts'
const MIGRATIONS = 'cms/migrations'

const DAY_MS = 86_400_000

const builtName = (file: string): string => `${basename(file, '.ts')}.mjs`

/** Files that lie beside the source (pages, child processes, the demo's clip) are looked for there. */
const keepPlaces = (root: string): Plugin => ({
  name: 'keep-places',
  enforce: 'pre',
  transform(code, id) {
    const ours = id.startsWith(root) && !id.includes('node_modules')
    if (!ours || id === join(root, MOVES) || !code.includes('import.meta.dirname')) return
    return { code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))), map: null }
  },
})

const migrationsOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, MIGRATIONS))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [`migrations/${basename(name, '.ts')}`, join(root, MIGRATIONS, name)]),
  )

const bundle = async (root: string, outDir: string): Promise<void> => {
  const { build } = await import('vite')
  const entries = ENTRIES.map((file) => [basename(file, '.ts'), join(root, file)])
  await build({
    ...{ root, configFile: false, envDir: false, publicDir: false, logLevel: 'silent' },
    plugins: [keepPlaces(root)],
    build: {
      ...{ ssr: true, target: 'node20', outDir, emptyOutDir: true, sourcemap: true, minify: false },
      rolldownOptions: {
        input: { ...Object.fromEntries(entries), ...migrationsOf(root) },
        output: {
          format: 'es',
          entryFileNames: ({ name }) => `${name}.${name.startsWith('migrations/') ? 'js' : 'mjs'}`,
          chunkFileNames: '[name]-[hash].mjs',
        },
      },
    },
  })
}

/** Builds of a day ago and before: a younger one may still be running. */
const sweepOld = (place: string): void => {
  for (const name of readdirSync(place)) {
    const path = join(place, name)
    if (Date.now() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { recursive: true, force: true })
  }
}

export interface BuiltServer {
  /** What node is given to run this file of ours: as it was built, or through tsx if it was not. */
  argsFor(file: string): string[]
}

const ready = new Map<string, Promise<BuiltServer>>()

const buildIfStale = async (root: string): Promise<BuiltServer> => {
  const place = join(root, BUILT)
  const dir = join(place, hashOf(root, SOURCES).slice(0, 20))
  if (!existsSync(dir)) {
    // Built aside and then put in place: whoever starts meanwhile finds all of it or nothing.
    const aside = `${dir}.${process.pid}`
    mkdirSync(place, { recursive: true })
    sweepOld(place)
    try {
      await bundle(root, aside)
    } catch (error) {
      rmSync(aside, { recursive: true, force: true })
      throw new Refusal(`Building the server failed:\n${wordsOf(error)}`)
    }
    try {
      renameSync(aside, dir)
    } catch {
      // Somebody else was quicker.
      rmSync(aside, { recursive: true, force: true })
    }
  }
  return {
    argsFor: (file) =>
      ENTRIES.includes(file)
        ? ['--enable-source-maps', join(dir, builtName(file))]
        : ['--import', 'tsx', file],
  }
}

/**
 * Builds the server when its sources have changed, into `.cache/server`; once per process.
 * @throws Refusal with what the builder said
 */
export const buildServer = (root = ROOT): Promise<BuiltServer> => {
  const known = ready.get(root) ?? buildIfStale(root)
  ready.set(root, known)
  return known
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await buildServer()
  } catch (error) {
    console.error(wordsOf(error))
    process.exitCode = 1
  }
}
