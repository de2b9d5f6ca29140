import { describe, expect, it } from 'vitest'
import type { ThreadSummary } from '../../operations/messages/list-threads.ts'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

interface Page {
  threads: ThreadSummary[]
  next: string | null
}

describe('the inbox', async () => {
  const desk = await openDesk()
  const va = await desk.addUser('va')
  const manager = await desk.addUser('manager')
  const contractor = await desk.addUser('contractor')

  const inbox = async (query = '', limit = 100) => {
    const { status, body } = await va.get<Page>(`/inbox/threads?limit=${limit}${query}`)
    expect(status).toBe(200)
    return body
  }
  const threadOf = async (leadId: string, query = '') =>
    (await inbox(query)).threads.find((thread) => thread.leadId === leadId)
  /** Somebody who says too little for the system to answer, so that only a person can. */
  const asks = async (words = 'Hello, anybody there?') => {
    const phone = newPhone()
    await desk.writes(phone, words, { profileName: 'Ada Example' })
    await eventually('the message', async () => (await desk.messagesOf(phone)).length > 0)
    await desk.settled()
    const lead = await desk.lead(phone)
    if (!lead) throw new Error('no lead')
    return { phone, id: lead.id }
  }

  it('says who waits for us, though the system said that we are looking at it', async () => {
    const { id, phone } = await asks()
    expect(await threadOf(id, '&view=unanswered')).toMatchObject({
      customerName: 'Ada Example',
      phone,
      waitingFor: 'reply',
      last: { kind: 'message', direction: 'outbound' },
    })
    const automatic = (await desk.messagesOf(phone)).filter((m) => m.direction === 'outbound')
    expect(automatic.map(({ purpose }) => purpose)).toEqual(['ask_details'])
  })

  it('is answered by a colleague’s reply, and waits again when the customer writes again', async () => {
    const { id, phone } = await asks('Hello?')
    const sent = await va.post(`/leads/${id}/messages`, { body: 'Saturday at ten is fine.' })
    expect(sent.status).toBe(201)
    expect((await threadOf(id))?.waitingSince).toBeNull()
    expect(await threadOf(id, '&view=unanswered')).toBeUndefined()
    await desk.writes(phone, 'Sunday?')
    await eventually('waiting again', async () => threadOf(id, '&view=unanswered'))
  })

  it('puts the longest waiting first, before all who were answered, page by page', async () => {
    const first = await asks()
    const second = await asks()
    await va.post(`/leads/${first.id}/messages`, { body: 'Thanks.' })
    const third = await asks()
    const whole = (await inbox()).threads.map(({ leadId }) => leadId)
    const place = (lead: { id: string }) => whole.indexOf(lead.id)
    expect(place(second)).toBeLessThan(place(third))
    expect(place(third)).toBeLessThan(place(first))
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = await inbox(after, 2)
      seen.push(...page.threads.map(({ leadId }) => leadId))
      if (!page.next) break
      after = `&after=${page.next}`
    }
    expect(seen).toEqual(whole)
  })

  it('keeps who rang in vain until somebody is done with them', async () => {
    const phone = newPhone()
    await desk.rings(phone, ['My fence fell over.'], { answered: false })
    const lead = await eventually('the lead', () => desk.lead(phone))
    await eventually(
      'a call to return',
      async () => (await threadOf(lead.id, '&view=unanswered'))?.waitingFor === 'call',
    )
    const done = await va.put(`/leads/${lead.id}/thread`, { done: true })
    expect([done.status, done.body]).toEqual([200, { waitingSince: null }])
    expect((await threadOf(lead.id))?.waitingSince).toBeNull()
    expect((await va.put(`/leads/${lead.id}/thread`, { done: false })).status).toBe(200)
    expect((await threadOf(lead.id))?.waitingSince).not.toBeNull()
  })

  it('finds a customer by a part of the name or number, and shows one their own', async () => {
    const { id, phone } = await asks()
    await va.patch(`/leads/${id}`, { assignedTo: va.id, customerName: 'Zara Findable' })
    expect(await threadOf(id, '&view=mine')).toMatchObject({ assignedTo: { id: va.id } })
    expect(await threadOf(id, '&q=findab')).toBeDefined()
    expect(await threadOf(id, `&q=${phone.slice(-6)}`)).toBeDefined()
    expect(await threadOf(id, '&q=nobody-is-called-this')).toBeUndefined()
    const { body } = await manager.get<Page>('/inbox/threads?view=mine')
    expect(body.threads).toEqual([])
  })

  it('says how a customer can be answered: freely until when, and with which words', async () => {
    const { id } = await asks()
    const { body } = await va.get<{
      windowClosesAt: string
      stopped: boolean
      templates: { name: string; text: string; gaps: string[] }[]
    }>(`/leads/${id}/reply-options`)
    expect(new Date(body.windowClosesAt).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    expect(body.stopped).toBe(false)
    expect(body.templates.map(({ name }) => name)).not.toContain('quote')
    const video = body.templates.find(({ name }) => name === 'video_request')
    expect(video?.text).toMatch(/^Hi Ada, .*\/v\//)
    expect(body.templates.find(({ name }) => name === 'estimator_question')?.gaps).toEqual([
      'question',
    ])
  })

  it('shows STOP, which needs no answer', async () => {
    const { id, phone } = await asks()
    await desk.writes(phone, 'STOP')
    await eventually('stopped', async () => (await threadOf(id))?.stopped)
    await eventually('nothing waits', async () => (await threadOf(id))?.waitingSince === null)
    const { body } = await va.get<{ stopped: boolean }>(`/leads/${id}/reply-options`)
    expect(body.stopped).toBe(true)
  })

  it('keeps a colleague’s note in the thread, which answers nobody and goes to nobody', async () => {
    const { id, phone } = await asks()
    const note = await va.post<{ id: string }>(`/leads/${id}/notes`, { body: 'Rang, no answer.' })
    expect(note).toMatchObject({ status: 201, body: { channel: 'note', audience: 'staff' } })
    expect((await threadOf(id))?.waitingSince).not.toBeNull()
    expect((await desk.phoneGot(phone)).some(({ body }) => body.includes('Rang'))).toBe(false)
    const { body } = await va.get<{ items: { id: string; author: string }[] }>(
      `/leads/${id}/timeline`,
    )
    expect(body.items.find((item) => item.id === note.body.id)?.author).toBe('Test va')
    expect((await va.post(`/leads/${id}/notes`, { body: '  ' })).status).toBe(400)
  })

  it('sends once more what was not delivered, and only that', async () => {
    const { id, phone } = await asks()
    await desk.breaks({ provider: 'twilio', match: 'Messages', status: 400, count: 1 })
    await va.post(`/leads/${id}/messages`, { body: 'A first try.' })
    const failed = await eventually('the failure', async () =>
      (await desk.messagesOf(phone)).find(({ status }) => status === 'failed'),
    )
    expect((await va.post(`/messages/${failed.id}/retry`)).status).toBe(200)
    await eventually('delivered', async () =>
      (await desk.phoneGot(phone)).some(({ body }) => body === 'A first try.'),
    )
    await eventually('no failure left', async () =>
      (await desk.messagesOf(phone)).every(({ status }) => status !== 'failed'),
    )
    const again = await va.post(`/messages/${failed.id}/retry`)
    expect([again.status, again.body]).toMatchObject([409, { errors: [{ code: 'STALE' }] }])
    expect((await va.post(`/messages/${crypto.randomUUID()}/retry`)).status).toBe(404)
  })

  it('moves the thread with the lead it is merged into', async () => {
    const [one, other] = [await asks(), await asks()]
    expect((await va.post(`/leads/${one.id}/merge`, { into: other.id })).status).toBe(200)
    expect(await threadOf(one.id)).toBeUndefined()
    expect((await threadOf(other.id))?.waitingSince).not.toBeNull()
  })

  it('is for staff, and what a manager may not do is refused', async () => {
    const { id } = await asks()
    for (const path of ['/inbox/threads', '/inbox/colleagues', `/leads/${id}/reply-options`])
      expect((await contractor.get(path)).status).toBe(403)
    expect((await fetch(`${desk.appUrl}/api/inbox/threads`)).status).toBe(401)
    expect((await manager.get('/inbox/threads')).status).toBe(200)
    expect((await manager.post(`/leads/${id}/notes`, { body: 'Hello' })).status).toBe(403)
    expect((await manager.put(`/leads/${id}/thread`, { done: true })).status).toBe(403)
    expect((await manager.post(`/messages/${crypto.randomUUID()}/retry`)).status).toBe(403)
    for (const bad of ['view=theirs', 'after=nowhere', 'limit=0', 'limit=101'])
      expect((await va.get(`/inbox/threads?${bad}`)).status).toBe(400)
  })

  it('names colleagues and says nothing else of them', async () => {
    const { body } = await va.get<{ colleagues: object[] }>('/inbox/colleagues')
    expect(body.colleagues.length).toBe(2)
    expect(Object.keys(body.colleagues[0] ?? {}).sort()).toEqual(['id', 'name', 'onDuty', 'role'])
  })
})
