import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

interface Kept {
  id: string
  status: string
  provider_sid: string | null
  error: string | null
  attempts: number
}

describe('a message whose time has come', async () => {
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
  const openTrouble = (id: string) =>
    desk.one<{ detail: string }>(
      'select detail from exceptions where dedupe_key = $1 and resolved_at is null',
      [`message_failed:${id}`],
    )

  it('is not sent any more when it is no longer true', async () => {
    const phone = newPhone()
    const lead = await newLead(phone)
    const got = (await desk.phoneGot(phone)).length
    const about = { audience: 'customer', to: phone, leadId: lead.id } as const
    const quote = await write({
      ...about,
      purpose: 'quote',
      template: 'quote',
      variables: { link: 'x' },
    })
    await desk.sql("update leads set state = 'cancelled' where id = $1", [lead.id])
    await sendMessage(await desk.request(), quote)
    expect(await kept(quote)).toMatchObject({
      status: 'failed',
      error: 'Not sent: the lead is cancelled.',
    })
    const reply = await write({ ...about, purpose: 'reply', body: 'Anything else?' })
    await desk.sql('update leads set erased_at = now() where id = $1', [lead.id])
    await sendMessage(await desk.request(), reply)
    expect(await kept(reply)).toMatchObject({
      status: 'failed',
      error: 'Not sent: the customer was erased.',
    })
    expect(await desk.phoneGot(phone)).toHaveLength(got)
    expect(await openTrouble(reply)).toBeUndefined()
  })

  it('to a contractor is always a template, and its hand-over tells them and schedules the job', async () => {
    const [customer, contractor] = [newPhone(), newPhone()]
    const lead = await newLead(customer)
    const { id: contractorId } = (await desk.one<{ id: string }>(
      `insert into handyman_profiles (id, name, phone, postcode, radius_miles) values (uuidv7(), 'Sam Sample', $1, 'NG5 1AA', 10) returning id`,
      [contractor],
    )) as { id: string }
    const { id: bookingId } = (await desk.one<{ id: string }>(
      `insert into bookings (id, reference, lead_id, contractor_id, date, time_slot, duration_minutes, start_minute, end_minute, total, status)
        values (uuidv7(), 'B-TEST22', $1, $2, current_date + 1, 'am', 60, 480, 780, 10000, 'confirmed') returning id`,
      [lead.id, contractorId],
    )) as { id: string }
    await desk.sql(
      "insert into contractor_jobs (id, booking_id, contractor_id, status) values (uuidv7(), $1, $2, 'assigned')",
      [bookingId, contractorId],
    )
    await desk.sql("update leads set state = 'contractor_assigned' where id = $1", [lead.id])
    await queue({
      ...{ audience: 'contractor', to: contractor, leadId: lead.id, bookingId, contractorId },
      ...{
        purpose: 'job_assigned',
        template: 'job_assigned',
        variables: { reference: 'B-TEST22', when: 'tomorrow' },
      },
    })
    await desk.until(
      'the job',
      'select status, told_at from contractor_jobs where booking_id = $1',
      [bookingId],
      ({ status }) => status === 'told',
    )
    expect(await desk.lead(customer)).toMatchObject({ state: 'job_scheduled' })
    expect((await desk.phoneGot(contractor))[0]?.contentSid).toMatch(/^HX/)
    // What the contractor answers is theirs, and no new customer's.
    await desk.writes(contractor, 'Thanks, I will be there')
    const answer = await eventually('the answer', () =>
      desk.one(
        'select lead_id, contractor_id, booking_id, audience from messages where "from" = $1',
        [contractor],
      ),
    )
    expect(answer).toEqual({
      lead_id: null,
      contractor_id: contractorId,
      booking_id: bookingId,
      audience: 'contractor',
    })
    expect(await desk.lead(contractor)).toBeUndefined()
    // The booking is cancelled before the reminder goes out.
    const reminder = await write({
      ...{ audience: 'contractor', to: contractor, leadId: lead.id, bookingId, contractorId },
      ...{ purpose: 'job_reminder', template: 'job_reminder' },
    })
    await desk.sql("update bookings set status = 'cancelled' where id = $1", [bookingId])
    await sendMessage(await desk.request(), reminder)
    expect(await kept(reminder)).toMatchObject({
      status: 'failed',
      error: 'Not sent: the booking is cancelled.',
    })
  })

  it('reminds customer and contractor the day before, once, at a decent hour', async () => {
    const { setClock } = await import('../../operations/clock.ts')
    const { sendReminders } = await import('../../operations/messages/send-reminders.ts')
    const { addDays, londonClock, londonInstant } = await import('../../domain/london-time.ts')
    const [customer, contractor] = [newPhone(), newPhone()]
    const lead = await newLead(customer)
    const today = londonClock(new Date()).date
    const person = await desk.one<{ id: string }>(
      `insert into handyman_profiles (id, name, phone, postcode, radius_miles)
        values (uuidv7(), 'Ben Sample', $1, 'NG5 1AA', 10) returning id`,
      [contractor],
    )
    const booking = await desk.one<{ id: string }>(
      `insert into bookings (id, reference, lead_id, contractor_id, date, time_slot, duration_minutes, start_minute,
          end_minute, total, status, confirmed_at)
        values (uuidv7(), 'B-MORROW', $1, $2, $3, 'pm', 60, 780, 1080, 10000, 'confirmed', now() - interval '2 days') returning id`,
      [lead.id, person?.id, addDays(today, 1)],
    )
    const remindAt = async (minutes: number) => {
      setClock(() => londonInstant(today, minutes))
      try {
        return await sendReminders(await desk.request())
      } finally {
        setClock()
      }
    }
    const written = () =>
      desk.sql<{ purpose: string; audience: string; body: string }>(
        'select purpose, audience, body from messages where booking_id = $1 order by id',
        [booking?.id],
      )
    await remindAt(7 * 60)
    await remindAt(23 * 60)
    expect(await written()).toEqual([])
    await remindAt(11 * 60)
    await remindAt(12 * 60)
    expect(await written()).toMatchObject([
      {
        purpose: 'booking_reminder',
        audience: 'customer',
        body: expect.stringMatching(/Ben comes .*afternoon.*B-MORROW/),
      },
      { purpose: 'job_reminder', audience: 'contractor', body: expect.stringMatching(/B-MORROW/) },
    ])
  })
})
