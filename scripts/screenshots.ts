import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { parseEnv } from '../integrations/env.ts'
import { launchChromium } from '../tests/harness/chromium.ts'
import { Part } from '../tests/harness/part.ts'
import { query } from '../tests/harness/query.ts'
import { cleanEnvironment } from '../tests/harness/run-script.ts'
import { buildSites } from './build-sites.ts'
import { startPostgres } from './postgres.ts'
import { freePort, wordsOf } from './processes.ts'

const FOLDER = resolve(import.meta.dirname, '..', 'docs', 'screenshots')
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true }
const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 }
const STAFF = { email: 'va@handy.test', password: 'handy-demo-1' }

/** The newest quote a customer of the demo business could be looking at. */
const OPEN_QUOTE = `
  select token from quotes where superseded_at is null and status in ('sent', 'viewed')
  order by created_at desc limit 1`

interface Shot {
  name: string
  url: string
  context: BrowserContextOptions
  /** Where to log in first. */
  login?: string
}

async function take(browser: Browser, { name, url, context, login }: Shot): Promise<void> {
  const person = await browser.newContext({ ...context, locale: 'en-GB' })
  if (login) await person.request.post(`${login}/api/users/login`, { data: STAFF })
  const page = await person.newPage()
  await page.goto(url)
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await person.close()
  console.log(`docs/screenshots/${name}.png`)
}

/** Runs the demo business for a moment, apart from the developer's own, and pictures it. */
async function takeScreenshots(): Promise<void> {
  await buildSites(console.log)
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-screenshots-`))
  const postgres = await startPostgres({ dataDir, flags: ['fsync=off'] })
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()])
  const app = `http://127.0.0.1:${port}`
  const environment = cleanEnvironment({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: app,
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
  })
  const phones = parseEnv(environment).sandbox.url
  const parts = [
    new Part({ file: 'scripts/run-sandbox.ts', environment, readyUrl: phones }),
    new Part({ file: 'cms/server.ts', environment, readyUrl: `${app}/api/health` }),
  ]
  mkdirSync(FOLDER, { recursive: true })
  try {
    await Promise.all(parts.map((part) => part.start()))
    const [quote] = await query<{ token: string }>(postgres.url, OPEN_QUOTE)
    const browser = await launchChromium()
    const shots: Shot[] = [
      { name: 'quote', url: `${app}/q/${quote?.token}`, context: PHONE },
      { name: 'back-office', url: `${app}/admin`, context: DESK, login: app },
      { name: 'leads', url: `${app}/admin/leads`, context: DESK, login: app },
      { name: 'phones', url: phones, context: DESK },
    ]
    for (const shot of shots) await take(browser, shot)
    await browser.close()
  } finally {
    await Promise.all(parts.map((part) => part.stop()))
    await postgres.destroy()
  }
}

try {
  await takeScreenshots()
  process.exit(0)
} catch (error) {
  console.error(wordsOf(error))
  process.exit(1)
}
