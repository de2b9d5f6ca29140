import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

interface Heard {
  resource: string
  type: string
  ids: string[]
}

describe('the live feed', () => {
  let business: Business
  const sql = (text: string) => query<{ id: string }>(business.database.url, text)

  beforeAll(async () => {
    business = await startBusiness()
  })

  /** Listens as somebody until told to stop; what it heard, and the last event's id. */
  const listenAs = async (role: string, lastEventId?: string) => {
    const login = await fetch(`${business.appUrl}/api/users/login`, {
      method: 'POST',
      body: JSON.stringify({ email: `${role}@handy.test`, password: 'handy-demo-1' }),
      headers: { 'content-type': 'application/json' },
    })
    const { token } = (await login.json()) as { token: string }
    const stop = new AbortController()
    const answer = await fetch(`${business.appUrl}/api/live`, {
      signal: stop.signal,
      headers: {
        authorization: `JWT ${token}`,
        ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
      },
    })
    let text = ''
    const reading = (async () => {
      const decoder = new TextDecoder()
      for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true })
    })().catch(() => {})
    await expect.poll(() => text).toContain('id: ')
    return {
      heard: () =>
        [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '') as Heard),
      last: () => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '',
      stop: async () => {
        stop.abort()
        await reading
      },
    }
  }
  const touch = (table: string, rows: number) =>
    sql(
      `update ${table} set updated_at = now() where id in (select id from ${table} order by id limit ${rows}) returning id`,
    )

  it('asks who is there', async () => {
    expect((await fetch(`${business.appUrl}/api/live`)).status).toBe(401)
  })

  it('says in one word what many rows of a table did at once', async () => {
    const va = await listenAs('va')
    const changed = await touch('leads', 20)
    await expect.poll(() => va.heard().flatMap(({ ids }) => ids).length).toBeGreaterThanOrEqual(20)
    const about = va
      .heard()
      .filter(({ resource, type }) => resource === 'leads' && type === 'updated')
    expect(about.length).toBeLessThanOrEqual(2)
    expect(new Set(about.flatMap(({ ids }) => ids))).toEqual(new Set(changed.map(({ id }) => id)))
    await va.stop()
  })

  it('tells people only of tables they may read whole', async () => {
    const [va, contractor] = [await listenAs('va'), await listenAs('contractor')]
    await touch('messages', 1)
    await expect.poll(() => va.heard().map(({ resource }) => resource)).toContain('messages')
    expect(contractor.heard()).toEqual([])
    await Promise.all([va.stop(), contractor.stop()])
  })

  it('makes up for what was missed, and says so where it cannot', async () => {
    const first = await listenAs('ops')
    await touch('leads', 1)
    await expect.poll(() => first.heard().length).toBeGreaterThan(0)
    const seen = first.last()
    await first.stop()
    await touch('quotes', 1)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const back = await listenAs('ops', seen)
    await expect.poll(() => back.heard().map(({ resource }) => resource)).toContain('quotes')
    expect(back.heard().map(({ resource }) => resource)).not.toContain('*')
    await back.stop()
    const fromElsewhere = await listenAs('ops', 'another-12')
    await expect
      .poll(() => fromElsewhere.heard())
      .toContainEqual({ resource: '*', type: 'refresh', ids: [] })
    await fromElsewhere.stop()
  })

  it('comes back after the database threw it out, and tells everybody to look again', async () => {
    const admin = await listenAs('admin')
    await sql(
      `select pg_terminate_backend(pid)::text as id from pg_stat_activity
        where datname = current_database() and query ilike 'listen live'`,
    )
    await expect
      .poll(() => admin.heard(), { timeout: 10_000 })
      .toContainEqual({ resource: '*', type: 'refresh', ids: [] })
    await touch('exceptions', 1)
    await expect.poll(() => admin.heard().map(({ resource }) => resource)).toContain('exceptions')
    await admin.stop()
  })
})
