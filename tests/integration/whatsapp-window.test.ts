import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

/** Our own thread says the customer wrote an hour ago; WhatsApp has it otherwise, and refuses with 63016. */
describe('a message WhatsApp refuses because its 24 hours are over', async () => {
  const desk = await openDesk()
  const va = await desk.addUser('va')
  const thoughtToHaveWritten = async () => {
    const phone = newPhone()
    const lead = await va.post<{ doc: { id: string } }>('/leads', {
      ...{ customerName: 'Ada Example', phone, postcode: 'NG5' },
    })
    const { id } = lead.body.doc
    await desk.sql(
      `insert into messages (id, lead_id, audience, direction, channel, purpose, "from", body, status, provider_sid, created_at, updated_at)
        values (uuidv7(), $1, 'customer', 'inbound', 'whatsapp', 'inbound', $2, 'hello', 'delivered', $3, now() - interval '1 hour', now())`,
      [id, phone, `SM${id.replaceAll('-', '')}`],
    )
    return { id, phone }
  }
  const sent = (phone: string) =>
    desk.sql<{ status: string; refused: string | null }>(
      `select status, variables ->> 'refusedSid' as refused from messages where "to" = $1`,
      [phone],
    )

  it('goes again as the template it was made from, once', async () => {
    const lead = await thoughtToHaveWritten()
    expect((await va.post(`/leads/${lead.id}/request-video`)).status).toBeLessThan(300)
    const arrived = await eventually('the template on the phone', async () => {
      const got = await desk.phoneGot(lead.phone)
      return got.some(({ status }) => status === 'read') && got
    })
    expect(arrived.map(({ contentSid }) => contentSid !== null)).toEqual([false, true])
    await desk.settled()
    expect(await sent(lead.phone)).toEqual([
      { status: expect.stringMatching(/delivered|read/), refused: expect.stringMatching(/^SM/) },
    ])
    expect(await desk.phoneGot(lead.phone)).toHaveLength(2)
    expect(
      await desk.sql('select 1 from exceptions where lead_id = $1 and resolved_at is null', [
        lead.id,
      ]),
    ).toEqual([])
  })

  it('is put before a person, once, where it was free words', async () => {
    const lead = await thoughtToHaveWritten()
    const wrote = await va.post(`/leads/${lead.id}/messages`, { body: 'Is the side gate open?' })
    expect(wrote.status).toBe(201)
    const flag = await desk.until<{ detail: string }>(
      'the flag',
      "select detail from exceptions where lead_id = $1 and kind = 'message_failed' and resolved_at is null",
      [lead.id],
      () => true,
    )
    expect(flag.detail).toMatch(/63016/)
    await desk.settled()
    expect(await sent(lead.phone)).toEqual([{ status: 'failed', refused: null }])
    expect(await desk.phoneGot(lead.phone)).toHaveLength(1)
    expect(
      await desk.sql("select 1 from exceptions where lead_id = $1 and kind = 'message_failed'", [
        lead.id,
      ]),
    ).toHaveLength(1)
  })
})
