/**
 * The back office opened by somebody signed in, with nothing kept in the browser: from asking for the
 * address until the first row of the screen can be pressed, by the page's own clock.
 */
import type { Browser } from 'playwright-core'
import { buildSites } from '../../scripts/build-sites.ts'
import { launchChromium } from '../harness/chromium.ts'
import { makeCountry } from './country.ts'
import { askIn, makeCustomers } from './customers.ts'
import { diceFrom } from './dice.ts'
import { EMAIL, PASSWORD, signIn } from './lists/sign-in.ts'
import { type Bench, type Figure, median, ms, quantile } from './measure.ts'
import { callerOf, startApp } from './serve.ts'

const AIM_MS = 2000
const LEADS = 60

const SCREENS = [
  { name: 'Today', path: '/', first: '[aria-label="What needs you now"] button' },
  { name: 'leads', path: '/leads', first: 'tbody tr.row' },
] as const

/** In a browser that has never been here. */
const openCold = async (browser: Browser, app: string, path: string, first: string) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const signedIn = await context.request.post(`${app}/api/users/login`, {
    data: { email: EMAIL, password: PASSWORD },
  })
  if (!signedIn.ok()) throw new Error(`Signing in was answered ${signedIn.status()}.`)
  const page = await context.newPage()
  await page.goto(`${app}/admin${path}`, { waitUntil: 'commit' })
  await page.locator(first).first().click({ trial: true })
  const took = await page.evaluate<number>('performance.now()')
  await context.close()
  return took
}

export const benchDesk: Bench = async (databases, quick) => {
  const rounds = quick ? 3 : 12
  await buildSites(console.log)
  const database = await databases.open('bench_desk')
  const country = await makeCountry(database.pool, {
    ...{ contractors: 1000, load: 0.3, specialistLoad: 0.8 },
  })
  const dice = diceFrom(17)
  await makeCustomers(
    database.pool,
    Array.from({ length: LEADS }, () => askIn(country, dice, 'ordinary')),
  )
  await database.pool.query("update leads set state = 'created', state_changed_at = now()")
  const app = await startApp(database.url, databases.dataDir)
  const caller = callerOf(app.port, 1)
  const browser = await launchChromium()
  const figures: Figure[] = []
  try {
    await signIn(database.pool, caller, 'va')
    for (const { name, path, first } of SCREENS) {
      const took: number[] = []
      // The first look warms the server up and is not counted.
      for (let round = 0; round <= rounds; round++) {
        const each = await openCold(browser, `http://127.0.0.1:${app.port}`, path, first)
        if (round > 0) took.push(each)
      }
      figures.push({
        what: `back office, ${name} opened cold until its rows can be used, median (worst)`,
        figure: `${ms(median(took))} (${ms(quantile(took, 1))})`,
        aim: `< ${AIM_MS} ms`,
        met: median(took) < AIM_MS,
      })
    }
  } finally {
    await browser.close()
    caller.end()
    await app.stop()
    await database.drop()
  }
  return figures
}
