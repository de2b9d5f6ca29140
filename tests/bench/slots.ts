/**
 * The slots of a quote's page over HTTP, in countries of different size and the same density, the
 * calls of all of them and of their floors taken in turn: what disturbs one disturbs the others.
 * `--contractors=10000` leaves the larger countries out. Beside the clock stand the load average and
 * the processor time of a page, by which runs on a busy machine can be compared.
 */
import { loadavg } from 'node:os'
import { makeCountry } from './country.ts'
import { type Asked, askIn, makeCustomers } from './customers.ts'
import type { Database, Databases } from './databases.ts'
import { diceFrom } from './dice.ts'
import { type Bench, type Figure, median, ms, quantile } from './measure.ts'
import { servingTime } from './processor-time.ts'
import { type App, type Caller, callerOf, startApp } from './serve.ts'
import { fetchCandidates } from './slots-floor.ts'

const CUSTOMERS = 200
/** One customer in ten needs what few can do, and those few are busy with what others could do. */
const SCARCE_EVERY = 10
const SIZES = [1000, 10_000, 100_000]
const AIM_P99_MS = 25
const AIM_GROWTH = 1.5

interface Page {
  days: { slots: unknown[] }[]
}

interface Visitor {
  token: string
  asked: Asked
  kind: 'ordinary' | 'scarce'
}

interface Land {
  contractors: number
  database: Database
  app: App
  caller: Caller
  visitors: Visitor[]
  ours: Record<Visitor['kind'], number[]>
  floor: number[]
  slots: number[]
  /** Processor time of each visitor's page, PostgreSQL's and the app's. */
  processor: number[]
}

const openLand = async (databases: Databases, contractors: number): Promise<Land> => {
  const database = await databases.open(`bench_slots_${contractors}`)
  const { pool } = database
  const dice = diceFrom(7)
  const country = await makeCountry(pool, { contractors, load: 0.3, specialistLoad: 0.8 })
  const visitors = Array.from({ length: CUSTOMERS }, (_, at) => {
    const kind = at % SCARCE_EVERY === 0 ? ('scarce' as const) : ('ordinary' as const)
    return { kind, asked: askIn(country, dice, kind) }
  })
  const customers = await makeCustomers(
    pool,
    visitors.map(({ asked }) => asked),
  )
  const app = await startApp(database.url, databases.dataDir)
  return {
    contractors,
    database,
    app,
    caller: callerOf(app.port, 1),
    visitors: visitors.map((visitor, at) => ({ ...visitor, token: customers[at]?.token ?? '' })),
    ours: { ordinary: [], scarce: [] },
    floor: [],
    slots: [],
    processor: [],
  }
}

const timed = async <T>(run: () => Promise<T>): Promise<{ took: number; answer: T }> => {
  const began = performance.now()
  const answer = await run()
  return { took: performance.now() - began, answer }
}

/** One look of one visitor, ours and the floor's. @throws Error when anything but slots is answered */
const look = async (land: Land, at: number, counts: boolean): Promise<void> => {
  const visitor = land.visitors[at % land.visitors.length] as Visitor
  const page = await timed(() => land.caller.call<Page>('GET', `/q/${visitor.token}/slots`))
  if (page.answer.status !== 200)
    throw new Error(`The slots were answered ${JSON.stringify(page.answer)}.`)
  const floor = await timed(() => fetchCandidates(land.database.pool, visitor.asked))
  if (!counts) return
  land.ours[visitor.kind].push(page.took)
  land.floor.push(floor.took)
  land.slots.push(page.answer.body.days.reduce((sum, { slots }) => sum + slots.length, 0))
}

/** Every visitor's page once more, by the processors. */
const weigh = async (land: Land, postgres: number): Promise<void> => {
  for (const { token } of land.visitors) {
    const before = servingTime(postgres, land.app.pid)
    await land.caller.call('GET', `/q/${token}/slots`)
    land.processor.push(servingTime(postgres, land.app.pid) - before)
  }
}

const closeLand = async (land: Land): Promise<void> => {
  land.caller.end()
  await land.app.stop()
  await land.database.drop()
}

export const benchSlots: Bench = async (databases, quick) => {
  const asked = process.argv.find((word) => word.startsWith('--contractors='))?.split('=')[1]
  const largest = Number(asked) || (quick ? 10_000 : 100_000)
  const sizes = SIZES.filter((size) => size <= largest)
  const loads: number[] = []
  const rounds = quick ? 2 : 5
  const lands: Land[] = []
  for (const size of sizes) {
    console.log(`  ${size.toLocaleString('en-GB')} contractors…`)
    lands.push(await openLand(databases, size))
  }
  // The first round warms everything up.
  for (let call = 0; call < CUSTOMERS * rounds; call++) {
    if (call % CUSTOMERS === 0) loads.push(loadavg()[0] ?? 0)
    if (call % CUSTOMERS === 0) console.log(`  round ${call / CUSTOMERS} of ${rounds - 1}…`)
    for (const land of lands) await look(land, call, call >= CUSTOMERS)
  }
  for (const land of lands) await weigh(land, databases.pid)
  const figures = figuresOf(lands, loads)
  for (const land of lands) {
    if (quick || land.contractors === 10_000)
      await land.app.profiled(land.database.pool, async () => {
        for (let call = 0; call < CUSTOMERS; call++) await look(land, call, false)
      })
    await closeLand(land)
  }
  return figures
}

const all = ({ ours }: Land) => [...ours.ordinary, ...ours.scarce]

const figuresOf = (lands: readonly Land[], loads: readonly number[]): Figure[] => {
  const [small] = lands
  const busy = loads.map((load) => load.toFixed(1)).join(', ')
  return lands.flatMap((land) => {
    const p99 = quantile(all(land), 0.99)
    const growth = median(all(land)) / median(small ? all(small) : [])
    const aimed = land.contractors === 10_000
    const name = land.contractors.toLocaleString('en-GB')
    return [
      {
        what: `slots: one quote, ${name} contractors, p99`,
        figure: ms(p99),
        beside: ms(quantile(land.floor, 0.99)),
        ratio: (quantile(land.floor, 0.99) / p99).toFixed(2),
        ...(aimed && { aim: `< ${AIM_P99_MS} ms`, met: p99 < AIM_P99_MS }),
      },
      {
        what: `  p50 (of ${median(land.slots)} slots); beside that at 1,000`,
        figure: ms(median(all(land))),
        ...(land !== small && { beside: ms(median(small ? all(small) : [])) }),
        ...(land !== small && { ratio: growth.toFixed(2) }),
        ...(aimed && { aim: `<= ${AIM_GROWTH}`, met: growth <= AIM_GROWTH }),
      },
      {
        what: '  p50 / p99 of jobs that few can do',
        figure: `${ms(median(land.ours.scarce))} / ${ms(quantile(land.ours.scarce, 0.99))}`,
      },
      {
        what: '  processor time of a page, p50 / p99; load average of each round',
        figure: `${ms(median(land.processor))} / ${ms(quantile(land.processor, 0.99))}`,
        beside: busy,
      },
    ]
  })
}
