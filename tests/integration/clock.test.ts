import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../harness/query.ts'
import { ownPayload } from './own-payload.ts'

describe('the clock', async () => {
  const { database, payload } = await ownPayload()
  const { tick, startClock, minuteOf, tidy } = await import('../../cms/jobs/clock.ts')
  const { startWorker } = await import('../../cms/jobs/runner.ts')
  const { TASKS } = await import('../../cms/jobs/tasks/index.ts')
  const processes: pg.Pool[] = []
  const jobs = () =>
    query<{ key: string }>(database.url, 'select key from graphile_worker.jobs order by key')

  beforeAll(() => {
    for (let i = 0; i < 10; i++)
      processes.push(new pg.Pool({ connectionString: database.url, max: 2 }))
  })
  afterAll(() => Promise.all(processes.map((pool) => pool.end())))

  it('starts a job once however many processes tick the same minute at once', async () => {
    const at = new Date('2026-11-23T10:05:00Z')
    const first = await Promise.all(processes.map((pool) => tick(pool, 'expire-holds', at)))
    expect(first.filter(Boolean)).toHaveLength(1)
    expect(await jobs()).toEqual([{ key: 'expire-holds:2026-11-23T10:05' }])
    await query(database.url, 'delete from graphile_worker._private_jobs')
  })

  it('runs it once though some tick late, after it ran and left the queue', async () => {
    let ran = 0
    const known = TASKS['expire-leads']
    TASKS['expire-leads'] = { name: 'expire-leads', act: async () => ++ran }
    const worker = await startWorker(payload, { connectionString: database.url, concurrency: 2 })
    const minute = new Date('2026-11-23T10:15:00Z').getTime()
    await Promise.all(
      processes.map(async (pool, late) => {
        await new Promise((resolve) => setTimeout(resolve, late * 80))
        await tick(pool, 'expire-leads', new Date(minute + late * 5900))
      }),
    )
    await expect.poll(async () => (await jobs()).length).toBe(0)
    await worker.stop()
    TASKS['expire-leads'] = known
    expect(ran).toBe(1)
  })

  it('makes up for the last tick that nobody made, and for no more', async () => {
    const now = new Date('2026-11-23T12:34:20Z')
    const clock = startClock(payload.db.pool, {
      schedule: [
        { name: 'renew-availability', at: '30 3 * * *' },
        { name: 'send-reminders', at: '0 * * * *' },
      ],
      now: () => now,
    })
    await expect
      .poll(async () => (await jobs()).map(({ key }) => key))
      .toEqual(['renew-availability:2026-11-23T03:30', 'send-reminders:2026-11-23T12:00'])
    await clock.stop()
  })

  it('keeps London’s hours in summer', async () => {
    await query(database.url, 'delete from graphile_worker._private_jobs')
    const clock = startClock(payload.db.pool, {
      schedule: [{ name: 'renew-availability', at: '30 3 * * *' }],
      now: () => new Date('2026-07-01T12:00:00Z'),
    })
    await expect
      .poll(async () => (await jobs()).map(({ key }) => key))
      .toEqual(['renew-availability:2026-07-01T02:30'])
    await clock.stop()
  })

  it('forgets old ticks and keeps fresh ones', async () => {
    await tick(payload.db.pool, 'expire-holds', new Date())
    await tidy(payload.db.pool)
    const left = await query<{ minute: Date }>(
      database.url,
      `select minute from clock_ticks where name = 'expire-holds'`,
    )
    expect(left.map(({ minute }) => minute)).toContainEqual(minuteOf(new Date()))
    const old = await query(
      database.url,
      `select 1 from clock_ticks where minute < now() - interval '3 days'`,
    )
    expect(old).toEqual([])
  })
})
