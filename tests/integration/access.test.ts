import { beforeAll, describe, expect, it } from 'vitest'
import { COUNTED_TO } from '../../domain/counting.ts'
import {
  ACTIONS,
  type Action,
  type Grant,
  grantFor,
  mayReadField,
  PERMISSIONS,
  PRIVATE_FIELDS,
  type Resource,
  ROLES,
  type Role,
} from '../../domain/roles.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { type Answer, OWN_ROWS } from './own-rows.ts'

const RESOURCES = Object.keys(PERMISSIONS) as Resource[]
const NOBODY = '00000000-0000-7000-8000-000000000000'

describe('who may do what, over HTTP', () => {
  let business: Business
  const tokens = new Map<Role, string>()
  const userIds = new Map<Role, string>()
  const ask = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    query<Row>(business.database.url, text, values)

  const call = async (
    role: Role | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer> => {
    const token = role && tokens.get(role)
    const answer = await fetch(`${business.appUrl}/api/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `JWT ${token}` } : {}),
      },
    })
    return { status: answer.status, body: (await answer.json()) as Answer['body'] }
  }

  beforeAll(async () => {
    business = await startBusiness()
    for (const role of ROLES) {
      const answer = await fetch(`${business.appUrl}/api/users/login`, {
        method: 'POST',
        body: JSON.stringify({ email: `${role}@handy.test`, password: 'handy-demo-1' }),
        headers: { 'content-type': 'application/json' },
      })
      const { token, user } = (await answer.json()) as { token: string; user: { id: string } }
      tokens.set(role, token)
      userIds.set(role, user.id)
    }
    // Nobody of the demo has taken a list out.
    await ask(
      `insert into list_exports (list, owner_id, state) select 'skus', id, 'expired' from users where role in ('ops', 'manager', 'admin')`,
    )
  })

  const ownIds = async (role: Role, resource: Resource): Promise<string[]> => {
    const text = OWN_ROWS[resource]
    if (!text) throw new Error(`Nobody has said which rows of ${resource} are one’s own.`)
    return (await ask<{ id: string }>(text, [userIds.get(role)])).map(({ id }) => id).sort()
  }

  const checkRead = async (role: Role, resource: Resource, grant: Grant | null) => {
    const { status, body } = await call(role, 'GET', `${resource}?limit=200&sort=id`)
    if (!grant) return expect([status, body.errors?.[0]?.code]).toEqual([403, 'FORBIDDEN'])
    expect(status).toBe(200)
    const table = resource.replaceAll('-', '_')
    const [all] = await ask<{ n: number }>(`select count(*)::int n from ${table}`)
    const exact = all && all.n <= COUNTED_TO
    if (grant === 'all')
      return exact
        ? expect(body.totalDocs).toBe(all.n)
        : expect(body.totalDocs).toBeGreaterThan(COUNTED_TO)
    const own = await ownIds(role, resource)
    expect(own.length).toBeGreaterThan(0)
    expect(body.docs?.map(({ id }) => String(id)).sort()).toEqual(own)
    const [other] = await ask<{ id: string }>(
      `select id from ${table} where id <> all($1::uuid[]) limit 1`,
      [own],
    )
    if (other) expect((await call(role, 'GET', `${resource}/${other.id}`)).status).toBe(404)
  }

  /** What is asked is never valid, or of nobody's row: allowed means refused for another reason. */
  const ATTEMPTS: Record<
    Exclude<Action, 'read'>,
    (role: Role | null, resource: Resource) => Promise<Answer>
  > = {
    create: (role, resource) => call(role, 'POST', resource, {}),
    update: (role, resource) => call(role, 'PATCH', `${resource}/${NOBODY}`, {}),
    delete: (role, resource) => call(role, 'DELETE', `${resource}/${NOBODY}`),
  }

  const checkWrite = async (
    role: Role,
    resource: Resource,
    action: Exclude<Action, 'read'>,
    grant: Grant | null,
  ) => {
    const { status } = await ATTEMPTS[action](role, resource)
    if (!grant) return expect(status).toBe(403)
    if (action === 'create') return expect(status).toBe(400)
    expect(grant === 'own' ? [403, 404] : [404]).toContain(status)
  }

  for (const resource of RESOURCES)
    for (const action of ACTIONS)
      it(`${action} ${resource}: as the role table says, for every role`, async () => {
        for (const role of ROLES) {
          const grant = grantFor(role, resource, action)
          if (action === 'read') await checkRead(role, resource, grant)
          else await checkWrite(role, resource, action, grant)
        }
      })

  it('tells strangers to sign in, whatever they ask', async () => {
    for (const resource of RESOURCES) {
      const answers = [
        await call(null, 'GET', resource),
        await call(null, 'GET', `${resource}/${NOBODY}`),
        await call(null, 'GET', `${resource}/count`),
        ...(await Promise.all(Object.values(ATTEMPTS).map((attempt) => attempt(null, resource)))),
      ]
      for (const { status, body } of answers)
        expect([resource, status, body.errors?.[0]?.code]).toEqual([resource, 401, 'UNAUTHORIZED'])
    }
  })

  it('lets nobody change or remove another’s row by way of a bulk change', async () => {
    const [lead] = await ask<{ id: string }>('select id from leads limit 1')
    const asked = `leads?where[id][in]=${lead?.id}`
    for (const role of ROLES) {
      expect((await call(role, 'DELETE', asked)).status, role).toBe(403)
      const change = await call(role, 'PATCH', asked, { customerName: 'Changed' })
      expect(change.status, role).toBe(grantFor(role, 'leads', 'update') ? 200 : 403)
    }
    for (const everything of [
      '',
      '?where=1',
      '?where[id][exists]=true',
      '?where[confidence][equals]=expert',
    ])
      for (const method of ['DELETE', 'PATCH'])
        expect((await call('admin', method, `contractor-skills${everything}`, {})).status).toBe(400)
    expect(await ask('select 1 from contractor_skills limit 1')).toHaveLength(1)
  })

  describe('private columns', () => {
    for (const [resource, fields] of Object.entries(PRIVATE_FIELDS) as [
      Resource,
      Record<string, readonly Role[]>,
    ][])
      for (const field of Object.keys(fields))
        it(`${resource}.${field} is read, filtered and sorted by only by those who may`, async () => {
          for (const role of ROLES) {
            if (!grantFor(role, resource, 'read')) continue
            const may = mayReadField(role, resource, field)
            const plain = await call(role, 'GET', `${resource}?limit=5`)
            const chosen = await call(role, 'GET', `${resource}?limit=5&select[${field}]=true`)
            for (const { body } of [plain, chosen])
              for (const doc of body.docs ?? []) expect([role, field in doc]).toEqual([role, may])
            for (const way of [`sort=${field}`, `where[${field}][exists]=true`])
              expect([role, way, (await call(role, 'GET', `${resource}?${way}`)).status]).toEqual([
                role,
                way,
                may ? 200 : 400,
              ])
          }
        })

    it('stay private when reached through another table', async () => {
      const { body } = await call('va', 'GET', 'bookings?depth=2&limit=20')
      const contractors =
        body.docs?.map(({ contractor }) => contractor as Record<string, unknown>) ?? []
      expect(contractors.length).toBeGreaterThan(0)
      for (const contractor of contractors) {
        expect(contractor).toHaveProperty('name')
        expect(contractor).not.toHaveProperty('payPercent')
      }
      expect(
        (await call('va', 'GET', 'bookings?where[contractor.payPercent][greater_than]=1')).status,
      ).toBe(400)
      expect((await call('va', 'GET', 'bookings?sort=contractor.payPercent')).status).toBe(400)
    })

    it('show a contractor their job, and nothing of the customer by its back door', async () => {
      const { body } = await call('contractor', 'GET', 'contractor-jobs?depth=3')
      expect(body.docs?.length).toBeGreaterThan(0)
      for (const { booking } of body.docs ?? []) expect(typeof booking).toBe('string')
      const asked = await call(
        'contractor',
        'GET',
        'contractor-jobs?where[booking.lead.phone][like]=447',
      )
      expect(asked.status).toBe(400)
      expect((await call(null, 'GET', 'health')).status).toBe(200)
    })

    it('never show a password’s remains', async () => {
      const { body } = await call(
        'admin',
        'GET',
        'users?select[hash]=true&select[salt]=true&select[email]=true',
      )
      expect(body.docs?.length).toBeGreaterThan(5)
      expect(JSON.stringify(body)).not.toMatch(/"(hash|salt|password|resetPasswordToken)"/)
    })
  })

  it('removes a user who has done nothing yet, and keeps one whom the audit log names', async () => {
    const made = await call('admin', 'POST', 'users', {
      name: 'A Newcomer',
      email: 'newcomer@handy.test',
      password: 'only-for-this-test',
      role: 'va',
    })
    expect(made.status).toBe(201)
    const [newcomer] = await ask<{ id: string }>(
      `select id from users where email = 'newcomer@handy.test'`,
    )
    expect((await call('admin', 'DELETE', `users/${newcomer?.id}`)).status).toBe(200)
    const [lead] = await ask<{ id: string }>('select id from leads limit 1')
    await call('va', 'PATCH', `leads/${lead?.id}`, { customerName: 'Renamed by the VA' })
    const { status, body } = await call('admin', 'DELETE', `users/${userIds.get('va')}`)
    expect([status, body.errors?.[0]?.code]).toEqual([409, 'CONFLICT'])
  })

  it('lets nobody raise their own rank, or mark themselves as real', async () => {
    for (const role of ROLES) {
      const id = userIds.get(role)
      await call(role, 'PATCH', `users/${id}`, {
        role: 'manager',
        isDemo: false,
        name: `A ${role}`,
      })
      const [user] = await ask(`select role, is_demo, name from users where id = $1`, [id])
      expect(user).toEqual({
        role: role === 'admin' ? 'manager' : role,
        is_demo: true,
        name: `A ${role}`,
      })
    }
  })
})
