import type { PayloadRequest } from 'payload'
import type { Act } from '../../cms/jobs/define-task.ts'
import type { JobName } from '../../operations/jobs.ts'
import type { Sql } from './world.ts'
import type { StripeSide } from './world-stripe.ts'

export interface Queue {
  /**
   * Works off every job there is and every call-back of Stripe's on its way, until neither is
   * left. A job that throws goes back for the next call; their words are answered.
   */
  work(): Promise<string[]>
  /** Runs one of the clock's jobs now. */
  run(name: JobName): Promise<void>
  /** Names of the jobs waiting. */
  waiting(): Promise<string[]>
}

interface Job {
  name: JobName
  payload: unknown
  key: string | null
}

const MAX_ROUNDS = 50

export const queueOf = async ({
  sql,
  request,
  stripe,
}: {
  sql: Sql
  request: () => Promise<PayloadRequest>
  stripe: Pick<StripeSide, 'undelivered'>
}): Promise<Queue> => {
  const { TASKS } = await import('../../cms/jobs/tasks/index.ts')

  const act = async (name: JobName, told: unknown): Promise<void> => {
    const task = TASKS[name] as { act: Act<JobName> } | undefined
    if (!task) throw new Error(`There is no task “${name}”.`)
    await task.act(await request(), told as never)
  }

  const take = async (): Promise<Job | undefined> => {
    const [job] = await sql<Job>(
      `with taken as (
        delete from graphile_worker._private_jobs where id = (
          select id from graphile_worker._private_jobs order by priority, run_at, id
          for update skip locked limit 1)
        returning task_id, payload, key)
      select t.identifier as name, taken.payload, taken.key
      from taken join graphile_worker._private_tasks t on t.id = taken.task_id`,
    )
    return job
  }

  const drain = async (failed: Job[], words: string[]): Promise<void> => {
    for (let job = await take(); job; job = await take()) {
      try {
        await act(job.name, job.payload)
      } catch (error) {
        failed.push(job)
        words.push(`${job.name}: ${(error as Error).message}`)
      }
    }
  }

  return {
    work: async () => {
      const failed: Job[] = []
      const words: string[] = []
      for (let round = 0; round < MAX_ROUNDS; round++) {
        await drain(failed, words)
        if ((await stripe.undelivered()) === 0 && (await waitingOf(sql)).length === 0) break
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
      for (const { name, payload, key } of failed)
        await sql('select graphile_worker.add_job($1, $2::json, job_key => $3)', [
          name,
          JSON.stringify(payload),
          key,
        ])
      return words
    },
    run: (name) => act(name, {}),
    waiting: () => waitingOf(sql),
  }
}

const waitingOf = async (sql: Sql): Promise<string[]> =>
  (
    await sql<{ name: string }>(
      'select task_identifier as name from graphile_worker.jobs order by id',
    )
  ).map(({ name }) => name)
