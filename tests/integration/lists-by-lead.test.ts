import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { type Desk, desksOf } from './staff-desks.ts'

interface Page {
  docs: { id: string; total: number }[]
  totalDocs: number
  totalPages: number
  page: number
  hasNextPage: boolean
  hasPrevPage: boolean
  nextPage: number | null
  prevPage: number | null
}

let business: Business
let va: Desk
const ask = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  query<Row>(business.database.url, text, values)

/** So many customers of one name, and more of another than a search looks up beforehand. */
const SMITHS = 60
const CROWD = 5_200

beforeAll(async () => {
  business = await startBusiness({ settings: { LOG_LEVEL: 'silent' } })
  va = (await desksOf(business, ['va'])).va as Desk
  await ask(
    `insert into leads (reference, customer_name, phone, source, state, upload_token)
      select 'Q-' || n, case when n <= $1 then 'Quillfeather ' else 'Crowdson ' end || n, '+447700900999', 'web', 'expired', 'by-lead-' || n
      from generate_series(1, $1::int + $2::int) n`,
    [SMITHS, CROWD],
  )
  // Every second one has two quotes; the older leads have the newer quotes.
  await ask(
    `insert into quotes (lead_id, version, style, total, line_items, expires_at, created_by, token, status, created_at)
      select l.id, v, 'hhh', 1000 * v + substr(l.reference, 3)::int, '[]', now(), 'va', 'by-lead-' || l.reference || v,
        (case v when 1 then 'superseded' else 'expired' end)::enum_quotes_status, now() - make_interval(mins => substr(l.reference, 3)::int)
      from leads l, generate_series(1, 2) v where l.reference like 'Q-%' and substr(l.reference, 3)::int % 2 = 0`,
  )
})

const page = async (asked: string) => {
  const { status, body } = await va.get<Page>(`/quotes?${asked}`)
  expect(status).toBe(200)
  return body
}
const named = (name: string) =>
  `where[or][0][lead.customerName][contains]=${name}&where[or][1][lead.reference][contains]=${name}`
const idsOf = async (name: string, more = '', order = 'q.created_at desc, q.id desc') =>
  (
    await ask<{ id: string }>(
      `select q.id from quotes q join leads l on l.id = q.lead_id where l.customer_name ilike $1 ${more} order by ${order}`,
      [`%${name}%`],
    )
  ).map(({ id }) => id)

describe('quotes searched by their customer', () => {
  it('are those of everybody so named, page by page, by any order', async () => {
    const all = await idsOf('quillfeather')
    expect(all).toHaveLength(SMITHS)
    const seen: string[] = []
    for (let number = 1; number <= 3; number++) {
      const body = await page(`${named('quillfeather')}&sort=-createdAt&limit=25&page=${number}`)
      expect(body).toMatchObject({
        totalDocs: SMITHS,
        totalPages: 3,
        page: number,
        hasPrevPage: number > 1,
        hasNextPage: number < 3,
        prevPage: number > 1 ? number - 1 : null,
        nextPage: number < 3 ? number + 1 : null,
      })
      seen.push(...body.docs.map(({ id }) => id))
    }
    expect([...seen].sort()).toEqual([...all].sort())
    const dearest = await page(`${named('feather')}&sort=-total&limit=5`)
    expect(dearest.docs.map(({ id }) => id)).toEqual(
      (await idsOf('feather', '', 'q.total desc')).slice(0, 5),
    )
  })

  it('are narrowed further by what else is asked', async () => {
    const body = await page(
      `where[and][0][or][0][lead.customerName][contains]=quillfeather&where[and][1][status][equals]=expired&limit=100`,
    )
    expect(body.docs.map(({ id }) => id).sort()).toEqual(
      (await idsOf('quillfeather', `and q.status = 'expired'`)).sort(),
    )
    expect(body.totalDocs).toBe(SMITHS / 2)
  })

  it('are found too where more customers are meant than are looked up beforehand', async () => {
    const body = await page(`${named('crowdson')}&sort=-total&limit=10&page=2`)
    expect(body.docs.map(({ id }) => id)).toEqual(
      (await idsOf('crowdson', '', 'q.total desc')).slice(10, 20),
    )
    expect(body.hasNextPage).toBe(true)
    expect(body.totalDocs).toBeGreaterThan(2_000)
  })

  it('are none where nobody is meant, and past the last page', async () => {
    const none = await page(named('nobodysname'))
    expect([none.docs, none.totalDocs, none.hasNextPage]).toEqual([[], 0, false])
    const past = await page(`${named('quillfeather')}&limit=25&page=9`)
    expect([past.docs, past.hasNextPage]).toEqual([[], false])
  })
})
