import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { eventually } from '../harness/customer.ts'
import { query } from '../harness/query.ts'
import { type Desk, desksOf, signInAs } from './staff-desks.ts'

const ROLES = ['va', 'estimator', 'ops', 'manager', 'admin', 'contractor'] as const
type Role = (typeof ROLES)[number]

let business: Business
let desks: Record<string, Desk>
const as = (role: Role) => desks[role] as Desk
const ask = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  query<Row>(business.database.url, text, values)

beforeAll(async () => {
  business = await startBusiness({ settings: { LOG_LEVEL: 'silent' } })
  desks = await desksOf(business, ROLES)
})

const allowed: [what: string, roles: Role[], call: (desk: Desk) => Promise<{ status: number }>][] =
  [
    ['the queue of jobs', ['manager', 'admin'], (desk) => desk.get('/jobs')],
    ['trying jobs again', ['manager', 'admin'], (desk) => desk.post('/jobs/retry', { ids: ['1'] })],
    ['the analytics', ['ops', 'manager', 'admin'], (desk) => desk.get('/analytics/matching')],
    ['taking a list out', ['ops', 'manager', 'admin'], (desk) => desk.get('/export/skus')],
    [
      'the names of colleagues',
      ['va', 'estimator', 'ops', 'manager', 'admin'],
      (desk) => desk.get('/users/colleagues'),
    ],
  ]

describe('who may ask for', () => {
  it.each(allowed)('%s', async (_, roles, call) => {
    for (const role of ROLES)
      expect([role, (await call(as(role))).status]).toEqual([
        role,
        roles.includes(role) ? 200 : 403,
      ])
  })

  it('the audit log as a file: not operations, who may not read it either', async () => {
    expect((await as('ops').get('/export/audit-log')).status).toBe(403)
    expect((await as('manager').get('/export/audit-log')).status).toBe(200)
    expect((await as('manager').get('/export/users')).status).toBe(404)
  })
})

describe('the queue of jobs', () => {
  it('shows what failed and why, and tries it again', async () => {
    const [job] = await ask<{ id: string }>(
      `select (graphile_worker.add_job('capture-payment', '{"paymentId":"00000000-0000-7000-8000-000000000000"}',
        run_at => now() + interval '1 day', max_attempts => 3)).id::text`,
    )
    await ask(
      `update graphile_worker._private_jobs set attempts = 3, last_error = 'The card network was away' where id = $1`,
      [job?.id],
    )
    const failed = await as('manager').get<{
      docs: { id: string; error: string; name: string }[]
      counts: Record<string, number>
    }>('/jobs?show=failed')
    expect(failed.body.docs.find(({ id }) => id === job?.id)).toMatchObject({
      name: 'capture-payment',
      error: 'The card network was away',
    })
    const again = await as('manager').post<{ retried: string[] }>('/jobs/retry', {
      ids: [job?.id, '999999999'],
    })
    expect(again.body.retried).toEqual([job?.id])
    const [audit] = await ask(
      `select action from audit_log where resource = 'jobs' and record_id = $1`,
      [job?.id],
    )
    expect(audit?.action).toBe('retry')
    expect((await as('manager').post('/jobs/retry', { ids: ['1; drop table leads'] })).status).toBe(
      400,
    )
  })
})

describe('the analytics of matching', () => {
  it('count what happened, in the period asked for', async () => {
    const { body } = await as('manager').get<{
      fulfilment: { booked: number; done: number; standing: number; cancelled: number }
      conversion: { from: number; quotes: number }[]
    }>('/analytics/matching?from=2000-01-01&to=2000-02-01')
    expect(body.fulfilment.booked).toBe(0)
    const all = await as('manager').get<typeof body>('/analytics/matching')
    const [bookings] = await ask<{ n: number }>(
      `select count(*)::int n from bookings where confirmed_at > now() - interval '29 days'`,
    )
    const { booked, done, standing, cancelled } = all.body.fulfilment
    expect(booked).toBeGreaterThanOrEqual(bookings?.n ?? 0)
    expect(done + standing + cancelled).toBe(booked)
    const [quotes] = await ask<{ n: number }>(
      `select count(*)::int n from quotes where superseded_at is null and created_at > now() - interval '29 days'`,
    )
    const made = all.body.conversion.reduce((sum, band) => sum + band.quotes, 0)
    expect(made).toBeGreaterThanOrEqual(quotes?.n ?? 0)
    expect(all.body.conversion.map(({ from }) => from)).toEqual([0, 10_000, 20_000, 40_000, 80_000])
  })

  it('refuse what is no period', async () => {
    for (const period of [
      'from=x',
      'from=2026-02-30&to=2026-03-01',
      'from=2026-03-02&to=2026-03-01',
    ])
      expect((await as('manager').get(`/analytics/matching?${period}`)).status, period).toBe(400)
  })
})

describe('a list as a file', () => {
  it('has every row the filter asks for, safe to open in a spreadsheet', async () => {
    await ask(
      `update leads set customer_name = '=2+3, "quoted"' where id = (select id from leads where state = 'expired' limit 1)`,
    )
    const { status, body, headers } = await as('manager').get<string>(
      '/export/leads?where[state][equals]=expired',
    )
    const [{ n } = { n: 0 }] = await ask<{ n: number }>(
      `select count(*)::int n from leads where state = 'expired'`,
    )
    expect(status).toBe(200)
    expect(headers.get('x-rows')).toBe(String(n))
    expect(body.trim().split('\r\n')).toHaveLength(n + 1)
    expect(body).toContain(`"'=2+3, ""quoted"""`)
    const [audit] = await ask(
      `select after from audit_log where action = 'export' and resource = 'leads'`,
    )
    expect(audit?.after).toEqual({ rows: n })
  })
})

describe('a colleague who is switched off', () => {
  it('is out at once, cannot come back, and stays in the audit log', async () => {
    const made = await as('admin').post<{ doc: { id: string } }>('/users', {
      name: 'Leaves Tomorrow',
      email: 'leaves@handy.test',
      password: 'only-for-this-test',
      role: 'va',
    })
    const id = made.body.doc.id
    const leaver = await signInAs(business.appUrl, 'leaves@handy.test', 'only-for-this-test')
    expect((await leaver.get('/leads?limit=1')).status).toBe(200)
    expect((await as('manager').patch(`/users/${id}`, { active: false })).status).toBe(403)
    expect((await as('admin').patch(`/users/${id}`, { active: false })).status).toBe(200)
    await eventually(
      'the session to be over',
      async () =>
        (await leaver.get('/leads?limit=1')).status === 403 ||
        (await leaver.get('/leads?limit=1')).status === 401,
    )
    const back = await as('admin').post<{ errors: { code: string; message: string }[] }>(
      '/users/login',
      {
        email: 'leaves@handy.test',
        password: 'only-for-this-test',
      },
    )
    expect([back.status, back.body.errors[0]?.code]).toEqual([403, 'FORBIDDEN'])
    const [kept] = await ask(`select count(*)::int n from audit_log where record_id = $1`, [id])
    expect(kept?.n).toBeGreaterThan(0)
    const names = await as('va').get<{ colleagues: { id: string }[] }>('/users/colleagues')
    expect(names.body.colleagues.map((one) => one.id)).not.toContain(id)
    await as('admin').patch(`/users/${id}`, { active: true })
    const again = await signInAs(business.appUrl, 'leaves@handy.test', 'only-for-this-test')
    expect((await again.get('/leads?limit=1')).status).toBe(200)
  })

  it('is never oneself', async () => {
    const admin = as('admin')
    expect((await admin.patch(`/users/${admin.id}`, { active: false })).status).toBe(400)
    expect((await admin.get('/leads?limit=1')).status).toBe(200)
  })
})
