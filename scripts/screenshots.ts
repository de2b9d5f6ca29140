/**
 * `npm run screenshots`: every screen of a demo business of its own, in a gallery and for the docs;
 * `npm run screenshots -- docs` only the few that the docs show.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from '../integrations/env.ts'
import { launchChromium } from '../tests/harness/chromium.ts'
import { Part } from '../tests/harness/part.ts'
import { query } from '../tests/harness/query.ts'
import { cleanEnvironment } from '../tests/harness/run-script.ts'
import { buildSites } from './build-sites.ts'
import { startPostgres } from './postgres.ts'
import { freePort, wordsOf } from './processes.ts'
import { emptyGallery, type Picture, writeGallery } from './screenshots/gallery.ts'
import { SUBJECTS, type Subject } from './screenshots/screens.ts'
import { takeAll } from './screenshots/take.ts'

const docsOnly = process.argv.includes('docs')

const CALL = {
  from: '+447700900777',
  answered: true,
  intervalMs: 1500,
  lines: [
    'Hello, my name is Ada Specimen, my kitchen tap is dripping and it is getting worse',
    'and could you hang two internal doors while you are here',
    'I am in NG5 1AA',
    ...Array.from({ length: 480 }, () => 'Mornings are best for me, really'),
  ],
}

/** A customer rings and goes on talking, for the picture of a call as it runs. */
async function ring(sandbox: string, database: string): Promise<void> {
  const rung = await fetch(`${sandbox}/sandbox/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(CALL),
  })
  if (!rung.ok) throw new Error(`Nobody could ring: ${await rung.text()}`)
  const heard = `select 1 from calls c join leads l on l.id = c.lead_id
    where c.from = '${CALL.from}' and l.postcode = 'NG5 1AA'`
  for (let tries = 0; (await query(database, heard)).length === 0; tries++) {
    if (tries > 120) throw new Error('The call was not heard within a minute.')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function keysIn(database: string): Promise<Record<Subject, string>> {
  const names = Object.keys(SUBJECTS) as Subject[]
  const found = await Promise.all(
    names.map(async (name) => {
      const [row] = await query<{ key: string | null }>(database, SUBJECTS[name])
      if (!row?.key) throw new Error(`The demo business has no ${name} to picture.`)
      return [name, row.key] as const
    }),
  )
  return Object.fromEntries(found) as Record<Subject, string>
}

async function takeScreenshots(): Promise<void> {
  await buildSites(console.log)
  const dataDir = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-screenshots-`))
  const postgres = await startPostgres({ dataDir, flags: ['fsync=off'] })
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()])
  const app = `http://localhost:${port}`
  const environment = cleanEnvironment({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    PUBLIC_URL: app,
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
  })
  const sandbox = parseEnv(environment).sandbox.url
  const parts = [
    new Part({ file: 'scripts/run-sandbox.ts', environment, readyUrl: sandbox }),
    new Part({ file: 'cms/server.ts', environment, readyUrl: `${app}/api/health` }),
  ]
  emptyGallery()
  try {
    await Promise.all(parts.map((part) => part.start()))
    await ring(sandbox, postgres.url)
    const keys = await keysIn(postgres.url)
    const browser = await launchChromium()
    const pictures: Picture[] = []
    for await (const picture of takeAll({ browser, app, keys, docsOnly })) {
      pictures.push(picture)
      console.log(`${picture.title} (${picture.look})`)
    }
    await browser.close()
    console.log(`\n${pictures.length} pictures: ${writeGallery(pictures)}`)
    console.log('Those that the docs show are in docs/images.')
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
