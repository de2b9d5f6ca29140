import { describe, expect, it } from 'vitest'
import { call } from '../harness/customer.ts'
import { refusalOf } from '../harness/customer-steps.ts'
import { openWorld } from '../harness/world.ts'
import { phoneOf } from '../harness/world-contractor.ts'
import { sceneOf, THU, WED } from '../harness/world-scene.ts'

const world = await openWorld()
const { clock, sql } = world

/** One contractor with a job on Wednesday morning, and the phone in their hand. */
const atWork = async (
  more: Parameters<Awaited<ReturnType<typeof sceneOf>>['customer']>[0] = {},
) => {
  const here = await sceneOf(world)
  const one = await here.customer(more)
  const scope = more.style === 'fixed_optionals' ? { extras: [1] } : {}
  const booking = await one.bookWhole(WED, 'am', scope)
  await world.work()
  const contractorId = here.people[0] ?? ''
  return { ...here, one, booking, contractorId, phone: await phoneOf(world, contractorId) }
}
type Phone = Awaited<ReturnType<typeof phoneOf>>

interface Job {
  id: string
  status: string
  photos: number
  lines: { description: string; qty: number; isExtra: boolean }[]
  package: { name: string; includes: string[] } | null
}
const jobsOf = async (phone: Phone) => {
  const { body } = await phone.get<{ jobs: Job[]; today: string }>('/jobs')
  return body
}

const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const sendPhoto = (phone: Phone, jobId: string, key: string, bytes: BlobPart = PHOTO) => {
  const form = new FormData()
  form.append('key', key)
  form.append('photos[]', new Blob([bytes], { type: 'image/png' }), 'done.png')
  return fetch(`${world.appUrl}/api/contractor/jobs/${jobId}/photos`, {
    ...{ method: 'POST', body: form, headers: { cookie: phone.cookie } },
  })
}

describe('a contractor’s job sheet', () => {
  it('lists what was sold: the extras that were ticked, and no others', async () => {
    const { phone } = await atWork({
      style: 'fixed_optionals',
      extras: [{ price: 2000 }, { price: 3000 }],
    })
    const { jobs, today } = await jobsOf(phone)
    expect(today).toBe('2031-01-13')
    expect(jobs).toHaveLength(1)
    expect(jobs[0]?.lines.map(({ isExtra }) => isExtra)).toEqual([false, true])
    expect(jobs[0]?.package).toBeNull()
  })

  it('says which package was bought, and what is in it', async () => {
    const here = await sceneOf(world)
    const one = await here.customer({ style: 'hhh' })
    await one.bookWhole(WED, 'am', { tier: 'high_standard' })
    await world.work()
    const { jobs } = await jobsOf(await phoneOf(world, here.people[0] ?? ''))
    expect(jobs[0]?.package?.name).toBe('High standard')
    expect(jobs[0]?.package?.includes.length).toBeGreaterThan(0)
  })

  it('keeps a photo with the visit once, however often it is sent', async () => {
    const { phone, booking } = await atWork()
    const [job] = (await jobsOf(phone)).jobs
    const first = await sendPhoto(phone, job?.id ?? '', 'photo-one')
    const again = await sendPhoto(phone, job?.id ?? '', 'photo-one')
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    await sendPhoto(phone, job?.id ?? '', 'photo-two')
    const kept = await sql<{ source: string; lead: boolean }>(
      'select source, lead_id is not null as lead from media where booking_id = $1',
      [booking.bookingId],
    )
    expect(kept).toEqual([
      { source: 'job', lead: true },
      { source: 'job', lead: true },
    ])
    expect((await jobsOf(phone)).jobs[0]?.photos).toBe(2)
  })

  it('takes no file that is no photo, and none for somebody else’s job', async () => {
    const { phone } = await atWork()
    const [job] = (await jobsOf(phone)).jobs
    const script = await sendPhoto(phone, job?.id ?? '', 'photo-one', '<svg onload=alert(1)>')
    expect(script.status).toBe(400)
    const elsewhere = await atWork()
    const [other] = (await jobsOf(elsewhere.phone)).jobs
    expect((await sendPhoto(phone, other?.id ?? '', 'photo-one')).status).toBe(404)
    expect((await sendPhoto(phone, job?.id ?? '', '../../etc')).status).toBe(400)
  })

  it('may say twice that a job is finished, when the first answer was lost', async () => {
    const { phone, booking } = await atWork()
    clock.set(`${WED}T09:00:00Z`)
    expect((await phone.start(booking.bookingId)).status).toBe(204)
    expect((await phone.start(booking.bookingId)).status).toBe(204)
    expect((await phone.finish(booking.bookingId)).status).toBe(204)
    expect((await phone.finish(booking.bookingId)).status).toBe(204)
    const told = await sql('select 1 from messages where booking_id = $1 and purpose = $2', [
      ...[booking.bookingId, 'job_completed'],
    ])
    expect(told).toHaveLength(1)
  })
})

describe('a contractor’s days', () => {
  it('are read back as they were written, with the usual week', async () => {
    const { phone } = await atWork()
    const usual = [
      ...Array.from({ length: 5 }, () => ({ startTime: null, endTime: '13:00' })),
      ...[null, null],
    ]
    const put = await phone.send('PUT', '/availability', {
      dates: [
        { date: THU, isAvailable: true, startTime: '13:00', endTime: null },
        { date: '2031-01-17', isAvailable: false },
      ],
      weeklyPattern: usual,
    })
    expect(put.status).toBe(204)
    const { body } = await phone.get('/availability?from=2031-01-16&to=2031-01-31')
    expect(body).toEqual({
      dates: [
        { date: THU, isAvailable: true, startTime: '13:00', endTime: null },
        { date: '2031-01-17', isAvailable: false, startTime: null, endTime: null },
      ],
      weeklyPattern: usual,
      halfDays: { amEnd: '13:00', pmStart: '13:00' },
    })
  })

  it('refuses a week that is none, and a span that has no end', async () => {
    const { phone } = await atWork()
    const dates = [{ date: THU, isAvailable: true }]
    const short = await phone.send('PUT', '/availability', { dates, weeklyPattern: [null] })
    expect(refusalOf(short)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
    const long = await phone.get('/availability?from=2031-01-16&to=2032-01-16')
    expect(refusalOf(long)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
  })
})

describe('a contractor’s skills and earnings', () => {
  it('are their own', async () => {
    const { phone, task, booking } = await atWork()
    clock.set(`${WED}T09:00:00Z`)
    await phone.start(booking.bookingId)
    await phone.finish(booking.bookingId)
    const skills = await phone.get<{ skills: object[] }>('/skills')
    expect(skills.body.skills).toMatchObject([{ task, confidence: 'capable', completedCount: 1 }])
    const { body } = await phone.get('/earnings')
    expect(body).toMatchObject({
      weeks: [
        {
          ...{ from: '2031-01-13', to: '2031-01-19', pay: 6000 },
          jobs: [{ reference: booking.reference, date: WED, pay: 6000 }],
        },
      ],
      taxYear: { from: '2030-04-06', pay: 6000, jobs: 1 },
    })
  })
})

describe('a contractor who is no longer active', () => {
  it('reaches nothing, with the session they had or with their link', async () => {
    const { phone, contractorId } = await atWork()
    const { phoneToken } = await import('../../operations/contractor/phone-link.ts')
    await sql('update handyman_profiles set is_active = false where id = $1', [contractorId])
    for (const path of ['/jobs', '/availability', '/skills', '/earnings'])
      expect((await phone.get(path)).status, path).toBe(403)
    const link = `${world.appUrl}/api/c/${phoneToken(contractorId)}/session`
    const opened = await call(link, { method: 'POST' })
    expect(opened.status).toBe(403)
    expect(opened.headers.get('set-cookie')).toBeNull()
  })
})
