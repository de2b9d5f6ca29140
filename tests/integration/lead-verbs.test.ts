import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

interface Item {
  kind: string
  at: string
  [detail: string]: unknown
}

describe('what staff do with a lead', async () => {
  const desk = await openDesk()
  const va = await desk.addUser('va')

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

  it('moves it only where it may be moved by hand, and says where that is', async () => {
    const id = await newLead()
    const moved = await va.post(`/leads/${id}/transition`, {
      state: 'video_requested',
      note: 'They will film it.',
    })
    expect([moved.status, moved.body]).toEqual([200, { from: 'created', to: 'video_requested' }])
    const refused = await va.post(`/leads/${id}/transition`, { state: 'booking_confirmed' })
    expect([refused.status, refused.body]).toMatchObject([
      409,
      {
        errors: [
          {
            code: 'INVALID_TRANSITION',
            data: { allowed: ['estimator_queued', 'expired', 'cancelled'] },
          },
        ],
      },
    ])
    expect((await va.post(`/leads/${id}/transition`, { state: 'dancing' })).status).toBe(400)
    expect(
      (await va.post(`/leads/${crypto.randomUUID()}/transition`, { state: 'expired' })).status,
    ).toBe(404)
  })

  it('reads the work out of the words, with evidence that is in them', async () => {
    const jobDescription = 'Hello, the kitchen tap is dripping and can you hang two doors?'
    const id = await newLead({ jobDescription })
    const { status, body } = await va.post<{
      detected: {
        skuId: string
        name: string
        quantity: number
        confidence: number
        evidence: { text: string; start: number; end: number }
      }[]
      tasks: unknown[]
    }>(`/leads/${id}/detect-skus`)
    expect(status).toBe(200)
    expect(body.detected.map(({ quantity }) => quantity).sort()).toEqual([1, 2])
    for (const found of body.detected) {
      expect(Object.keys(found).sort()).toEqual([
        'confidence',
        'evidence',
        'name',
        'quantity',
        'skuId',
      ])
      expect(jobDescription.slice(found.evidence.start, found.evidence.end)).toBe(
        found.evidence.text,
      )
    }
    expect(body.tasks).toEqual(
      Array(2).fill({
        ...{ taskId: expect.any(String), name: expect.any(String), requiredConfidence: 'capable' },
        ...{ isPrimary: true, confidence: expect.any(Number) },
      }),
    )
    // Reading is not selling: that is the VA's to do.
    expect(await desk.sql('select id from quotes where lead_id = $1', [id])).toHaveLength(0)
    expect(
      await desk.sql('select id from job_task_requirements where lead_id = $1', [id]),
    ).toHaveLength(2)
  })

  it('never undoes what a person verified', async () => {
    const id = await newLead({ jobDescription: 'kitchen tap is dripping' })
    await va.post(`/leads/${id}/detect-skus`)
    const [task] = await desk.sql<{ id: string }>(
      'select id from job_task_requirements where lead_id = $1',
      [id],
    )
    const verified = await va.patch(`/job-task-requirements/${task?.id}`, {
      requiredConfidence: 'expert',
    })
    expect(verified.status).toBe(200)
    await va.patch(`/leads/${id}`, { jobDescription: 'please hang two doors' })
    await va.post(`/leads/${id}/detect-skus`)
    const kept = await desk.sql(
      'select id, manually_verified, required_confidence from job_task_requirements where lead_id = $1',
      [id],
    )
    expect(kept).toHaveLength(2)
    expect(kept).toContainEqual({
      id: task?.id,
      manually_verified: true,
      required_confidence: 'expert',
    })
  })

  it('writes to the customer in free words for a day, then only by template', async () => {
    const lead = await quoted()
    const free = await va.post(`/leads/${lead.id}/messages`, { body: 'Is Tuesday good for you?' })
    expect([free.status, free.body]).toMatchObject([
      201,
      { body: 'Is Tuesday good for you?', audience: 'customer', to: lead.phone },
    ])
    expect(await desk.one('select author_id from messages where id = $1', [free.body.id])).toEqual({
      author_id: va.id,
    })
    await desk.sql(
      'update messages set created_at = created_at - interval \'25 hours\' where "from" = $1',
      [lead.phone],
    )
    const late = await va.post(`/leads/${lead.id}/messages`, { body: 'Still there?' })
    expect([late.status, late.body]).toMatchObject([
      400,
      {
        errors: [
          { code: 'VALIDATION_ERROR', message: expect.stringMatching(/24 hours.*template/) },
        ],
      },
    ])
    const template = await va.post(`/leads/${lead.id}/messages`, {
      template: 'ask_postcode',
      variables: {},
    })
    expect([template.status, template.body]).toMatchObject([
      201,
      { body: expect.stringMatching(/^Hi Ada, .*postcode/) },
    ])
    const gaps = await va.post(`/leads/${lead.id}/messages`, {
      template: 'estimator_question',
      variables: {},
    })
    expect([gaps.status, gaps.body]).toMatchObject([
      400,
      { errors: [{ data: { 'variables.question': expect.any(String) } }] },
    ])
    expect((await va.post(`/leads/${lead.id}/messages`, {})).status).toBe(400)
    expect((await va.post(`/leads/${lead.id}/messages`, { body: 'x'.repeat(1601) })).status).toBe(
      400,
    )
  })

  it('sees its whole story in order', async () => {
    const lead = await quoted()
    const { status, body } = await va.get<{ items: Item[] }>(`/leads/${lead.id}/timeline`)
    expect(status).toBe(200)
    const times = body.items.map(({ at }) => at)
    expect(times).toEqual([...times].sort())
    expect(new Set(body.items.map(({ kind }) => kind))).toEqual(
      new Set(['event', 'message', 'quote']),
    )
    expect(body.items.filter(({ kind }) => kind === 'message')).toMatchObject([
      { direction: 'inbound' },
      { direction: 'outbound', purpose: 'quote' },
    ])
    expect((await fetch(`${desk.appUrl}/api/leads/${lead.id}/timeline`)).status).toBe(401)
  })

  it('sends a quote again, and an old version never', async () => {
    const lead = await quoted()
    const quotes = () =>
      desk.sql<{ id: string; line_items: { sku_id: string }[] }>(
        'select * from quotes where lead_id = $1 order by version',
        [lead.id],
      )
    const [first] = await quotes()
    await desk.sql(
      "update messages set created_at = created_at - interval '1 minute' where lead_id = $1",
      [lead.id],
    )
    expect((await va.post(`/quotes/${first?.id}/send`)).status).toBe(200)
    await eventually('the second copy', async () => (await desk.phoneGot(lead.phone)).length === 2)
    const made = await va.post<{ doc: { id: string } }>('/quotes', {
      lead: lead.id,
      style: 'fixed',
      lineItems: [{ sku_id: first?.line_items[0]?.sku_id, qty: 3 }],
    })
    expect(made.status).toBe(201)
    const stale = await va.post(`/quotes/${first?.id}/send`)
    expect([stale.status, stale.body]).toMatchObject([
      410,
      { errors: [{ code: 'QUOTE_SUPERSEDED' }] },
    ])
    const presses = await Promise.all(
      [va, va].map((who) => who.post(`/quotes/${made.body.doc.id}/send`)),
    )
    expect(presses.map(({ status }) => status)).toEqual([200, 200])
    await desk.settled()
    expect(await desk.phoneGot(lead.phone)).toHaveLength(3)
    expect((await desk.lead(lead.phone))?.state).toBe('quote_sent')
    const diff = await va.get(`/quotes/${first?.id}/diff/${made.body.doc.id}`)
    expect(diff.body).toMatchObject({
      from: { version: 1, style: 'hhh' },
      to: { version: 2, style: 'fixed' },
      lines: { added: [], removed: [], changed: [{ from: { qty: 1 }, to: { qty: 3 } }] },
      totalChange: expect.any(Number),
    })
  })

  it('keeps a quote that a person made when the customer writes on', async () => {
    const phone = newPhone()
    await desk.writes(phone, 'hello there')
    await desk.settled()
    const lead = await desk.lead(phone)
    const [sku] = await desk.sql<{ id: string }>('select id from skus limit 1')
    await va.post('/quotes', {
      lead: lead?.id,
      style: 'fixed',
      lineItems: [{ sku_id: sku?.id, qty: 1 }],
    })
    await desk.writes(phone, 'and could you also hang two doors? NG5')
    await desk.until(
      'the flag',
      "select count(*)::int as n from exceptions where kind = 'detection_needs_confirming' and lead_id = $1",
      [lead?.id],
      ({ n }) => n === 1,
    )
    expect(await desk.sql('select id from quotes where lead_id = $1', [lead?.id])).toHaveLength(1)
  })
})
