import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

describe('the customer behind a lead', async () => {
  const desk = await openDesk()
  const [va, ops, estimator] = [
    await desk.addUser('va'),
    await desk.addUser('ops'),
    await desk.addUser('estimator'),
  ]

  const quoted = async (words = 'my kitchen tap is dripping, NG5') => {
    const phone = newPhone()
    await desk.writes(phone, words, { profileName: 'Ada Example' })
    await eventually('the quote', async () => (await desk.phoneGot(phone)).length === 1)
    await desk.settled()
    const lead = await desk.lead(phone)
    if (!lead) throw new Error('no lead')
    return { phone, ...lead }
  }
  const newLead = async (more: Record<string, unknown> = {}) => {
    const { body } = await va.post<{ doc: { id: string; state: string } }>('/leads', {
      customerName: 'Ben Specimen',
      phone: newPhone(),
      ...more,
    })
    return body.doc.id
  }

  it('makes two leads of one customer one', async () => {
    const kept = await quoted()
    const other = await newLead({ jobDescription: 'and a fence panel' })
    await desk.sql(
      `insert into messages (id, lead_id, audience, direction, purpose, body, status) values (uuidv7(), $1, 'customer', 'inbound', 'inbound', 'from my other phone', 'delivered')`,
      [other],
    )
    const merged = await va.post(`/leads/${other}/merge`, { into: kept.id })
    expect([merged.status, merged.body]).toEqual([
      200,
      { into: kept.id, moved: { messages: 1, calls: 0, media: 0 } },
    ])
    expect(await desk.one('select state from leads where id = $1', [other])).toEqual({
      state: 'cancelled',
    })
    expect((await desk.lead(kept.phone))?.job_description).toMatch(/tap.*\n?.*fence panel/s)
    expect((await va.post(`/leads/${other}/merge`, { into: kept.id })).status).toBe(409)
    expect((await va.post(`/leads/${kept.id}/merge`, { into: kept.id })).status).toBe(400)
    expect((await estimator.post(`/leads/${kept.id}/merge`, { into: other })).status).toBe(403)
  })

  it('exports a customer, and erases them so that nothing names them any more', async () => {
    const lead = await quoted(
      'my kitchen tap is dripping, NG5 1AA. Ask for Ada on the second floor',
    )
    expect((await va.get(`/leads/${lead.id}/export`)).status).toBe(403)
    const held = await ops.get<Record<string, unknown[]>>(`/leads/${lead.id}/export`)
    expect(held.status).toBe(200)
    expect(held.body).toMatchObject({
      phone: lead.phone,
      leads: [{ customer_name: 'Ada Example' }],
      messages: [{}, {}],
      quotes: [{}],
    })
    expect(JSON.stringify(held.body)).not.toMatch(/upload_token|"token"/)
    expect((await va.post(`/leads/${lead.id}/erase`)).status).toBe(403)
    const [{ token }] = (await desk.sql<{ token: string }>(
      'select token from quotes where lead_id = $1',
      [lead.id],
    )) as [{ token: string }]
    expect((await ops.post(`/leads/${lead.id}/erase`)).status).toBe(200)
    const [erased] = await desk.sql('select * from leads where id = $1', [lead.id])
    expect(erased).toMatchObject({
      customer_name: 'Erased customer',
      state: 'cancelled',
      job_description: null,
      postcode: null,
    })
    for (const table of [
      'leads',
      'messages',
      'webhook_events',
      'audit_log',
      'calls',
      'exceptions',
      'lead_events',
      'quotes',
    ]) {
      const left = await desk.sql(
        `select 1 from ${table} t where t::text like '%' || $1 || '%' or t::text ilike '%second floor%'`,
        [lead.phone.slice(1)],
      )
      expect([table, left.length]).toEqual([table, 0])
    }
    expect((await fetch(`${desk.appUrl}/api/q/${token}`)).status).toBe(404)
    expect(await desk.sql('select id from quotes where lead_id = $1', [lead.id])).toHaveLength(1)
    const audit = await desk.sql(
      "select action from audit_log where record_id = $1 and action = 'erase-customer'",
      [lead.id],
    )
    expect(audit).toHaveLength(1)
    // They write again: a new customer.
    await desk.writes(lead.phone, 'hello, it is me')
    const again = await eventually('a new lead', () => desk.lead(lead.phone))
    expect(again.id).not.toBe(lead.id)
  })

  it('does not erase somebody whose booking is under way', async () => {
    const lead = await quoted()
    await desk.sql("update leads set state = 'job_scheduled' where id = $1", [lead.id])
    const refused = await ops.post(`/leads/${lead.id}/erase`)
    expect([refused.status, refused.body]).toMatchObject([409, { errors: [{ code: 'CONFLICT' }] }])
    expect(await desk.lead(lead.phone)).toMatchObject({ id: lead.id })
  })
})
