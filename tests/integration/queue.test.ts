import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '../../cms/jobs/define-task.ts'
import { query } from '../harness/query.ts'
import { ownPayload } from './own-payload.ts'

describe('the job queue', async () => {
  const { database, payload, request } = await ownPayload()
  const { inTransaction } = await import('../../operations/database.ts')
  const { enqueue } = await import('../../operations/jobs.ts')
  const { startWorker } = await import('../../cms/jobs/runner.ts')
  const { TASKS } = await import('../../cms/jobs/tasks/index.ts')

  const real = TASKS['detect-work']
  let work: Act<'detect-work'> = async () => {}
  TASKS['detect-work'] = { name: 'detect-work', act: (req, told) => work(req, told) }
  const start = () => startWorker(payload, { connectionString: database.url, concurrency: 4 })
  const workers = [await start(), await start()]
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()))
    TASKS['detect-work'] = real
  })

  const told: string[] = []
  beforeEach(() => {
    told.length = 0
    work = async (_, { leadId }) => told.push(leadId)
  })
  const waiting = () =>
    query<{ attempts: number; last_error: string | null; run_at: Date }>(
      database.url,
      'select attempts, last_error, run_at from graphile_worker.jobs',
    )
  const add = async (leadId: string, options = {}) => {
    const req = await request()
    await inTransaction(req, () => enqueue(req, 'detect-work', { leadId }, options))
  }

  it('never runs a job of a transaction that was rolled back', async () => {
    const req = await request()
    const refused = inTransaction(req, async () => {
      await enqueue(req, 'detect-work', { leadId: 'never' })
      throw new Error('changed my mind')
    })
    await expect(refused).rejects.toThrow('changed my mind')
    await add('after')
    await expect.poll(() => told).toEqual(['after'])
    expect(await waiting()).toEqual([])
  })

  it('runs each of two hundred jobs once on two workers', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `lead-${index}`)
    await Promise.all(ids.map((id) => add(id)))
    await expect.poll(() => told.length, { timeout: 15_000 }).toBe(200)
    await expect.poll(waiting).toEqual([])
    expect([...told].sort()).toEqual([...ids].sort())
  })

  it('keeps one job of those with the same key', async () => {
    const runAt = new Date(Date.now() + 400)
    await add('first', { jobKey: 'same', runAt })
    await add('second', { jobKey: 'same', runAt })
    await expect.poll(() => told, { timeout: 10_000 }).toEqual(['second'])
  })

  it('gives every job a request of its own, of nobody, in no transaction', async () => {
    const seen: unknown[] = []
    work = async (req) => seen.push([req.user, req.transactionID, req])
    await add('one')
    await add('two')
    await expect.poll(() => seen.length).toBe(2)
    const [[user, transaction, one], [, , two]] = seen as [
      [unknown, unknown, unknown],
      [unknown, unknown, unknown],
    ]
    expect([user, transaction]).toEqual([null, undefined])
    expect(one).not.toBe(two)
  })

  it('tries a failed job again later, and says why it failed', async () => {
    work = async () => {
      throw new Error('The provider is away.')
    }
    await add('fails')
    await expect.poll(async () => (await waiting())[0]?.last_error).toBe('The provider is away.')
    const [job] = await waiting()
    expect(job?.attempts).toBe(1)
    expect(job?.run_at.getTime()).toBeGreaterThan(Date.now())
    await query(database.url, 'delete from graphile_worker._private_jobs')
  })

  it('goes on after the database has thrown everybody out', async () => {
    await query(
      database.url,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    await expect
      .poll(
        () =>
          add('again').then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true)
    await expect.poll(() => told, { timeout: 20_000 }).toContain('again')
  })

  it('stops whole at any moment of its coming back', async () => {
    for (const wait of [0, 1000, 1010, 1030, 1060]) {
      const worker = await start()
      await query(
        database.url,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
      await new Promise((resolve) => setTimeout(resolve, wait))
      const stopped = worker.stop().then(() => 'stopped')
      const late = new Promise((resolve) => setTimeout(resolve, 10_000, `late after ${wait} ms`))
      expect(await Promise.race([stopped, late])).toBe('stopped')
    }
  }, 70_000)
})
