/**
 * Every list of the back office at a million leads and five million events, beside the same list at a
 * thousand: whether the desk stays quick when the business has years behind it. `--leads=50000` for less,
 * `--only=Thornwick` for the lists of that name alone.
 */
import type { Databases } from './databases.ts'
import { LISTS, TYPED } from './lists/asked.ts'
import { benchExport } from './lists/export.ts'
import { makeManyLeads } from './lists/many-leads.ts'
import { signIn } from './lists/sign-in.ts'
import { type Figure, median, ms, quantile } from './measure.ts'
import { type App, type Caller, callerOf, startApp } from './serve.ts'

const FEW = 1000
const AIM_MS = 150
const AIM_TIMES = 2
const AIM_TYPING_MS = 200

interface Desk {
  ask(path: string): Promise<number>
  /** The whole list of leads as a file. */
  exported(): Promise<Figure>
  close(): Promise<void>
}

const openDesk = async (databases: Databases, leads: number): Promise<Desk> => {
  const database = await databases.open(`bench_lists_${leads}`)
  if (!database.filled) {
    const began = performance.now()
    await makeManyLeads(database.pool, leads)
    await database.keepAs(`${leads} leads`)
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(`  ${leads.toLocaleString('en-GB')} leads made in ${seconds} s`)
  }
  const app: App = await startApp(database.url, databases.dataDir)
  const caller: Caller = callerOf(app.port, 2)
  const token = await signIn(database.pool, caller)
  return {
    async ask(path) {
      const start = performance.now()
      const { status, body } = await caller.call<unknown>('GET', path, undefined, {
        authorization: `JWT ${token}`,
      })
      const took = performance.now() - start
      if (status !== 200)
        throw new Error(`${path} was answered ${status}: ${JSON.stringify(body).slice(0, 300)}`)
      return took
    },
    exported: () => benchExport(app, token, leads),
    async close() {
      caller.end()
      await app.stop()
      await database.drop()
    },
  }
}

/** One after the other on both, so that whatever else the machine does is shared. */
const compare = async (path: string, rounds: number, few: Desk, many: Desk) => {
  const times: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let round = -3; round < rounds; round++) {
    const took = { few: await few.ask(path), many: await many.ask(path) }
    if (round < 0) continue
    times.few.push(took.few)
    times.many.push(took.many)
  }
  return times
}

export const benchLists = async (databases: Databases, quick: boolean): Promise<Figure[]> => {
  const asked = process.argv.find((word) => word.startsWith('--leads='))?.split('=')[1]
  const leads = Number(asked) || (quick ? 50_000 : 1_000_000)
  const only = process.argv.find((word) => word.startsWith('--only='))?.split('=')[1]
  const rounds = quick ? 12 : 40
  const few = await openDesk(databases, FEW)
  const many = await openDesk(databases, leads)
  const figures: Figure[] = []
  try {
    for (const [what, path] of Object.entries(LISTS)) {
      if (only && !what.includes(only)) continue
      const times = await compare(path, rounds, few, many)
      const p95 = quantile(times.many, 0.95)
      const ratio = median(times.many) / median(times.few)
      figures.push({
        what: `list: ${what}, p95`,
        figure: ms(p95),
        beside: `${ms(quantile(times.few, 0.95))} of ${FEW}`,
        ratio: `${ratio.toFixed(1)}×`,
        aim: `< ${AIM_MS} ms, ≤ ${AIM_TIMES}×`,
        met: p95 < AIM_MS && ratio <= AIM_TIMES,
      })
    }
    for (const typed of only ? [] : TYPED) {
      const path = `/leads/find?q=${encodeURIComponent(typed)}`
      const times = await compare(path, rounds, few, many)
      const p95 = quantile(times.many, 0.95)
      figures.push({
        what: `Ctrl-K: “${typed}”, p95`,
        figure: ms(p95),
        beside: `${ms(quantile(times.few, 0.95))} of ${FEW}`,
        aim: `< ${AIM_TYPING_MS} ms`,
        met: p95 < AIM_TYPING_MS,
      })
    }
    if (!only) figures.push(await many.exported())
  } finally {
    await few.close()
    await many.close()
  }
  return figures
}
