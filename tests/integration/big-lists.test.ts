import { beforeAll, describe, expect, it } from 'vitest'
import { COUNTED_TO } from '../../domain/counting.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { type Desk, desksOf } from './staff-desks.ts'

let business: Business
let desks: Record<string, Desk>

beforeAll(async () => {
  business = await startBusiness({ settings: { LOG_LEVEL: 'silent' } })
  desks = await desksOf(business, ['va', 'contractor'])
})

const found = async (typed: string, role = 'va') => {
  const { status, body } = await (desks[role] as Desk).get<{
    leads?: { id: string; customerName: string; phone: string; reference: string }[]
  }>(`/leads/find?q=${encodeURIComponent(typed)}`)
  return { status, leads: body.leads ?? [] }
}

describe('finding a lead from anywhere', () => {
  it('takes a phone as it is written on paper, any part of it', async () => {
    for (const typed of ['07700 900125', '+44 7700 900125', '900125'])
      expect((await found(typed)).leads[0]?.phone, typed).toBe('+447700900125')
  })

  it('takes the beginnings of the words of a name, in any order and case', async () => {
    const [lead] = await query<{ id: string }>(
      business.database.url,
      `update leads set customer_name = 'Zebedee O''Quark' where id = (select id from leads limit 1) returning id`,
    )
    for (const typed of ['zeb', "o'quark", "O'Q zebe", 'ze'])
      expect(
        (await found(typed)).leads.map(({ id }) => id),
        typed,
      ).toContain(lead?.id)
    expect((await found('ebedee')).leads).toEqual([])
  })

  it('takes a postcode, a reference, and the reference of a booking', async () => {
    const [booked] = await query<{ id: string; reference: string; ours: string; postcode: string }>(
      business.database.url,
      `select l.id, l.reference as ours, b.reference, l.postcode from bookings b join leads l on l.id = b.lead_id
        where l.postcode is not null limit 1`,
    )
    const ids = async (typed: string) => (await found(typed)).leads.map(({ id }) => id)
    expect(await ids(booked?.reference ?? '')).toEqual([booked?.id])
    expect(await ids(booked?.ours.toLowerCase() ?? '')).toEqual([booked?.id])
    expect(await ids(booked?.postcode.replace(' ', '') ?? '')).toContain(booked?.id)
  })

  it('reads what LIKE takes for a wildcard as itself', async () => {
    for (const typed of ['%%', '__', '\\\\', "'; drop"])
      expect(await found(typed), typed).toEqual({ status: 200, leads: [] })
  })

  it('is for staff alone', async () => {
    expect((await found('zeb', 'contractor')).status).toBe(403)
    expect((await fetch(`${business.appUrl}/api/leads/find?q=zeb`)).status).toBe(401)
  })
})

describe('the length of a list', () => {
  const total = async (path: string) =>
    (await (desks.va as Desk).get<{ totalDocs: number }>(path)).body.totalDocs

  it('is exact while it is short, and never less than it was counted to', async () => {
    const { url } = business.database
    const [{ n } = { n: 0 }] = await query<{ n: number }>(url, 'select count(*)::int n from leads')
    expect(await total('/leads?limit=1')).toBe(n)
    expect(await total('/leads/count')).toBe(n)
    await query(
      url,
      `insert into leads (reference, customer_name, phone, source, state, upload_token)
        select 'X-' || n, 'Many', '+447700900999', 'web', 'expired', 'many' || n from generate_series(1, ${COUNTED_TO + 500}) n`,
    )
    expect(await total('/leads?limit=1&where[customerName][equals]=Many')).toBeGreaterThan(
      COUNTED_TO,
    )
    expect(await total('/leads?limit=1&where[customerName][not_equals]=Many')).toBe(n)
    await query(url, 'analyze leads')
    expect(await total('/leads/count')).toBeGreaterThan(COUNTED_TO)
  })
})
