import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'
import { type Flood, floodWhatsApp, untilIdle } from '../harness/whatsapp-flood.ts'

describe('five hundred WhatsApps from fifty phones in ten seconds, every tenth told twice', () => {
  let business: Business
  let flood: Flood
  const sql = <R extends object>(text: string, values: unknown[] = []) =>
    query<R & Record<string, unknown>>(business.database.url, text, values)

  beforeAll(async () => {
    business = await startBusiness()
    const flooded = {
      appUrl: business.appUrl,
      databaseUrl: business.database.url,
      authToken: business.env.twilio.authToken,
    }
    await untilIdle(flooded)
    flood = await floodWhatsApp(flooded)
  }, 240_000)

  it('are all taken, and make fifty threads', async () => {
    expect(flood.refused).toEqual([])
    const leads = await sql<{ phone: string }>('select phone from leads where phone = any($1)', [
      flood.phones,
    ])
    expect(leads.map(({ phone }) => phone).sort()).toEqual([...flood.phones].sort())
  })

  it('are each in their thread once, none lost', async () => {
    const kept = await sql<{ sid: string; phone: string }>(
      `select m.provider_sid as sid, l.phone from messages m join leads l on l.id = m.lead_id
        where m.direction = 'inbound' and m."from" = any($1)`,
      [flood.phones],
    )
    expect(kept.map(({ sid, phone }) => `${phone} ${sid}`).sort()).toEqual(
      flood.told.map(({ sid, phone }) => `${phone} ${sid}`).sort(),
    )
  })

  it('leave everyone one live quote, for all they asked', async () => {
    const quotes = await sql<{ phone: string; lines: number }>(
      `select l.phone, jsonb_array_length(q.line_items) as lines from quotes q join leads l on l.id = q.lead_id
        where l.phone = any($1) and q.superseded_at is null and q.status = 'sent'`,
      [flood.phones],
    )
    expect(quotes.map(({ phone }) => phone).sort()).toEqual([...flood.phones].sort())
    expect(quotes.every(({ lines }) => lines === 2)).toBe(true)
  })

  // How soon, in milliseconds, is measured by `npm run bench whatsapp`, where nothing else runs.
  it('are every one of them answered', () => {
    expect(flood.replies).toHaveLength(2 * flood.phones.length)
    expect(Math.max(...flood.replies)).toBeLessThan(Number.POSITIVE_INFINITY)
  })
})
