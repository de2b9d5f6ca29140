import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

const TAP_AND_DOORS = 'kitchen tap is dripping, and can you hang two doors? NG5'
const inbound = (sid: string, from: string, body: string) => ({
  MessageSid: sid,
  From: `whatsapp:${from}`,
  To: 'whatsapp:+441154960000',
  Body: body,
  NumMedia: '0',
  ProfileName: 'Ada Example',
  SomethingTwilioAddedYesterday: 'yes',
})

describe('an incoming WhatsApp', async () => {
  const desk = await openDesk()
  const purposes = async (phone: string) =>
    (await desk.messagesOf(phone)).map(({ purpose }) => purpose)

  it('becomes a lead, a quote and a link on the customer’s phone', async () => {
    const phone = newPhone()
    await desk.writes(phone, TAP_AND_DOORS, { profileName: 'Ada Example' })
    const [message] = await eventually('the quote', async () => {
      const got = await desk.phoneGot(phone)
      return got.length > 0 && got
    })
    expect(message?.body).toMatch(
      /^Hi Ada, .*kitchen tap.*2 × .*door.*£\d+\.\d\d.*\/q\/[\w-]{20,}/i,
    )
    await desk.settled()
    const lead = await desk.lead(phone)
    expect(lead).toMatchObject({ state: 'quote_sent', postcode: 'NG5' })
    const quotes = await desk.sql(
      'select version, status, created_by, line_items from quotes where lead_id = $1',
      [lead?.id],
    )
    expect(quotes).toMatchObject([{ version: 1, status: 'sent', created_by: 'system' }])
    const tasks = await desk.sql<{ ai_confidence: number; manually_verified: boolean }>(
      'select ai_confidence, manually_verified from job_task_requirements where lead_id = $1',
      [lead?.id],
    )
    expect(tasks).toHaveLength(2)
    for (const task of tasks) expect(task.ai_confidence).toBeGreaterThanOrEqual(80)
    const moves = await desk.sql<{ to: string }>(
      'select "to" from lead_events where lead_id = $1 order by id',
      [lead?.id],
    )
    expect(moves.map(({ to }) => to)).toEqual([
      'created',
      'sku_detected',
      'quote_generated',
      'quote_sent',
    ])
  })

  it('is refused without Twilio’s signature, and leaves nothing behind', async () => {
    const phone = newPhone()
    const answer = await desk.twilioPosts(
      'whatsapp',
      inbound('SMforged', phone, TAP_AND_DOORS),
      'bm90IGl0',
    )
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] })
    expect(await desk.lead(phone)).toBeUndefined()
    expect(
      await desk.one("select 1 from webhook_events where event_id = 'SMforged'"),
    ).toBeUndefined()
  })

  it('has one effect however often Twilio tells it', async () => {
    const phone = newPhone()
    const form = inbound('SMtold5times', phone, TAP_AND_DOORS)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => desk.twilioPosts('whatsapp', form)),
    )
    for (const answer of answers) expect(answer.status).toBe(200)
    await desk.until(
      'the quote',
      'select state from leads where phone = $1',
      [phone],
      ({ state }) => state === 'quote_sent',
    )
    await desk.settled()
    expect(await purposes(phone)).toEqual(['inbound', 'quote'])
    expect(
      await desk.sql(
        'select id from quotes q where lead_id in (select id from leads where phone = $1)',
        [phone],
      ),
    ).toHaveLength(1)
  })

  it('is one conversation when several arrive at once', async () => {
    const phone = newPhone()
    const words = ['hello there', 'my kitchen tap is dripping', 'NG5 1AA', 'thanks a lot']
    await Promise.all(
      words.map((body, n) => desk.twilioPosts('whatsapp', inbound(`SMburst${n}`, phone, body))),
    )
    await desk.until(
      'the quote',
      'select state from leads where phone = $1',
      [phone],
      ({ state }) => state === 'quote_sent',
    )
    await desk.settled()
    expect(await desk.sql('select id from leads where phone = $1', [phone])).toHaveLength(1)
    const kept = (await desk.messagesOf(phone)).filter(({ direction }) => direction === 'inbound')
    expect(kept.map(({ body }) => body).sort()).toEqual([...words].sort())
    expect((await purposes(phone)).filter((purpose) => purpose === 'quote')).toHaveLength(1)
  })

  it('keeps a message without words or files', async () => {
    const phone = newPhone()
    expect((await desk.twilioPosts('whatsapp', inbound('SMempty', phone, ''))).status).toBe(200)
    await eventually('the message', async () => (await purposes(phone)).length === 1)
    await desk.settled()
    expect(await desk.lead(phone)).toMatchObject({ state: 'created' })
  })

  it('stops marketing at STOP, and takes it back at START', async () => {
    const phone = newPhone()
    const stopped = () =>
      desk.one<{ at: string | null }>(
        'select marketing_stopped_at as at from leads where phone = $1',
        [phone],
      )
    await desk.writes(phone, 'my kitchen tap is dripping')
    await desk.writes(phone, 'STOP')
    await eventually('STOP to be heeded', async () => (await stopped())?.at)
    await desk.writes(phone, 'NG5')
    await eventually('the quote all the same', async () =>
      (await purposes(phone)).includes('quote'),
    )
    await desk.writes(phone, 'start')
    await eventually('START to be heeded', async () => (await stopped())?.at === null)
    expect(await desk.lead(phone)).toMatchObject({
      job_description: expect.not.stringMatching(/stop|start/i),
    })
  })

  it('opens a new lead for a customer whose last one is over, tied to it', async () => {
    const phone = newPhone()
    await desk.writes(phone, 'hello')
    const first = await eventually('the first lead', () => desk.lead(phone))
    await desk.settled()
    await desk.sql("update leads set state = 'expired' where id = $1", [first.id])
    await desk.writes(phone, 'hello again')
    const second = await eventually('the second lead', async () => {
      const lead = await desk.lead(phone)
      return lead && lead.id !== first.id && lead
    })
    expect(await desk.one('select previous_lead_id from leads where id = $1', [second.id])).toEqual(
      { previous_lead_id: first.id },
    )
  })

  it('answers what it cannot read in words, never with a fault of its own', async () => {
    const missing = await desk.twilioPosts('whatsapp', { From: 'whatsapp:+447700900999' })
    expect([missing.status, await missing.json()]).toMatchObject([
      400,
      { errors: [{ data: { MessageSid: expect.any(String) } }] },
    ])
    const nobody = await desk.twilioPosts('whatsapp', {
      MessageSid: 'SMx',
      From: 'whatsapp:nobody',
    })
    expect(nobody.status).toBe(400)
    const odd = await desk.twilioPosts(
      'whatsapp',
      inbound('SMnul', newPhone(), 'a \0 byte and a lone \ud800 half'),
    )
    expect(odd.status).toBe(200)
    const huge = await desk.twilioPosts(
      'whatsapp',
      inbound('SMhuge', newPhone(), 'x'.repeat(1_200_000)),
    )
    expect(huge.status).toBe(413)
    await desk.settled()
    expect(
      await desk.sql('select event_id, error from webhook_events where error is not null'),
    ).toEqual([])
  })

  it('is left to the queue, and lost to nobody, when it cannot be read at once', async () => {
    const { inTransaction } = await import('../../operations/database.ts')
    const { lockPhone } = await import('../../operations/intake/lock-phone.ts')
    const phone = newPhone()
    const req = await desk.request()
    await inTransaction(req, async () => {
      await lockPhone(req, phone)
      await desk.writes(phone, TAP_AND_DOORS)
      expect(
        await desk.one("select worked_off_at from webhook_events where body ->> 'From' = $1", [
          `whatsapp:${phone}`,
        ]),
      ).toEqual({ worked_off_at: null })
    })
    await eventually('the quote', async () => (await desk.phoneGot(phone)).length === 1)
    expect(await purposes(phone)).toEqual(['inbound', 'quote'])
  })
})
