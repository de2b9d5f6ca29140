import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { call } from '../harness/customer.ts'
import { keepLocked } from '../harness/kept-locked.ts'
import { query } from '../harness/query.ts'

let business: Business
let token: string

const staff = <T>(method: string, path: string, body?: unknown) =>
  call<T>(`${business.appUrl}/api${path}`, {
    method,
    body,
    headers: { authorization: `JWT ${token}` },
  })

interface LeadDoc {
  doc: { id: string; state: string; postcode: string | null; location: { latitude: number | null } }
}
interface Refused {
  errors: { code: string; data: { allowed: string[] } }[]
}

const newLead = async (more: Record<string, unknown> = {}) => {
  const { body } = await staff<LeadDoc>('POST', '/leads', {
    customerName: 'Plain Example',
    phone: '07700 900881',
    ...more,
  })
  return body.doc
}

beforeAll(async () => {
  business = await startBusiness()
  const { body } = await call<{ token: string }>(`${business.appUrl}/api/users/login`, {
    method: 'POST',
    body: { email: 'va@handy.test', password: 'handy-demo-1' },
  })
  token = body.token
})

describe('a plain PATCH of a lead', () => {
  it('cannot do what the transition verb may not', async () => {
    const lead = await newLead()
    const { status, body } = await staff<Refused>('PATCH', `/leads/${lead.id}`, {
      state: 'booking_confirmed',
    })
    expect(status).toBe(409)
    expect(body.errors[0]?.code).toBe('INVALID_TRANSITION')
    expect(body.errors[0]?.data.allowed).toContain('cancelled')
    const events = await query(
      business.database.url,
      'select 1 from lead_events where lead_id = $1',
      [lead.id],
    )
    expect(events).toHaveLength(1)
  })

  it('leaves the event and the effects of the verb when the move is legal', async () => {
    const lead = await newLead({ phone: '07700 900882' })
    expect((await staff('PATCH', `/leads/${lead.id}`, { state: 'estimator_queued' })).status).toBe(
      200,
    )
    const [row] = await query<{ state: string; queued: number; events: number }>(
      business.database.url,
      `select l.state, (select count(*)::int from estimator_queue q where q.lead_id = l.id) as queued,
        (select count(*)::int from lead_events e where e.lead_id = l.id) as events from leads l where l.id = $1`,
      [lead.id],
    )
    expect(row).toEqual({ state: 'estimator_queued', queued: 1, events: 2 })
  })

  it('cannot create a lead that is already booked', async () => {
    const { status } = await staff('POST', '/leads', {
      customerName: 'X',
      phone: '07700 900883',
      state: 'job_completed',
    })
    expect(status).toBe(409)
  })

  it('never undoes a move made at the same moment', async () => {
    const lead = await newLead({ phone: '07700 900884' })
    for (let round = 0; round < 10; round++) {
      const state = round % 2 === 0 ? 'video_requested' : 'estimator_queued'
      const id = round === 0 ? lead.id : (await newLead({ phone: `0770090080${round}` })).id
      await Promise.all([
        staff('POST', `/leads/${id}/transition`, { state }),
        ...[1, 2, 3].map((n) => staff('PATCH', `/leads/${id}`, { customerName: `Renamed ${n}` })),
      ])
      const [row] = await query<{ state: string }>(
        business.database.url,
        'select state from leads where id = $1',
        [id],
      )
      expect(row?.state).toBe(state)
    }
  })

  it('reads the lead only once a move that is just being made is done', async () => {
    const lead = await newLead({ phone: '07700 900887' })
    const kept = await keepLocked(business.database.url, 'leads', lead.id)
    await kept.write(`update leads set state = 'video_requested' where id = $1`, [lead.id])
    const renaming = staff<LeadDoc>('PATCH', `/leads/${lead.id}`, { customerName: 'Renamed' })
    await kept.untilWaiting(1)
    await kept.letGo()
    const { status, body } = await renaming
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({ customerName: 'Renamed', state: 'video_requested' })
    const [row] = await query<{ state: string }>(
      business.database.url,
      'select state from leads where id = $1',
      [lead.id],
    )
    expect(row?.state).toBe('video_requested')
  })

  it('must list the records of a bulk change', async () => {
    const { status } = await staff('PATCH', '/leads?where[state][equals]=created', {
      customerName: 'Everyone',
    })
    expect(status).toBe(400)
  })

  it('keeps a well-formed postcode nobody can place, and flags it', async () => {
    const lead = await newLead({ phone: '07700 900885', postcode: 'zz1 1aa'.replace('zz', 'ab') })
    expect(lead.postcode).toBe('AB1 1AA')
    expect(lead.location.latitude).toBeNull()
    const flags = await query(
      business.database.url,
      "select 1 from exceptions where lead_id = $1 and kind = 'postcode_unplaced'",
      [lead.id],
    )
    expect(flags).toHaveLength(1)
    const { status } = await staff('POST', '/leads', {
      customerName: 'Y',
      phone: '07700 900886',
      postcode: 'not a postcode',
    })
    expect(status).toBe(400)
  })
})
