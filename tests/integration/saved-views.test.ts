import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { type Desk, desksOf } from './staff-desks.ts'

interface View {
  id: string
  name: string | null
  shared: boolean
  owner: string
  query: string
}

let business: Business
let desks: Record<string, Desk>
const desk = (role: string) => desks[role] as Desk

beforeAll(async () => {
  business = await startBusiness({ settings: { LOG_LEVEL: 'silent' } })
  desks = await desksOf(business, ['va', 'estimator', 'manager', 'contractor'])
})

const keep = async (role: string, body: Partial<View> & { list?: string }) => {
  const view = { list: 'leads', query: 'stage=Quoted&sort=-createdAt', ...body }
  const { status, body: answer } = await desk(role).post<{ doc: View }>('/saved-views', view)
  return { status, view: answer.doc }
}

const names = async (role: string) => {
  const { body } = await desk(role).get<{ docs: View[] }>(
    '/saved-views?where[list][equals]=leads&limit=100',
  )
  return body.docs.map(({ name }) => name)
}

describe('saved views', () => {
  it('are their maker’s alone, whoever they say they are', async () => {
    const { status, view } = await keep('va', {
      name: 'My own',
      owner: desk('manager').id,
      shared: true,
    })
    expect([status, view.owner, view.shared]).toEqual([201, desk('va').id, false])
    expect(await names('va')).toContain('My own')
    expect(await names('manager')).not.toContain('My own')
    for (const role of ['estimator', 'manager', 'contractor']) {
      const changed = await desk(role).patch(`/saved-views/${view.id}`, { name: 'Stolen' })
      expect([403, 404], role).toContain(changed.status)
      expect([403, 404], role).toContain(
        (await desk(role).delete(`/saved-views/${view.id}`)).status,
      )
    }
    expect((await desk('va').patch(`/saved-views/${view.id}`, { name: 'Renamed' })).status).toBe(
      200,
    )
    expect((await desk('va').delete(`/saved-views/${view.id}`)).status).toBe(200)
  })

  it('are shared by managers alone, seen by everybody, and changed by managers alone', async () => {
    const { view } = await keep('manager', { name: 'For everybody', shared: true })
    expect(view.shared).toBe(true)
    expect(await names('estimator')).toContain('For everybody')
    const path = `/saved-views/${view.id}`
    for (const refused of [
      await desk('estimator').patch(path, { name: 'Mine now' }),
      await desk('estimator').delete(path),
    ])
      expect([403, 404]).toContain(refused.status)
    expect((await desk('contractor').get(path)).status).toBe(403)
    expect((await desk('manager').delete(path)).status).toBe(200)
  })

  it('have a name once per person and list, and an address’s query', async () => {
    expect((await keep('va', { name: 'Twice' })).status).toBe(201)
    expect((await keep('va', { name: 'Twice' })).status).toBe(400)
    expect((await keep('va', { name: 'Twice', list: 'quotes' })).status).toBe(201)
    expect((await keep('estimator', { name: 'Twice' })).status).toBe(201)
    expect((await keep('va', { name: 'Odd', query: '<script>' })).status).toBe(400)
    expect((await keep('va', { name: 'Odd', list: 'payments' })).status).toBe(400)
  })

  it('go with the person who made them', async () => {
    const [made] = await query<{ id: string }>(
      business.database.url,
      `insert into users (name, role, email) values ('Gone Soon', 'va', 'gone@handy.test') returning id`,
    )
    const all = () =>
      query(business.database.url, 'select 1 from saved_views where owner_id = $1', [made?.id])
    await query(
      business.database.url,
      `insert into saved_views (list, name, owner_id, query) values ('leads', 'Mine', $1, '')`,
      [made?.id],
    )
    await query(business.database.url, 'delete from users where id = $1', [made?.id])
    expect(await all()).toEqual([])
  })
})
