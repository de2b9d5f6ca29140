import { beforeAll, describe, expect, it } from 'vitest'
import type { Preview } from '../../operations/catalogue/judge-file.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { type Desk, desksOf } from './staff-desks.ts'

const ROLES = ['va', 'estimator', 'ops', 'manager', 'admin', 'contractor'] as const
const BOOK = '/catalogue/skus/import'

let business: Business
let desks: Record<(typeof ROLES)[number], Desk>
const ask = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  query<Row>(business.database.url, text, values)
const fileOf = async (path: string) => {
  const answer = await fetch(`${business.appUrl}/api${path}`, { headers: desks.ops.headers })
  return answer.text()
}
const preview = (csv: string, list = 'skus') =>
  desks.ops.post<Preview>(`/catalogue/${list}/import/preview`, { csv })
/** Previews a file and confirms it, as the screen does. */
const importIt = async (csv: string, list = 'skus') => {
  const { fingerprint } = (await preview(csv, list)).body
  return desks.ops.post<{ counts: Preview['counts'] }>(`/catalogue/${list}/import`, {
    csv,
    fingerprint,
  })
}
const skuOf = async (code: string) => {
  const [sku] = await ask<{ id: string; price: number; name: string; category: string }>(
    'select id, price, name, category from skus where code = $1',
    [code],
  )
  if (!sku) throw new Error(`no ${code}`)
  return sku
}
const someCode = async (skip: number) => {
  const [sku] = await ask<{ code: string }>(
    'select code from skus where is_active order by code limit 1 offset $1',
    [skip],
  )
  return sku?.code ?? ''
}

beforeAll(async () => {
  business = await startBusiness({ settings: { LOG_LEVEL: 'silent' } })
  desks = (await desksOf(business, ROLES)) as typeof desks
})

describe('the catalogue as a file', () => {
  it.each(['skus', 'contractor-tasks'])(
    '%s come back from their export unchanged',
    async (list) => {
      const { status, body } = await preview(await fileOf(`/export/${list}`), list)
      expect(status).toBe(200)
      const { same, ...others } = body.counts
      expect([others, body.rows.filter(({ outcome }) => outcome !== 'same')]).toEqual([
        { new: 0, changed: 0, refused: 0 },
        [],
      ])
      expect(same).toBeGreaterThan(60)
    },
  )

  it('has a template that shows how, and changes nothing', async () => {
    const csv = await fileOf('/catalogue/skus/template')
    expect(csv).toMatch(/^\uFEFF?Code,Name,Category,Price,Minutes,Tasks,/)
    expect((await preview(csv)).body.counts).toEqual({ new: 0, changed: 0, same: 1, refused: 0 })
  })

  it('writes nothing at the preview, and exactly the preview when confirmed', async () => {
    const code = await someCode(0)
    const { price, category } = await skuOf(code)
    const [task] = await ask<{ name: string }>('select name from contractor_tasks limit 1')
    const csv = `\uFEFFCode,Name,Category,Price,Minutes,Tasks,Synonyms\r\n${code},"Tap, dripping",${category},£${price / 100 + 5},45,${task?.name},a; b\r\nNEW-1,Brand new,${category},"£1,200.50",30,${task?.name},\r\n`
    const asked = await preview(csv)
    expect(asked.body.counts).toEqual({ new: 1, changed: 1, same: 0, refused: 0 })
    expect((await skuOf(code)).price).toBe(price)

    const done = await importIt(csv)
    expect([done.status, done.body.counts]).toEqual([200, asked.body.counts])
    expect(await skuOf(code)).toMatchObject({ price: price + 500, name: 'Tap, dripping' })
    expect(await skuOf('NEW-1')).toMatchObject({ price: 120_050 })
    const [last] = await ask<{ last: string }>(
      'select code as last from skus where category = $1 order by display_order desc limit 1',
      [category],
    )
    expect(last?.last, 'what is new stands last').toBe('NEW-1')
    const audit = await ask('select action from audit_log where user_id = $1 and resource = $2', [
      desks.ops.id,
      'skus',
    ])
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['create', 'update', 'import']),
    )
  })

  it('writes all or nothing: one bad row keeps the good ones out', async () => {
    const code = await someCode(3)
    const { price } = await skuOf(code)
    const csv = `Code,Price\n${code},${price / 100 + 1}\n${await someCode(4)},-1\n`
    expect((await preview(csv)).body.counts).toMatchObject({ changed: 1, refused: 1 })
    const refused = await importIt(csv)
    expect(refused.status).toBe(400)
    expect((await skuOf(code)).price).toBe(price)
  })

  it('does not confirm what is no longer what was shown', async () => {
    const code = await someCode(5)
    const { id, price } = await skuOf(code)
    const csv = `Code,Price\n${code},${price / 100 + 1}\n`
    const { fingerprint } = (await preview(csv)).body
    await desks.admin.patch(`/skus/${id}`, { price: price + 700 })
    const stale = await desks.ops.post(BOOK, { csv, fingerprint })
    expect(stale.status).toBe(409)
    expect((await skuOf(code)).price).toBe(price + 700)
  })

  it('answers a file that cannot be read with a sentence', async () => {
    for (const csv of ['Kode,Price\nA,1', 'Code;Price\nA;1', `Code\n${'"'.repeat(3)}`, 'Code\n'])
      expect([(await preview(csv)).status, csv]).toEqual([400, csv])
    const huge = await preview(`Code,Name\n${'A,very long indeed\n'.repeat(80_000)}`)
    expect(huge.status).toBe(413)
    expect((await preview('x', 'users')).status).toBe(404)
  })

  it('is imported and put in order by operations alone', async () => {
    for (const role of ROLES) {
      const allowed = ['ops', 'admin'].includes(role)
      const asked = await desks[role].post(`${BOOK}/preview`, { csv: 'Code,Price\nnone,1' })
      expect([role, asked.status]).toEqual([role, allowed ? 200 : 403])
      const confirmed = await desks[role].post(BOOK, { csv: 'Code\nx', fingerprint: 'x' })
      expect([role, confirmed.status]).toEqual([role, allowed ? 400 : 403])
    }
  })
})

describe('the history of a price', () => {
  it('says who changed it from what to what, by hand or by file; a quote keeps its price', async () => {
    const code = await someCode(8)
    const { id, price } = await skuOf(code)
    const [lead] = await ask<{ id: string }>(
      "select id from leads where state = 'sku_detected' limit 1",
    )
    const made = await desks.va.post<{ doc: { id: string } }>('/quotes', {
      lead: lead?.id,
      style: 'fixed',
      lineItems: [{ sku_id: id, qty: 1 }],
    })
    expect(made.status).toBe(201)
    const lines = async () =>
      (await ask('select line_items, total from quotes where id = $1', [made.body.doc.id]))[0]
    const asMade = await lines()

    await desks.ops.patch(`/skus/${id}`, { price: price + 1000 })
    await desks.ops.patch(`/skus/${id}`, { minutes: 77 })
    expect((await importIt(`Code,Price\n${code},${(price + 2000) / 100}`)).status).toBe(200)

    const history = await desks.va.get<{
      docs: { before: number; after: number; user: string; how: string | null }[]
    }>(`/price-changes?where[sku][equals]=${id}&sort=createdAt`)
    expect(history.body.docs).toMatchObject([
      { before: price, after: price + 1000, user: desks.ops.id, how: null },
      { before: price + 1000, after: price + 2000, user: desks.ops.id, how: 'import' },
    ])
    expect(await lines()).toEqual(asMade)
    expect((await desks.ops.post('/price-changes', { sku: id, after: 1 })).status).toBe(403)
  })
})

describe('the order within a category', () => {
  const inOrder = (category: string) =>
    ask<{ id: string }>('select id from skus where category = $1 order by display_order', [
      category,
    ])
  const put = (desk: Desk, body: unknown) =>
    fetch(`${business.appUrl}/api/catalogue/skus/order`, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { ...desk.headers, 'content-type': 'application/json' },
    })

  it('is as operations put it, refuses half a category, and leaves the others where they were', async () => {
    const { category } = await skuOf(await someCode(0))
    const before = (await inOrder(category)).map(({ id }) => id)
    const others = () =>
      ask('select id, display_order from skus where category <> $1 order by id', [category])
    const elsewhere = await others()
    const turned = [...before].reverse()
    expect((await put(desks.va, { category, ids: turned })).status).toBe(403)
    expect((await put(desks.ops, { category, ids: turned.slice(1) })).status).toBe(409)
    expect((await put(desks.ops, { category, ids: [...turned.slice(1), turned[1]] })).status).toBe(
      409,
    )
    expect((await put(desks.ops, { category: 'None', ids: turned })).status).toBe(404)
    expect((await put(desks.ops, { category, ids: turned })).status).toBe(204)
    expect((await inOrder(category)).map(({ id }) => id)).toEqual(turned)
    expect(await others()).toEqual(elsewhere)
  })
})
