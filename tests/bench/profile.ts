/**
 * Where the time goes, with `--profile`: PostgreSQL's statements by what planning and running them
 * took, the app's functions by their own time. It slows both down: such a run's figures are no figures.
 */
import { type Profiler, Session } from 'node:inspector/promises'
import type pg from 'pg'

export const PROFILING = process.argv.includes('--profile') || process.env.BENCH_PROFILE === '1'

export const PROFILING_FLAGS = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track_planning=on',
  'pg_stat_statements.max=2000',
]

interface Statement {
  calls: number
  planning: number
  running: number
  text: string
}

export const beginStatements = async (pool: pg.Pool): Promise<void> => {
  await pool.query('create extension if not exists pg_stat_statements')
  await pool.query('select pg_stat_statements_reset()')
}

export const statementsTaken = async (pool: pg.Pool, count = 24): Promise<string> => {
  const { rows } = await pool.query<Statement>(
    `select calls::int, total_plan_time as planning, total_exec_time as running,
        left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as text
      from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
      order by total_plan_time + total_exec_time desc limit $1`,
    [count],
  )
  return rows
    .map(({ calls, planning, running, text }) =>
      [
        `${(planning + running).toFixed(0)} ms`.padStart(9),
        `${calls} ×`.padStart(7),
        `(${(planning / calls).toFixed(2)} + ${(running / calls).toFixed(2)}) ms`.padStart(18),
        text,
      ].join('  '),
    )
    .join('\n')
}

/** Own time of each function, gathered by file and name. */
const ownTimes = ({
  nodes,
  samples = [],
  timeDeltas = [],
}: Profiler.Profile): Map<string, number> => {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const file = url
        .replace(/^.*\/node_modules\//, '')
        .replace(/^.*\/(?=[^/]+\/[^/]+\/[^/]+$)/, '')
      return [id, `${functionName || '(anonymous)'} ${file && `${file}:${lineNumber + 1}`}`]
    }),
  )
  const times = new Map<string, number>()
  samples.forEach((id, at) => {
    const name = names.get(id) ?? '?'
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1000)
  })
  return times
}

/** In the process profiled: begins at the first SIGUSR2, ends and prints at the second. */
export const profileOnSignal = (): void => {
  const session = new Session()
  session.connect()
  let running = false
  process.on('SIGUSR2', async () => {
    running = !running
    if (running) {
      await session.post('Profiler.enable')
      await session.post('Profiler.start')
      return
    }
    const { profile } = await session.post('Profiler.stop')
    const times = [...ownTimes(profile)].sort(([, a], [, b]) => b - a)
    const all = times.reduce((sum, [, time]) => sum + time, 0)
    const lines = times
      .slice(0, 32)
      .map(([name, time]) => `${time.toFixed(0).padStart(7)} ms  ${name}`)
    console.log(`PROFILE of ${all.toFixed(0)} ms\n${lines.join('\n')}\nPROFILE ENDS`)
  })
}
