import { spawn } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { Refusal, wordsOf } from './processes.ts'
import { hashOf } from './source-hash.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SITES = ['admin', 'customer-site']
/** What both sites read from outside their own folder. */
const SHARED = ['domain', 'cms/payload-types.ts', 'package-lock.json']

/** Changes when anything the built site is made of changes. */
export const hashSources = (root: string, site: string): string => hashOf(root, [site, ...SHARED])

function runVite(root: string, site: string, outDir: string): Promise<string | undefined> {
  const vite = join(
    dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin/vite.js',
  )
  const child = spawn(
    process.execPath,
    [vite, 'build', site, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  return new Promise((done) => {
    child.once('error', (error) => done(error.message))
    child.once('close', (code) =>
      done(code === 0 ? undefined : stripVTControlCharacters(printed || `vite ended with ${code}`)),
    )
  })
}

async function buildSite(root: string, site: string, hash: string): Promise<string> {
  const began = Date.now()
  // Built aside and then put in place: a build that fails leaves the site that worked.
  const aside = join(root, '.cache', 'sites', site)
  const dist = join(root, site, 'dist')
  const fault = await runVite(root, site, aside)
  if (fault) throw new Refusal(`Building ${site} failed:\n${fault}`)
  writeFileSync(join(aside, '.source-hash'), `${hash}\n`)
  rmSync(dist, { recursive: true, force: true })
  try {
    renameSync(aside, dist)
  } catch {
    cpSync(aside, dist, { recursive: true })
    rmSync(aside, { recursive: true, force: true })
  }
  return `${site} in ${((Date.now() - began) / 1000).toFixed(1)} s`
}

/**
 * Builds the sites whose sources have changed, both at once, into `<site>/dist`.
 * @returns what was built, in words; empty when all was up to date
 * @throws Refusal with what Vite said
 */
export async function buildSites(say: (words: string) => void, root = ROOT): Promise<string[]> {
  const stale = SITES.map((site) => ({ site, hash: hashSources(root, site) })).filter(
    ({ site, hash }) => {
      if (!existsSync(join(root, site, 'vite.config.ts'))) return false
      const stored = join(root, site, 'dist', '.source-hash')
      return !existsSync(stored) || readFileSync(stored, 'utf8').trim() !== hash
    },
  )
  if (stale.length > 0) say(`Building ${stale.map(({ site }) => site).join(' and ')}…`)
  return Promise.all(stale.map(({ site, hash }) => buildSite(root, site, hash)))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const built = await buildSites(console.log)
    console.log(built.length > 0 ? `Built ${built.join(', ')}` : 'Both sites are up to date')
  } catch (error) {
    console.error(wordsOf(error))
    process.exitCode = 1
  }
}
