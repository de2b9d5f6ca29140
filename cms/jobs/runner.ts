/** The worker: takes jobs off the queue in Postgres, one request of its own for each. */
import { EventEmitter } from 'node:events'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Payload } from 'payload'
import type { JobName } from '../../operations/jobs.ts'
import { sturdyPool } from '../../operations/platform/sturdy-pool.ts'
import { getLog } from '../log.ts'
import { localRequest } from '../payload.ts'
import { type Crew, joinCrew } from './crew.ts'
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
const eventsFor = (crew: Crew): WorkerEvents => {
  const events = new EventEmitter() as WorkerEvents
  // A job is locked in the name of its worker, or of the pool that took it for one.
  events.on('worker:create', ({ worker }) => crew.enlist(worker.workerId))
  events.on('pool:create', ({ workerPool }) => crew.enlist(workerPool.id))
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
  // Our own pool: the library stops listening for errors on its pool before it closes it.
  const pgPool = sturdyPool({ connectionString, max: Math.min(10, concurrency + 2) })

  /** One run is one crew: what the last one left locked is given back as it begins. */
  const begin = async () => {
    let lost = () => {}
    const crewLost = new Promise<void>((resolve) => {
      lost = resolve
    })
    const crew = await joinCrew(connectionString, () => lost())
    const runner = await run({
      pgPool,
      concurrency,
      pollInterval: 2000,
      taskList: taskListFor(payload),
      parsedCronItems: [],
      noHandleSignals: true,
      logger: quietLogger(),
      events: eventsFor(crew),
    }).catch(async (error: unknown) => {
      await crew.leave()
      throw error
    })
    let ending: Promise<void> | undefined
    const end = () => {
      ending ??= runner.stop().catch(() => {})
      return ending
    }
    const ended = runner.promise.catch((error: unknown) =>
      getLog().warn({ err: error }, 'The worker ended.'),
    )
    /** Over when the run ends, or its lock is gone: then it must not go on. */
    const over = async () => {
      await Promise.race([ended, crewLost])
      await end()
      await crew.leave()
    }
    return { end, over: over() }
  }

  let current = await begin()
  /** The database may go away for a while; the worker comes back with it. */
  const keep = async (): Promise<void> => {
    while (!stopping) {
      await current.over
      if (stopping) return
      await new Promise((resolve) => setTimeout(resolve, RESTART_MS))
      current = (await begin().catch(() => null)) ?? current
    }
  }
  const kept = keep()
  return {
    async stop() {
      stopping = true
      await current.end()
      await kept
      // The one that was just coming back when we were told has to be ended too.
      await current.end()
      await current.over
      await pgPool.end()
    },
  }
}
