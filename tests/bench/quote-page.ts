/**
 * The quote page on a middling phone: 4× slower than this machine, on a simulated slow 4G, beside a
 * bare static page of the same words in the same run. All figures are the browser's own entries.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { buildSites } from '../../scripts/build-sites.ts'
import { launchChromium } from '../harness/chromium.ts'
import { makeCountry } from './country.ts'
import { askIn, makeCustomers } from './customers.ts'
import type { Database } from './databases.ts'
import { diceFrom } from './dice.ts'
import { type Bench, type Figure, median, ms, quantile } from './measure.ts'
import { startApp } from './serve.ts'
import { onSlowPhone, type Seen, tapOn } from './slow-phone.ts'

const AIM_PAINT_MS = 1800
const AIM_TAP_MS = 200

const PACKAGES = [
  { tier: 'handy', name: 'Handy', price: 10_000, includes: ['All work done'] },
  {
    ...{ tier: 'hassle_free', name: 'Hassle-free', price: 11_500 },
    includes: ['All work done', 'Materials fetched', 'Left clean'],
  },
  {
    ...{ tier: 'high_standard', name: 'High standard', price: 13_500 },
    includes: ['All work done', 'Materials fetched', 'Left clean', 'Two years’ guarantee'],
  },
]

/** Quotes in packages for people at home: the page with the most on it. */
const makeQuotes = async ({ pool }: Database, count: number): Promise<string[]> => {
  const country = await makeCountry(pool, { contractors: 1000, load: 0.3, specialistLoad: 0.8 })
  const dice = diceFrom(11)
  const asked = Array.from({ length: count }, () => askIn(country, dice, 'ordinary'))
  const customers = await makeCustomers(pool, asked)
  await pool.query("update leads set customer_type = 'homeowner'")
  await pool.query("update quotes set style = 'hhh', total = 11500, optional_items = $1", [
    JSON.stringify(PACKAGES),
  ])
  return customers.map(({ token }) => token)
}

const BARE = `<!doctype html><html lang="en-GB"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Quote</title>
<style>body{margin:16px;font:16px/1.5 system-ui,sans-serif}button{min-height:48px;padding:0 18px}</style>
<h1>Quote for Bench</h1><p>Valid until Thursday. Work as agreed, in three packages.</p>
<ul><li>Handy £100.00<li>Hassle-free £115.00<li>High standard £135.00</ul>
<p id="said">£115.00, £23.00 deposit today</p><button>Choose</button>
<script>document.querySelector('button').onclick=()=>{said.textContent='Chosen'}</script></html>`

const serveBare = async () => {
  const server = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html; charset=utf-8').end(BARE)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

/** The main taps: another package, more days, a time, the go-ahead. */
const choose = async (page: Page): Promise<void> => {
  const slot = page.getByRole('button', { name: /, morning/ })
  await slot.first().waitFor()
  await tapOn(page, page.getByText('High standard'))
  await tapOn(page, page.getByRole('button', { name: 'More days' }))
  await tapOn(page, slot.nth(1))
  await page.getByRole('heading', { name: 'Your time' }).waitFor()
  await tapOn(page, page.getByRole('checkbox', { name: /start before my/ }))
  await page.getByRole('heading', { name: 'Pay the deposit' }).waitFor()
}

export const benchQuotePage: Bench = async (databases, quick) => {
  const rounds = quick ? 3 : 12
  await buildSites(console.log)
  const database = await databases.open('bench_quote_page')
  // The first look, which warms the server up, is not counted.
  const tokens = await makeQuotes(database, rounds + 1)
  const app = await startApp(database.url, databases.dataDir)
  const bare = await serveBare()
  const browser = await launchChromium()
  const ours: Seen[] = []
  const beside: Seen[] = []
  try {
    for (const [at, token] of tokens.entries()) {
      const seen = await onSlowPhone(browser, `http://127.0.0.1:${app.port}/q/${token}`, choose)
      const plain = await onSlowPhone(browser, bare.url, (page) =>
        tapOn(page, page.getByRole('button')),
      )
      if (at === 0) continue
      ours.push(seen)
      beside.push(plain)
    }
  } finally {
    await browser.close()
    bare.close()
    await app.stop()
    await database.drop()
  }
  return [
    figureOf('quote page: largest paint, 4× slower on slow 4G', AIM_PAINT_MS, [
      ...[ours, beside].map((seen) => seen.map(({ lcp }) => lcp)),
    ]),
    figureOf('quote page: slowest of its four main taps', AIM_TAP_MS, [
      // A tap too quick to be noted took less than 16 ms.
      ...[ours, beside].map((seen) => seen.map(({ taps }) => taps[0] ?? 16)),
    ]),
  ]
}

const figureOf = (what: string, aim: number, [ours = [], beside = []]: number[][]): Figure => ({
  what: `${what}, median (worst)`,
  figure: `${ms(median(ours))} (${ms(quantile(ours, 1))})`,
  beside: `${ms(median(beside))} (${ms(quantile(beside, 1))}), bare static page`,
  ratio: (median(beside) / median(ours)).toFixed(2),
  aim: `< ${aim} ms`,
  met: median(ours) < aim,
})
