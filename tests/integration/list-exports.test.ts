import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { eventually } from '../harness/customer.ts'
import { watchFeed } from '../harness/live-feed.ts'
import { query } from '../harness/query.ts'
import { type Desk, desksOf } from './staff-desks.ts'

interface Doc {
  id: string
  state: string
  rowsDone: number
  rowsExpected: number
  why: string | null
  expiresAt: string | null
}

/** So many take several seconds and several turns to write. */
const MANY = 80_000
const LONG_MS = 90_000
/** A kind of record no test changes, so that what is in the audit log of it is ours. */
const OURS = { resource: { equals: 'postcode-areas' } }

let business: Business
let desks: Record<string, Desk>
const desk = (role: string) => desks[role] as Desk
const ask = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  query<Row>(business.database.url, text, values)

beforeAll(async () => {
  business = await startBusiness({ settings: { LOG_LEVEL: 'silent' } })
  desks = await desksOf(business, ['va', 'ops', 'manager', 'admin'])
  await ask(
    `insert into audit_log (action, resource, record_id) select 'update', 'postcode-areas', n from generate_series(1, $1::int) n`,
    [MANY],
  )
})

const start = async (role: string, list: string, where?: unknown) => {
  const { status, body } = await desk(role).post<{ doc: { id: string } }>(`/export/${list}`, {
    where,
  })
  expect(status).toBe(201)
  return body.doc.id
}
const stands = async (role: string, id: string) =>
  (await desk(role).get<Doc>(`/list-exports/${id}`)).body
const until = (role: string, id: string, state: string) =>
  eventually(
    `the export to be ${state}`,
    async () => (await stands(role, id)).state === state,
    LONG_MS,
  )
const fileOf = (role: string, id: string) => desk(role).get<string>(`/list-exports/${id}/file`)
const onDisk = (id: string) => existsSync(join(business.env.dataDir, 'exports', `${id}.csv`))
const started = (id: string) =>
  eventually(
    'the first rows to be written',
    async () =>
      (await ask('select 1 from list_exports where id = $1 and rows_done > 0', [id])).length > 0,
    LONG_MS,
  )
const records = (csv: string) =>
  csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(',')[5]))

describe('a list written to a file behind the desk', () => {
  it('is the list as it would be streamed, and says how far it is to whoever asked alone', async () => {
    const [mine, another] = await Promise.all([
      watchFeed(business.appUrl, 'ops@handy.test'),
      watchFeed(business.appUrl, 'manager@handy.test'),
    ])
    const where = { state: { equals: 'expired' } }
    const id = await start('ops', 'leads', where)
    await until('ops', id, 'ready')
    const streamed = await desk('ops').get<string>('/export/leads?where[state][equals]=expired')
    const { status, body, headers } = await fileOf('ops', id)
    expect([status, body]).toEqual([200, streamed.body])
    expect(headers.get('content-disposition')).toMatch(/leads-\d{4}-\d\d-\d\d\.csv/)
    const done = await stands('ops', id)
    expect(done.rowsDone).toBe(Number(streamed.headers.get('x-rows')))
    expect(done.rowsExpected).toBe(done.rowsDone)
    const heard = ({ heard: all }: typeof mine) =>
      all.filter(({ resource, ids }) => resource === 'list-exports' && ids.includes(id))
    await eventually('the feed to tell', async () => heard(mine).length > 1, 15_000)
    await Promise.all([mine.stop(), another.stop()])
    expect(heard(another)).toEqual([])
    const audit = await ask<{ action: string }>(
      `select action from audit_log where user_id = $1 and resource = 'leads' order by id`,
      [desk('ops').id],
    )
    expect(audit.map(({ action }) => action)).toEqual(['export', 'export', 'fetch-export'])
  })

  it('is nobody else’s to see, fetch or stop, and not for every role', async () => {
    const id = await start('manager', 'skus')
    await until('manager', id, 'ready')
    for (const role of ['ops', 'admin']) {
      expect((await desk(role).get(`/list-exports/${id}`)).status).toBe(404)
      expect((await fileOf(role, id)).status).toBe(404)
      expect((await desk(role).post(`/list-exports/${id}/cancel`)).status).toBe(404)
    }
    expect((await desk('va').post('/export/skus')).status).toBe(403)
    expect((await fileOf('va', id)).status).toBe(403)
    expect((await desk('ops').post('/export/audit-log')).status).toBe(403)
    expect((await desk('manager').post('/export/users')).status).toBe(404)
    expect((await desk('ops').post('/export/leads', { where: 'all of them' })).status).toBe(400)
    expect((await desk('ops').post('/export/leads', { where: { no: { equals: 1 } } })).status).toBe(
      400,
    )
    expect((await fileOf('manager', 'no-id')).status).toBe(404)
    expect((await fetch(`${business.appUrl}/api/list-exports/${id}/file`)).status).toBe(401)
    expect((await desk('manager').patch(`/list-exports/${id}`, { state: 'ready' })).status).toBe(
      403,
    )
  })

  it('can be stopped on its way: its file goes, and it stays stopped', {
    timeout: LONG_MS,
  }, async () => {
    const id = await start('manager', 'audit-log', OURS)
    await started(id)
    expect((await desk('manager').post(`/list-exports/${id}/cancel`)).status).toBe(200)
    await eventually('its file to go', async () => !onDisk(id), LONG_MS)
    expect((await stands('manager', id)).state).toBe('cancelled')
    expect((await fileOf('manager', id)).status).toBe(404)
    expect((await desk('manager').post(`/list-exports/${id}/cancel`)).status).toBe(409)
  })

  it('goes on after the app was killed, every row once', { timeout: 2 * LONG_MS }, async () => {
    const id = await start('admin', 'audit-log', OURS)
    await started(id)
    await business.app.kill()
    const [left] = await ask<{ rowsDone: number; state: string }>(
      'select rows_done as "rowsDone", state from list_exports where id = $1',
      [id],
    )
    expect(left?.state).toBe('going')
    await business.app.start()
    await until('admin', id, 'ready')
    const found = records((await fileOf('admin', id)).body)
    expect(found).toHaveLength(MANY)
    expect(new Set(found).size).toBe(MANY)
    expect((await stands('admin', id)).rowsDone).toBe(MANY)
  })

  it('is begun afresh where its file is not to be found', { timeout: LONG_MS }, async () => {
    const [half] = await ask<{ id: string }>(
      `insert into list_exports (list, owner_id, state, rows_done, bytes_done, last_id, asked)
        select 'contractor-tasks', $1, 'going', 7, 500, (select max(id::text)::uuid from contractor_tasks), 'null' returning id`,
      [desk('ops').id],
    )
    const id = half?.id as string
    await ask(
      `select graphile_worker.add_job('write-export', json_build_object('exportId', $1::text))`,
      [id],
    )
    await until('ops', id, 'ready')
    expect((await fileOf('ops', id)).body).toBe(
      (await desk('ops').get<string>('/export/contractor-tasks')).body,
    )
  })

  it('is not written for somebody who has left meanwhile', { timeout: LONG_MS }, async () => {
    const [gone] = await ask<{ id: string }>(
      `insert into users (name, role, email, active) values ('Gone', 'ops', 'gone@handy.test', false) returning id`,
    )
    const [left] = await ask<{ id: string }>(
      `insert into list_exports (list, owner_id) values ('skus', $1) returning id`,
      [gone?.id],
    )
    await ask(
      `select graphile_worker.add_job('write-export', json_build_object('exportId', $1::text))`,
      [left?.id],
    )
    await eventually(
      'the export to be given up',
      async () =>
        (await ask(`select 1 from list_exports where id = $1 and state = 'failed'`, [left?.id]))
          .length > 0,
      LONG_MS,
    )
    expect(onDisk(left?.id as string)).toBe(false)
  })

  it('is refused while three of one’s own are under way', async () => {
    await ask(
      `insert into list_exports (list, owner_id) select 'skus', $1 from generate_series(1, 3)`,
      [desk('ops').id],
    )
    const { status, body } = await desk('ops').post<{ errors: { code: string }[] }>('/export/skus')
    expect([status, body.errors[0]?.code]).toEqual([409, 'CONFLICT'])
    await ask(`delete from list_exports where owner_id = $1 and state = 'waiting'`, [
      desk('ops').id,
    ])
  })

  it('goes after its day, and with every file nobody’s export speaks of', {
    timeout: LONG_MS,
  }, async () => {
    const id = await start('ops', 'skus')
    await until('ops', id, 'ready')
    const { expiresAt } = await stands('ops', id)
    const hours = (Date.parse(expiresAt ?? '') - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23)
    expect(hours).toBeLessThanOrEqual(24.1)
    await ask(`update list_exports set expires_at = now() - interval '1 minute' where id = $1`, [
      id,
    ])
    expect((await fileOf('ops', id)).status).toBe(404)
    await ask(`select graphile_worker.add_job('sweep-exports', '{}')`)
    await until('ops', id, 'expired')
    await eventually('its file to go', async () => !onDisk(id), LONG_MS)
  })

  it('is taken back when a customer is erased who may be in it', { timeout: LONG_MS }, async () => {
    const leads = await start('ops', 'leads', { customerName: { contains: 'a' } })
    const prices = await start('ops', 'skus')
    await until('ops', leads, 'ready')
    await until('ops', prices, 'ready')
    const [lead] = await ask<{ id: string }>(
      `select id from leads l where state = 'expired' and not exists (select from leads o where o.phone = l.phone and o.state <> 'expired') limit 1`,
    )
    expect((await desk('admin').post(`/leads/${lead?.id}/erase`)).status).toBe(200)
    const taken = await stands('ops', leads)
    expect(taken).toMatchObject({ state: 'withdrawn', why: expect.stringContaining('erased') })
    expect((await fileOf('ops', leads)).status).toBe(404)
    await eventually('its file to go', async () => !onDisk(leads), LONG_MS)
    expect((await fileOf('ops', prices)).status).toBe(200)
    const [kept] = await ask<{ n: number }>(
      `select count(*)::int n from list_exports where list = 'leads' and asked is not null`,
    )
    expect(kept?.n).toBe(0)
    expect(readdirSync(join(business.env.dataDir, 'exports'))).toContain(`${prices}.csv`)
  })
})
