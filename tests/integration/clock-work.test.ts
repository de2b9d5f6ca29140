import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../harness/query.ts'
import { ownPayload } from './own-payload.ts'

const MINUTE = 60_000
const DAY = 86_400_000

describe('what the clock sets right', async () => {
  const { payload, database, request } = await ownPayload()
  const { setClock } = await import('../../operations/clock.ts')
  const { expireHolds } = await import('../../operations/booking/expire-holds.ts')
  const { expireQuotes } = await import('../../operations/quotes/expire-quotes.ts')
  const { renewAvailability } = await import('../../operations/platform/renew-availability.ts')
  const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    query<Row>(database.url, text, values)
  const later = (ms: number) => setClock(() => new Date(Date.now() + ms))
  const stateOf = async (leadId: unknown) =>
    (await sql<{ state: string }>('select state from leads where id = $1', [leadId]))[0]?.state
  const leadIn = async (state: string) =>
    (
      await sql<{ lead: string; quote: string; hold: string }>(
        `select l.id lead, q.id quote, h.id hold from leads l join quotes q on q.lead_id = l.id
          left join slot_holds h on h.quote_id = q.id where l.state = $1 order by l.id limit 1`,
        [state],
      )
    )[0]

  beforeAll(async () => {
    const { seedDemo } = await import('../../scripts/demo/seed.ts')
    await seedDemo(payload)
  })
  afterEach(() => setClock())

  it('ends no hold before its time', async () => {
    expect(await expireHolds(await request())).toBe(0)
    expect(await stateOf((await leadIn('booking_in_progress'))?.lead)).toBe('booking_in_progress')
  })

  it('ends a hold once its time is over, frees the slot and puts the lead back', async () => {
    const held = await leadIn('booking_in_progress')
    const paying = await leadIn('payment_pending')
    later(6 * MINUTE)
    const both = await Promise.all([expireHolds(await request()), expireHolds(await request())])
    expect(both[0] + both[1]).toBe(6)
    expect(await sql('select 1 from slot_holds')).toEqual([])
    expect(await stateOf(held?.lead)).toBe('quote_viewed')
    const [event] = await sql(
      `select "from", "to", actor from lead_events where lead_id = $1 order by created_at desc, id desc limit 1`,
      [held?.lead],
    )
    expect(event).toEqual({ from: 'booking_in_progress', to: 'quote_viewed', actor: 'system' })
    expect(await stateOf(paying?.lead)).toBe('payment_pending')
    const [payment] = await sql('select hold_ended_at from payments where hold_id = $1', [
      paying?.hold,
    ])
    expect(payment?.hold_ended_at).toBeInstanceOf(Date)
  })

  it('expires a quote past its day, and not one that is held, paid for or booked', async () => {
    const viewed = await leadIn('quote_viewed')
    const paying = await leadIn('payment_pending')
    const booked = await leadIn('job_scheduled')
    const kept = await leadIn('quote_sent')
    const [contractor] = await sql<{ id: string }>('select id from handyman_profiles limit 1')
    await sql(
      `insert into slot_holds (id, quote_id, contractor_id, date, time_slot, start_minute, end_minute, session_id, scope, work, expires_at)
        values ($1, $2, $3, '2030-01-07', 'am', 480, 780, 'x', '{}', '{}', $4)`,
      [randomUUID(), kept?.quote, contractor?.id, new Date(Date.now() + 5 * DAY)],
    )
    later(4 * DAY)
    expect(await expireQuotes(await request())).toBeGreaterThan(0)
    expect(await stateOf(viewed?.lead)).toBe('quote_expired')
    expect(await stateOf(paying?.lead)).toBe('payment_pending')
    expect(await stateOf(booked?.lead)).toBe('job_scheduled')
    expect(await stateOf(kept?.lead)).toBe('quote_sent')
    const statuses = await sql<{ id: string; status: string }>('select id, status from quotes')
    const status = (id: unknown) => statuses.find((quote) => quote.id === id)?.status
    expect([viewed, paying, booked, kept].map((lead) => status(lead?.quote))).toEqual([
      'expired',
      'viewed',
      'accepted',
      'sent',
    ])
    expect(await expireQuotes(await request())).toBe(0)
  })

  it('writes every contractor’s week out to six weeks ahead, over nobody’s own days', async () => {
    expect(await renewAvailability(await request())).toBe(0)
    const [one] = await sql<{
      id: string
      pattern: ({ startTime: string; endTime: string } | null)[]
    }>(
      'select id, weekly_pattern pattern from handyman_profiles where is_active order by id limit 1',
    )
    const [changed] = await sql<{ date: string }>(
      `update contractor_availability_dates set is_available = false where contractor_id = $1
        and date = (now() at time zone 'Europe/London')::date + 30 returning date::text`,
      [one?.id],
    )
    later(10 * DAY)
    expect(await renewAvailability(await request())).toBe(400)
    expect(await renewAvailability(await request())).toBe(0)
    const [still] = await sql(
      'select is_available from contractor_availability_dates where contractor_id = $1 and date = $2',
      [one?.id, changed?.date],
    )
    expect(still?.is_available).toBe(false)
    const written = await sql<{
      weekday: number
      from: string | null
      to: string | null
      on: boolean
    }>(
      `select extract(isodow from date)::int weekday, start_time "from", end_time "to", is_available "on"
        from contractor_availability_dates where contractor_id = $1 order by date desc limit 10`,
      [one?.id],
    )
    for (const { weekday, from, to, on } of written) {
      const hours = one?.pattern[weekday - 1] ?? null
      expect({ from, to, on }).toEqual({
        from: hours?.startTime ?? null,
        to: hours?.endTime ?? null,
        on: hours !== null,
      })
    }
  })
})
