/** The worker: takes jobs off the queue in Postgres, one request of its own for each. */
import { EventEmitter } from 'node:events'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Payload } from 'payload'
import type { JobName } from '../../operations/jobs.ts'
import { sturdyPool } from '../../operations/platform/sturdy-pool.ts'
import { getLog } from '../log.ts'
import { localRequest } from '../payload.ts'
import type { Act } from './define-task.ts'
import { TASKS } from './tasks/index.ts'

const RESTART_MS = 1000

export interface RunningWorker {
  /** Lets the jobs at hand end, takes no more. */
  stop(): Promise<void>
}

const taskListFor = (payload: Payload): TaskList =>
  Object.fromEntries(
    Object.values(TASKS).map(({ name, act }) => [
      name,
      async (told: unknown) => {
        await (act as Act<JobName>)(await localRequest(payload), told as never)
      },
    ]),
  )

/** The library's own chatter, at our levels and without what jobs were told. */
const quietLogger = () =>
  new Logger(() => (level, message) => {
    if (level === 'error') getLog().debug(message)
    else getLog().trace(message)
  })

/** A job that failed is tried again later, ever later; one that failed for good is said aloud. */
const reportFailures = (): WorkerEvents => {
  const events = new EventEmitter() as WorkerEvents
  events.on('job:error', ({ job, error }) => {
    const final = job.attempts >= job.max_attempts
    const about = {
      job: job.task_identifier,
      jobId: job.id,
      attempt: job.attempts,
      final,
      err: error,
    }
    if (final) getLog().error(about, 'A job failed for good.')
    else getLog().warn(about, 'A job failed and will be tried again.')
  })
  return events
}

export const startWorker = async (
  payload: Payload,
  { connectionString, concurrency }: { connectionString: string; concurrency: number },
): Promise<RunningWorker> => {
  let stopping = false
  let runner: Runner
  // Our own pool: the library stops listening for errors on its pool before it closes it.
  const pgPool = sturdyPool({ connectionString, max: Math.min(10, concurrency + 2) })
  const begin = () =>
    run({
      pgPool,
      concurrency,
      pollInterval: 2000,
      taskList: taskListFor(payload),
      parsedCronItems: [],
      noHandleSignals: true,
      logger: quietLogger(),
      events: reportFailures(),
    })

  /** The database may go away for a while; the worker comes back with it. */
  const keep = async (): Promise<void> => {
    await runner.promise.catch((error: unknown) =>
      getLog().warn({ err: error }, 'The worker ended.'),
    )
    while (!stopping) {
      await new Promise((resolve) => setTimeout(resolve, RESTART_MS))
      if (stopping) return
      const next = await begin().catch(() => null)
      if (!next) continue
      runner = next
      return keep()
    }
  }

  runner = await begin()
  const kept = keep()
  return {
    async stop() {
      stopping = true
      await runner.stop().catch(() => {})
      await kept
      await pgPool.end()
    },
  }
}
