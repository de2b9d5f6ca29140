import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

interface QueueRow {
  id: string
  lead: string
  status: string
  assignedTo: string | null
}

describe('the estimators’ queue', async () => {
  const desk = await openDesk()
  const va = await desk.addUser('va')
  const [ada, ben] = [await desk.addUser('estimator'), await desk.addUser('estimator')]
  const { setClock } = await import('../../operations/clock.ts')
  const { watchEstimators } = await import('../../operations/estimating/watch-estimators.ts')

  const queued = async (more: Record<string, unknown> = {}) => {
    const lead = await va.post<{ doc: { id: string } }>('/leads', {
      customerName: 'Ada Example',
      phone: newPhone(),
      postcode: 'NG5 1AA',
      jobDescription: 'Something behind the wall',
      ...more,
    })
    expect(lead.status).toBe(201)
    const id = lead.body.doc.id
    expect((await va.post(`/leads/${id}/queue-estimator`)).status).toBe(200)
    return id
  }
  const stateOf = async (id: string) =>
    (await desk.one<{ state: string }>('select state from leads where id = $1', [id]))?.state
  const rowOf = (leadId: string) =>
    desk.one<{
      id: string
      status: string
      priority: number
      claimed_at: string
      last_reminder_at: string | null
    }>('select * from estimator_queue where lead_id = $1 order by created_at desc', [leadId])
  const sku = async () =>
    (await desk.one<{ id: string; tasks: string[] }>(
      `select s.id, array_agg(r.contractor_tasks_id::text) as tasks from skus s join skus_rels r on r.parent_id = s.id group by s.id order by s.code limit 1`,
    )) as { id: string; tasks: string[] }
  const clear = () => desk.sql("update estimator_queue set status = 'complete'")

  it('gives two who press at once one lead each, the most urgent first', async () => {
    await clear()
    const plain = await queued()
    const commercial = await queued({ customerType: 'commercial' })
    const urgent = await queued({ jobDescription: 'urgent, water everywhere' })
    const first = await ada.post<QueueRow>('/estimator-queue/claim-next')
    expect([first.status, first.body.lead]).toEqual([200, urgent])
    const rest = await Promise.all(
      [ada, ben].map((who) => who.post<QueueRow>('/estimator-queue/claim-next')),
    )
    expect(new Set(rest.map(({ body }) => body.lead))).toEqual(new Set([plain, commercial]))
    expect(await stateOf(plain)).toBe('estimator_reviewing')
    expect((await ada.post('/estimator-queue/claim-next')).status).toBe(204)
  })

  it('lets waiting outweigh rank in the end', async () => {
    await clear()
    const patient = await queued()
    await queued({ customerType: 'commercial' })
    await desk.sql(
      "update estimator_queue set created_at = now() - interval '5 hours' where lead_id = $1",
      [patient],
    )
    expect((await ada.post<QueueRow>('/estimator-queue/claim-next')).body.lead).toBe(patient)
  })

  it('refuses a claim of what another has, and hands it back on release', async () => {
    await clear()
    const lead = await queued()
    const row = await rowOf(lead)
    const tries = await Promise.all(
      [ada, ben].map((who) => who.post(`/estimator-queue/${row?.id}/claim`)),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409])
    const [winner, loser] = tries[0]?.status === 200 ? [ada, ben] : [ben, ada]
    const refused = await loser.post(`/estimator-queue/${row?.id}/claim`)
    expect(refused.body).toMatchObject({
      errors: [{ code: 'ALREADY_CLAIMED', data: { assignedTo: winner.id } }],
    })
    expect((await winner.post(`/estimator-queue/${row?.id}/claim`)).status).toBe(200)
    expect((await loser.post(`/estimator-queue/${row?.id}/release`)).status).toBe(409)
    expect((await winner.post(`/estimator-queue/${row?.id}/release`)).status).toBe(200)
    expect([await stateOf(lead), (await rowOf(lead))?.status]).toEqual([
      'estimator_queued',
      'queued',
    ])
    expect((await loser.post(`/estimator-queue/${row?.id}/claim`)).status).toBe(200)
    expect((await va.post(`/estimator-queue/${row?.id}/claim`)).status).toBe(403)
    expect((await ada.post('/estimator-queue/not-an-id/claim')).status).toBe(404)
  })

  it('ends with tasks verified and the quote made, all or nothing', async () => {
    await clear()
    const lead = await queued()
    const row = await rowOf(lead)
    await ada.post(`/estimator-queue/${row?.id}/claim`)
    const { id, tasks } = await sku()
    const [extra] = await desk.sql<{ id: string }>(
      'select id from contractor_tasks where id <> all($1) limit 1',
      [tasks],
    )
    const complete = (body: unknown) =>
      ada.post<{ doc: { createdBy: string; version: number } }>(
        `/estimator-queue/${row?.id}/complete`,
        body,
      )
    const verified = [...tasks, extra?.id].map((task) => ({ task, requiredConfidence: 'expert' }))
    const wrong = await complete({
      tasks: verified,
      quote: { style: 'fixed', lineItems: [{ sku_id: crypto.randomUUID(), qty: 1 }] },
    })
    expect([wrong.status, wrong.body]).toMatchObject([
      400,
      { errors: [{ code: 'VALIDATION_ERROR' }] },
    ])
    expect(await stateOf(lead)).toBe('estimator_reviewing')
    expect(
      await desk.sql('select id from job_task_requirements where lead_id = $1', [lead]),
    ).toHaveLength(0)
    const done = await complete({
      tasks: verified,
      quote: { style: 'fixed', lineItems: [{ sku_id: id, qty: 2 }] },
    })
    expect([done.status, done.body.doc]).toMatchObject([
      200,
      { createdBy: 'estimator', version: 1 },
    ])
    expect([await stateOf(lead), (await rowOf(lead))?.status]).toEqual([
      'quote_generated',
      'complete',
    ])
    const kept = await desk.sql(
      'select manually_verified, verified_by_id, required_confidence from job_task_requirements where lead_id = $1',
      [lead],
    )
    expect(kept).toHaveLength(tasks.length + 1)
    for (const task of kept)
      expect(task).toEqual({
        manually_verified: true,
        verified_by_id: ada.id,
        required_confidence: 'expert',
      })
    expect(
      (
        await complete({
          tasks: verified,
          quote: { style: 'fixed', lineItems: [{ sku_id: id, qty: 2 }] },
        })
      ).status,
    ).toBe(409)
  })

  it('asks the customer, waits without losing the claim, and has the lead back with the answer', async () => {
    await clear()
    const phone = newPhone()
    await desk.writes(phone, 'hello')
    await desk.settled()
    const lead = (await desk.lead(phone))?.id ?? ''
    await va.post(`/leads/${lead}/queue-estimator`)
    await ada.post<QueueRow>('/estimator-queue/claim-next')
    const asked = await ada.post(`/leads/${lead}/messages`, {
      template: 'estimator_question',
      variables: { question: 'How high is the ceiling?' },
    })
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { body: 'How high is the ceiling?', purpose: 'estimator_question' },
    ])
    expect(await stateOf(lead)).toBe('awaiting_customer_response')
    await desk.sql("update leads set state_changed_at = now() - interval '2 hours' where id = $1", [
      lead,
    ])
    await desk.sql(
      "update estimator_queue set claimed_at = now() - interval '2 hours' where lead_id = $1",
      [lead],
    )
    expect(await watchEstimators(await desk.request())).toEqual({ reminded: 0, released: 0 })
    await desk.writes(phone, 'about three metres')
    await eventually('the lead back', async () => (await stateOf(lead)) === 'estimator_reviewing')
    expect(await watchEstimators(await desk.request())).toEqual({ reminded: 0, released: 0 })
    expect((await rowOf(lead))?.status).toBe('in_progress')
  })

  it('reminds of an idle claim after half an hour, and releases it after another', async () => {
    await clear()
    const lead = await queued()
    await ada.post('/estimator-queue/claim-next')
    const began = Date.now()
    const watchAt = async (minutes: number) => {
      setClock(() => new Date(began + minutes * 60_000))
      try {
        return await watchEstimators(await desk.request())
      } finally {
        setClock()
      }
    }
    expect(await watchAt(20)).toEqual({ reminded: 0, released: 0 })
    expect(await watchAt(31)).toEqual({ reminded: 1, released: 0 })
    expect((await rowOf(lead))?.last_reminder_at).not.toBeNull()
    expect(await watchAt(45)).toEqual({ reminded: 0, released: 0 })
    expect(await watchAt(62)).toEqual({ reminded: 0, released: 1 })
    expect([await stateOf(lead), (await rowOf(lead))?.status]).toEqual([
      'estimator_queued',
      'queued',
    ])
  })
})
