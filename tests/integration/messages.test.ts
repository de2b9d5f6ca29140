import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

interface Kept {
  id: string
  status: string
  provider_sid: string | null
  error: string | null
  attempts: number
}

describe('a message to somebody', async () => {
  const desk = await openDesk()
  const { inTransaction } = await import('../../operations/database.ts')
  const { queueMessage } = await import('../../operations/messages/queue-message.ts')
  const { sendMessage } = await import('../../operations/messages/send-message.ts')
  type Outgoing = Parameters<typeof queueMessage>[1]

  const queue = async (message: Outgoing) => {
    const req = await desk.request()
    return inTransaction(req, () => queueMessage(req, message))
  }
  /** Written without its job: the test itself sends it. */
  const write = async (message: Outgoing) => {
    const id = await queue({ ...message, sendAt: new Date(Date.now() + 3_600_000) })
    return id ?? ''
  }
  const kept = (id: string) => desk.one<Kept>('select * from messages where id = $1', [id])
  const newLead = async (phone: string) => {
    await desk.writes(phone, 'hello')
    const lead = await eventually('the lead', () => desk.lead(phone))
    await desk.settled()
    return lead
  }
  const tells = (
    sid: string,
    status: string,
    messageId?: string,
    more: Record<string, string> = {},
  ) =>
    desk.twilioPosts(`message-status${messageId ? `?message=${messageId}` : ''}`, {
      MessageSid: sid,
      MessageStatus: status,
      ...more,
    })
  const openTrouble = (id: string) =>
    desk.one<{ detail: string }>(
      'select detail from exceptions where dedupe_key = $1 and resolved_at is null',
      [`message_failed:${id}`],
    )

  it('is said once for one purpose', async () => {
    const phone = newPhone()
    const message = {
      audience: 'customer',
      to: phone,
      purpose: 'ask_postcode',
      template: 'ask_postcode',
      dedupeKey: `once:${phone}`,
    } as const
    const ids = await Promise.all(Array.from({ length: 6 }, () => queue(message)))
    expect(ids.filter(Boolean)).toHaveLength(1)
    await eventually('the message', async () => (await desk.phoneGot(phone)).length === 1)
    await desk.settled()
    expect(await desk.phoneGot(phone)).toHaveLength(1)
  })

  it('goes out in free words inside the 24 hours, and as a template outside', async () => {
    const phone = newPhone()
    await newLead(phone)
    await queue({
      audience: 'customer',
      to: phone,
      purpose: 'ask_postcode',
      template: 'ask_postcode',
      variables: { customer: 'Ada' },
    })
    await eventually('the answer', async () => (await desk.phoneGot(phone)).length === 2)
    expect((await desk.phoneGot(phone)).map(({ contentSid }) => contentSid)).toEqual([null, null])
    const silent = newPhone()
    await queue({
      audience: 'customer',
      to: silent,
      purpose: 'ask_postcode',
      template: 'ask_postcode',
      variables: { customer: 'Ada' },
    })
    const [sent] = await eventually('the template', async () => {
      const got = await desk.phoneGot(silent)
      return got[0]?.status === 'read' && got
    })
    expect(sent).toMatchObject({
      contentSid: expect.stringMatching(/^HX[0-9a-f]{32}$/),
      contentVariables: { 1: 'Ada' },
    })
  })

  it('is found at Twilio and not sent twice when the answer to the first try was lost', async () => {
    const phone = newPhone()
    await desk.breaks({ provider: 'twilio', match: phone, reset: true, phase: 'after', count: 1 })
    const id = await queue({
      audience: 'customer',
      to: phone,
      purpose: 'ask_postcode',
      template: 'ask_postcode',
      variables: { customer: 'Ada' },
    })
    await eventually('it to be known as sent', async () => (await kept(id ?? ''))?.provider_sid)
    await desk.settled()
    expect(await desk.phoneGot(phone)).toHaveLength(1)
    expect((await kept(id ?? ''))?.status).not.toBe('queued')
  })

  it('is recorded by its call-back when the process died right after sending', async () => {
    const phone = newPhone()
    const id = await write({
      audience: 'customer',
      to: phone,
      purpose: 'ask_postcode',
      template: 'ask_postcode',
    })
    expect((await tells('SMafterdeath', 'delivered', id)).status).toBe(204)
    await eventually('the record', async () => (await kept(id))?.status === 'delivered')
    await sendMessage(await desk.request(), id)
    expect(await kept(id)).toMatchObject({ provider_sid: 'SMafterdeath', attempts: 0 })
    expect(await desk.phoneGot(phone)).toHaveLength(0)
  })

  it('only ever moves forward, whatever order the call-backs come in', async () => {
    const id = await write({
      audience: 'customer',
      to: newPhone(),
      purpose: 'ask_postcode',
      template: 'ask_postcode',
    })
    const told = async (...statuses: string[]) => {
      for (const status of statuses) await tells('SMorder', status, id)
      await desk.settled()
      return (await kept(id))?.status
    }
    expect(await told('delivered')).toBe('delivered')
    expect(await told('sent', 'queued', 'sending')).toBe('delivered')
    expect(await told('read', 'delivered', 'read')).toBe('read')
    expect(await told('failed', 'undelivered')).toBe('read')
    expect(await openTrouble(id)).toBeUndefined()
  })

  it('that is not delivered is put before ops, once, and stays failed', async () => {
    const id = await write({
      audience: 'customer',
      to: newPhone(),
      purpose: 'ask_postcode',
      template: 'ask_postcode',
    })
    await tells('SMlost', 'sent', id)
    await tells('SMlost', 'undelivered', id, {
      ErrorCode: '63024',
      ErrorMessage: 'Invalid message recipient',
    })
    await eventually('the failure', async () => (await kept(id))?.status === 'failed')
    await tells('SMlost', 'delivered', id)
    await desk.settled()
    expect(await kept(id)).toMatchObject({
      status: 'failed',
      error: 'Invalid message recipient (63024)',
    })
    expect((await openTrouble(id))?.detail).toMatch(
      /ask postcode WhatsApp to the customer \(…\d{3}\) was not delivered/,
    )
  })

  it('that does not reach a contractor is told to ops with their name', async () => {
    const phone = newPhone()
    await desk.one(
      `insert into handyman_profiles (name, phone, postcode, radius_miles, max_concurrent_jobs, is_active, reactive_mode)
        values ('Dev Hammer', $1, 'NG1 1AA', 10, 3, true, false) returning id`,
      [phone],
    )
    const id = await write({
      audience: 'contractor',
      to: phone,
      purpose: 'job_assigned',
      template: 'ask_postcode',
    })
    await tells('SMhammer', 'undelivered', id, { ErrorCode: '63024', ErrorMessage: 'Unreachable' })
    const trouble = await eventually('the trouble', () => openTrouble(id))
    expect(trouble.detail).toMatch(/WhatsApp to Dev Hammer was not delivered: Unreachable/)
  })

  it('is tried again while Twilio is away, and given up at once when Twilio says never', async () => {
    const phone = newPhone()
    await desk.breaks({ provider: 'twilio', match: phone, status: 503, count: 1 })
    const id = await queue({
      audience: 'customer',
      to: phone,
      purpose: 'ask_postcode',
      template: 'ask_postcode',
    })
    await eventually('the second try', async () => (await desk.phoneGot(phone)).length === 1)
    expect((await kept(id ?? ''))?.attempts).toBe(2)
    const never = await queue({
      audience: 'customer',
      to: '+4477',
      purpose: 'ask_postcode',
      template: 'ask_postcode',
    })
    await eventually('the refusal', async () => (await kept(never ?? ''))?.status === 'failed')
    expect(await openTrouble(never ?? '')).toBeTruthy()
    expect((await kept(never ?? ''))?.attempts).toBe(1)
  })
})
