import { describe, expect, it } from 'vitest'
import { call } from '../harness/customer.ts'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

const PHOTO = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360f8cf000001010100e221bc330000000049454e44ae426082',
  'hex',
)

describe('the form on the quote site', async () => {
  const desk = await openDesk()
  const ask = (body: unknown) =>
    call<Record<string, unknown>>(`${desk.appUrl}/api/intake/web`, { method: 'POST', body })
  const enquiry = (more: Record<string, unknown> = {}) => ({
    name: 'Ada Example',
    phone: newPhone().replace('+44', '0'),
    postcode: 'ng5 1aa',
    customerType: 'homeowner',
    description: 'The kitchen tap is dripping',
    ...more,
  })
  const counted = async () =>
    (
      await desk.one<{ n: number }>(
        'select ((select count(*) from leads) + (select count(*) from messages) + (select count(*) from media))::int n',
      )
    )?.n

  it('answers with a price and a link where detection is sure', async () => {
    const { status, body } = await ask(enquiry())
    expect(status).toBe(201)
    expect(body).toEqual({
      reference: expect.stringMatching(/^L-/),
      link: expect.stringMatching(/\/q\/[\w-]{20,}$/),
      price: expect.any(Number),
    })
    const lead = await desk.one('select * from leads where reference = $1', [body.reference])
    expect(lead).toMatchObject({ state: 'quote_sent', source: 'web', postcode: 'NG5 1AA' })
    await desk.settled()
    const sent = await desk.phoneGot(String(lead?.phone))
    expect(sent).toHaveLength(1)
    // Never written to us by WhatsApp: only a template arrives.
    expect(sent[0]?.contentSid).toMatch(/^HX[0-9a-f]{32}$/)
  })

  it('takes photos with it', async () => {
    const form = new FormData()
    const { phone, ...fields } = enquiry({ description: 'What would this cost me, please?' })
    for (const [name, value] of Object.entries({ phone, ...fields })) form.set(name, String(value))
    form.append('photos[]', new Blob([PHOTO], { type: 'image/png' }), 'wall.png')
    form.append('photos[]', new Blob([PHOTO], { type: 'image/png' }), 'wall2.png')
    const answer = await fetch(`${desk.appUrl}/api/intake/web`, { method: 'POST', body: form })
    expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([
      201,
      ['reference'],
    ])
    const kept = await desk.sql(
      'select m.mime_type from media m join leads l on l.id = m.lead_id where l.phone = $1',
      [phone.replace(/^0/, '+44')],
    )
    expect(kept).toEqual([{ mime_type: 'image/png' }, { mime_type: 'image/png' }])
    await desk.until(
      'an estimator',
      'select state from leads where phone = $1',
      [phone.replace(/^0/, '+44')],
      ({ state }) => state === 'estimator_queued',
    )
  })

  it('says which field is wrong, and writes nothing', async () => {
    const before = await counted()
    for (const [more, field] of [
      [{ phone: '12' }, 'phone'],
      [{ phone: undefined }, 'phone'],
      [{ postcode: 'nowhere at all' }, 'postcode'],
      [{ description: '   ' }, 'description'],
      [{ name: '' }, 'name'],
      [{ customerType: 'astronaut' }, 'customerType'],
    ] as const) {
      const { status, body } = await ask(enquiry(more))
      expect([status, body]).toMatchObject([
        400,
        { errors: [{ code: 'VALIDATION_ERROR', data: { [field]: expect.any(String) } }] },
      ])
    }
    const malformed = await fetch(`${desk.appUrl}/api/intake/web`, {
      method: 'POST',
      body: '{"name": ',
    })
    expect(malformed.status).toBe(400)
    const form = new FormData()
    for (const [name, value] of Object.entries(enquiry())) form.set(name, String(value))
    form.append('photos[]', new Blob(['<svg onload=alert(1)>'], { type: 'image/png' }), 'no.png')
    const notPhoto = await fetch(`${desk.appUrl}/api/intake/web`, { method: 'POST', body: form })
    expect(notPhoto.status).toBe(400)
    expect(await counted()).toBe(before)
  })

  it('keeps a postcode nobody can place, and promises no price there', async () => {
    const { status, body } = await ask(enquiry({ postcode: 'AB10 1AA' }))
    expect(status).toBe(201)
    expect(body).toEqual({ reference: expect.any(String) })
    expect(
      await desk.one(
        "select 1 from exceptions e join leads l on l.id = e.lead_id where l.reference = $1 and kind = 'postcode_unplaced'",
        [body.reference],
      ),
    ).toBeTruthy()
  })

  it('tells a stranger who types somebody’s number nothing of their quote', async () => {
    const phone = newPhone()
    await desk.writes(phone, 'please hang two doors, NG5')
    await eventually('the quote', async () => (await desk.phoneGot(phone)).length === 1)
    const { status, body } = await ask(enquiry({ phone }))
    expect(status).toBe(201)
    expect(body).toEqual({ reference: expect.any(String) })
    await desk.settled()
    const quotes = await desk.sql(
      'select q.superseded_at from quotes q join leads l on l.id = q.lead_id where l.phone = $1',
      [phone],
    )
    expect(quotes).toEqual([{ superseded_at: null }])
  })

  it('takes photos alone, with no words', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries(enquiry({ description: '' })))
      form.set(name, String(value))
    form.append('photos[]', new Blob([PHOTO], { type: 'image/png' }), 'wall.png')
    const answer = await fetch(`${desk.appUrl}/api/intake/web`, { method: 'POST', body: form })
    expect(answer.status).toBe(201)
    expect((await ask(enquiry({ description: '' }))).status).toBe(400)
  })

  it('keeps nothing of what a machine fills in, and answers it like anybody', async () => {
    const before = await counted()
    const { status, body } = await ask(enquiry({ website: 'https://pills.test' }))
    expect([status, body]).toEqual([201, { reference: expect.stringMatching(/^L-\w{6}$/) }])
    const quick = await ask(enquiry({ openForMs: 120 }))
    expect([quick.status, quick.headers.get('retry-after')]).toEqual([429, '3'])
    expect(await counted()).toBe(before)
    expect((await ask(enquiry({ website: '', openForMs: 45_000 }))).status).toBe(201)
  })

  it('takes three enquiries a day from one phone', async () => {
    const phone = newPhone()
    const statuses: number[] = []
    for (let n = 0; n < 4; n++) statuses.push((await ask(enquiry({ phone }))).status)
    expect(statuses).toEqual([201, 201, 201, 429])
    const { headers } = await ask(enquiry({ phone }))
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(3600)
  })
})
