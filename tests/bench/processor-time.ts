/**
 * Processor time, which a busy neighbour does not stretch as it does the clock's. Linux only;
 * elsewhere it is not a number and is not printed.
 */
import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts a process's own time in hundredths of a second, whatever its clock. */
const MS_PER_TICK = 10

const nanosecondsOf = (pid: number | string): number => {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce(
      (sum, thread) =>
        sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
      0,
    )
  } catch {
    return 0
  }
}

const childrenOf = (parent: number): string[] =>
  readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]) === parent
    } catch {
      return false
    }
  })

/** What processes that have ended since ran, by their parent's own account. */
const endedUnder = (parent: number): number => {
  const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
    .map(Number)
  return (user + system) * MS_PER_TICK
}

/** Milliseconds that this process, the app's processes and PostgreSQL's have run until now. */
export const processorTime = (postgres: number, apps: readonly (number | undefined)[]) => {
  if (process.platform !== 'linux') return { postgres: Number.NaN, node: Number.NaN }
  const sum = (pids: readonly (number | string)[]) =>
    pids.reduce<number>((total, pid) => total + nanosecondsOf(pid) / 1e6, 0)
  return {
    postgres: sum(childrenOf(postgres)) + endedUnder(postgres),
    node: sum([process.pid, ...apps.filter((pid) => pid !== undefined)]),
  }
}

/** Milliseconds that one app process and PostgreSQL's have run until now, without who calls them. */
export const servingTime = (postgres: number, app: number | undefined): number => {
  if (process.platform !== 'linux' || app === undefined) return Number.NaN
  const pids = [app, ...childrenOf(postgres)]
  return pids.reduce<number>((total, pid) => total + nanosecondsOf(pid) / 1e6, 0)
}

export type ProcessorTime = ReturnType<typeof processorTime>

export const since = (before: ProcessorTime, after: ProcessorTime): ProcessorTime => ({
  postgres: after.postgres - before.postgres,
  node: after.node - before.node,
})

/** A stretch of work: by the clock, by each of its calls, and by the processors. */
export interface Step {
  took: number
  each: number[]
  processor: ProcessorTime
}

export type Stopwatch = (run: () => Promise<{ took: number; each: number[] }>) => Promise<Step>

export const stopwatchFor =
  (postgres: number, apps: readonly (number | undefined)[]): Stopwatch =>
  async (run) => {
    const before = processorTime(postgres, apps)
    const { took, each } = await run()
    return { took, each, processor: since(before, processorTime(postgres, apps)) }
  }
