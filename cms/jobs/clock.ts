/** The clock: every process ticks, each tick starts its job once. */
import { schedule as every, type ScheduledTask } from 'node-cron'
import type pg from 'pg'
import { LONDON } from '../../domain/london-time.ts'
import type { JobName } from '../../operations/jobs.ts'
import { getLog } from '../log.ts'
import { SCHEDULE } from './schedule.ts'

const MINUTE = 60_000
/** How far back a process that was down looks for a tick nobody made. */
const CATCH_UP_MINUTES = 26 * 60
const LOOK_AT_CLOCK_MS = 15_000
const JUMP_MS = 20_000
const KEEP_DAYS = 3
const TIDY_AT = '45 3 * * *'
const ON_LONDON_TIME = { timezone: LONDON, suppressMissedWarning: true, unref: true }

type Queries = Pick<pg.Pool, 'query'>

export const minuteOf = (instant: Date): Date =>
  new Date(Math.floor(instant.getTime() / MINUTE) * MINUTE)

/**
 * Starts a job for one minute, once, however many processes ask and however late. The tick and the
 * job are one statement: a job that has already run and left the queue is not started again, as its
 * tick still stands. Answers whether this call was the one.
 */
export const tick = async (db: Queries, name: JobName, at: Date): Promise<boolean> => {
  const minute = minuteOf(at).toISOString()
  const { rowCount } = await db.query(
    `with first as (
      insert into clock_ticks (name, minute) values ($1, $2) on conflict do nothing returning name)
    select graphile_worker.add_job($1, '{}'::json, job_key => $3, max_attempts => 3) from first`,
    [name, minute, `${name}:${minute.slice(0, 16)}`],
  )
  return rowCount === 1
}

/** Forgets old ticks and rate limits whose window is over. Any number of processes may. */
export const tidy = async (db: Queries): Promise<void> => {
  await db.query('delete from clock_ticks where minute < now() - make_interval(days => $1)', [
    KEEP_DAYS,
  ])
  await db.query('delete from rate_limits where resets_at < now()')
}

export interface RunningClock {
  stop(): Promise<void>
}

interface ClockOptions {
  schedule?: readonly { name: JobName; at: string }[]
  now?: () => Date
}

/** The latest minute, up to now, at which the task was due. */
const lastDue = (task: ScheduledTask, now: Date): Date | undefined => {
  const latest = minuteOf(now).getTime()
  for (let back = 0; back < CATCH_UP_MINUTES; back++) {
    const minute = new Date(latest - back * MINUTE)
    if (task.match(minute)) return minute
  }
  return undefined
}

export const startClock = (
  db: Queries,
  { schedule = SCHEDULE, now = () => new Date() }: ClockOptions = {},
): RunningClock => {
  let tasks: ScheduledTask[] = []

  const say = (name: string) => (error: unknown) =>
    getLog().warn({ err: error, job: name }, 'The clock could not start a job.')
  const tickOrSay = (name: JobName, at: Date) => tick(db, name, at).catch(say(name))

  const begin = () => {
    tasks = schedule.map(({ name, at }) =>
      every(at, ({ date }) => void tickOrSay(name, date), ON_LONDON_TIME),
    )
    tasks.push(every(TIDY_AT, () => void tidy(db).catch(say('tidy')), ON_LONDON_TIME))
    // What fell due while no process was up, or while the machine's clock stood elsewhere.
    schedule.forEach(({ name }, row) => {
      const due = tasks[row] && lastDue(tasks[row], now())
      if (due) void tickOrSay(name, due)
    })
  }
  const end = () => Promise.all(tasks.map((task) => task.destroy()))

  // Timers are set for a span of time; when the wall clock is put forward or back, they are set anew.
  let wall = Date.now()
  let steady = performance.now()
  const watch = setInterval(() => {
    const jumped = Math.abs(Date.now() - wall - (performance.now() - steady)) > JUMP_MS
    wall = Date.now()
    steady = performance.now()
    if (jumped) void end().then(begin)
  }, LOOK_AT_CLOCK_MS)
  watch.unref()

  begin()
  return {
    async stop() {
      clearInterval(watch)
      await end()
    },
  }
}
