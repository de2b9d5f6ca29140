/** What browsers are told to keep to themselves, and what a stranger gets who tries the doors. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { call, customerOf } from '../harness/customer.ts'
import { refusalOf, stepsOf } from '../harness/customer-steps.ts'
import { query } from '../harness/query.ts'
import { type JobToday, jobsOf } from './contractor-jobs.ts'
import { type MadeQuote, type Office, officeOf } from './customer-quotes.ts'

const PUBLIC_URL = 'https://handy.example'
let business: Business
let office: Office
let mine: MadeQuote
let job: JobToday

beforeAll(async () => {
  // As people reach it: over TLS, by a name.
  business = await startBusiness({ settings: { PUBLIC_URL } })
  office = await officeOf(business)
  mine = await office.newQuote()
  job = await jobsOf(business, office).today()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${business.appUrl}${path}`, { headers, redirect: 'manual' })
const headerOf = async (path: string, name: string) => (await get(path)).headers.get(name) ?? ''
const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  query<Row & Record<string, unknown>>(business.database.url, text, values)

/** `script-src 'self'` → `{ 'script-src': "'self'" }`. */
const policyOf = async (path: string): Promise<Record<string, string>> => {
  const policy = await headerOf(path, 'content-security-policy')
  return Object.fromEntries(
    policy.split('; ').map((rule) => {
      const [name = '', ...rest] = rule.split(' ')
      return [name, rest.join(' ')]
    }),
  )
}

const staffCookie = async () => {
  const answer = await call(`${business.appUrl}/api/users/login`, {
    method: 'POST',
    body: { email: 'va@handy.test', password: 'handy-demo-1' },
  })
  return answer.headers.getSetCookie().join()
}
const phoneSession = (path: string) =>
  call(`${business.appUrl}/api${path}/session`, { method: 'POST' })

describe('a browser is told', () => {
  const pages = () => [mine.path, job.path, '/', '/v/any-link-of-a-customer', '/admin', '/nothing']

  it('to say nowhere which page it was on, to frame none of them, and to guess no types', async () => {
    for (const path of [...pages(), `/api${mine.path}`]) {
      expect(await headerOf(path, 'referrer-policy'), path).toBe('no-referrer')
      expect(await headerOf(path, 'x-frame-options'), path).toBe('DENY')
      expect(await headerOf(path, 'x-content-type-options'), path).toBe('nosniff')
      expect((await policyOf(path))['frame-ancestors'], path).toBe("'none'")
    }
  })

  it('to run our own script and Stripe’s, and Stripe’s only where a card is paid', async () => {
    for (const path of pages()) {
      const policy = await policyOf(path)
      const paying = path === mine.path
      expect(policy['default-src'], path).toBe("'self'")
      expect(policy['script-src'], path).toBe(
        `'self'${paying ? ' https://js.stripe.com https://*.js.stripe.com' : ''}`,
      )
      expect(policy['frame-src']?.includes('https://hooks.stripe.com'), path).toBe(paying)
      expect(policy['connect-src'], path).toBe(`'self'${paying ? ` ${business.sandboxUrl}` : ''}`)
      for (const rule of ['object-src', 'base-uri']) expect(policy[rule], path).toBe("'none'")
      expect(policy['form-action'], path).toBe("'self'")
    }
    expect((await policyOf(`/api${mine.path}`))['default-src']).toBe("'none'")
  })

  it('to keep nothing that is somebody’s own, and to find none of it by searching', async () => {
    for (const path of [mine.path, job.path, '/v/any', `/api${mine.path}`, `/api${job.made.path}`])
      expect(await headerOf(path, 'x-robots-tag'), path).toBe('noindex, nofollow')
    const own = [mine.path, job.path, '/v/any', '/', `/api${mine.path}`, '/api/leads']
    const more = [`/api${job.made.path}/booking`, `/api${job.made.path}/booking.ics`]
    for (const path of [...own, ...more, '/api/contractor/jobs', '/api/users/me'])
      expect(await headerOf(path, 'cache-control'), path).toBe('no-store')
    const html = await (await get('/')).text()
    const [script = ''] = /assets\/[\w-]+\.js/.exec(html) ?? []
    expect(await headerOf(`/${script}`, 'cache-control')).toContain('immutable')
  })

  it('to show its cookies to no script, to no other site, and over TLS alone', async () => {
    const device = (await get(`/api${mine.path}`)).headers.getSetCookie().join()
    const phone = (await phoneSession(job.path)).headers.getSetCookie().join()
    for (const cookie of [device, phone, await staffCookie()]) {
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).toMatch(/; Secure/i)
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i)
    }
    expect(phone).toMatch(/Path=\/api; .*SameSite=Strict/)
  })
})

describe('a stranger', () => {
  const VERBS: [string, string, object?][] = [
    ...(
      ['', '/slots', '/booking', '/booking.ics', '/booking/photo', '/booking/cancel'] as const
    ).map((path): [string, string] => ['GET', path]),
    ['POST', '/view'],
    ['POST', '/renew'],
    ['POST', '/holds', { date: '2031-01-15', timeSlot: 'am' }],
    ['POST', '/payment-intent', { holdId: randomUUID(), startWithinCoolingOff: true }],
    ['POST', '/bookings', { holdId: randomUUID(), paymentIntentId: 'pi_1' }],
    ['POST', '/booking/cancel', {}],
    ['POST', '/booking/reschedule', { holdId: randomUUID() }],
    ['POST', '/rating', { rating: 5 }],
    ['PUT', '/address', { address: '1 Made-up Row', postcode: 'NG5 1AA' }],
    ['DELETE', `/holds/${randomUUID()}`],
  ]

  it('cannot guess a link: each has 192 bits, and one that is nearly right opens nothing', async () => {
    const others = await Promise.all([office.newQuote(), office.newQuote()])
    const tokens = [mine, ...others].map(({ token }) => token)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/)
    expect(new Set(tokens.map((token) => token.slice(0, 4))).size).toBe(3)
    const nearly = `${mine.token.slice(0, -1)}${mine.token.endsWith('A') ? 'B' : 'A'}`
    for (const [method, path, body] of VERBS) {
      const said = async (token: string) => {
        const answer = await call(`${business.appUrl}/api/q/${token}${path}`, { method, body })
        return { status: answer.status, body: answer.body }
      }
      const answer = await said(nearly)
      expect(answer.status, `${method} ${path}`).toBe(404)
      // Nothing tells a near miss from nonsense, or one kind of wrong from another.
      expect(answer).toEqual(await said(randomBytes(24).toString('base64url')))
      expect((await said("' or true--")).status).toBe(404)
    }
  })

  it('reads no quote, booking, payment or photo past the links', async () => {
    const paths = ['quotes', 'bookings', 'payments', 'leads', 'slot-holds', 'media', 'messages']
    for (const slug of paths) {
      expect((await get(`/api/${slug}`)).status, slug).toBe(401)
      expect((await get(`/api/${slug}?where[id][exists]=true`)).status, slug).toBe(401)
    }
    expect((await get(`/api/bookings/${job.bookingId}`)).status).toBe(401)
    expect((await get(`/api/leads/${mine.leadId}/timeline`)).status).toBe(401)
    // A customer's cookie is a device's name, and opens nothing.
    const cookie = (await get(`/api${mine.path}`)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect((await get('/api/leads', { cookie })).status).toBe(401)
    expect((await get('/api/contractor/jobs', { cookie })).status).toBe(401)
  })

  it('pays what the quote says, whatever they write into a call or a card’s confirmation', async () => {
    const made = await office.newQuote()
    const thief = stepsOf(business, made)
    const { nextAvailable } = await thief.slots()
    const { holdId } = await thief.hold(nextAvailable?.date ?? '', nextAvailable?.timeSlot ?? '')
    const lies = { amount: 30, total: 100, depositPercent: 1, tier: 'hassle_free', currency: 'jpy' }
    const intent = await thief.intent(holdId, lies)
    expect(intent).toMatchObject({ amount: 1817, currency: 'gbp' })
    const { clientSecret, publishableKey, paymentIntentId } = intent
    const ask = (path: string, fields: Record<string, string>) =>
      fetch(`${intent.confirmBase}/v1/payment_intents/${paymentIntentId}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ client_secret: clientSecret, key: publishableKey, ...fields }),
      })
    expect((await ask('', { amount: '30' })).status).toBeGreaterThanOrEqual(400)
    await ask('/confirm', { payment_method: 'pm_card_visa', amount: '30' })
    const booked = await thief.tryBook(holdId, paymentIntentId)
    const rows = await sql(
      'select total, deposit_amount as deposit from bookings where lead_id = $1',
      [made.leadId],
    )
    // Either the lie was refused with the card, or the whole deposit was taken.
    expect(rows).toEqual(booked.status === 201 ? [{ total: 9085, deposit: 1817 }] : [])
  })

  it('is slowed down on one link, by page and by call, and holds up nobody on another', async () => {
    const made = await office.newQuote()
    const { get: ask } = customerOf(business, made.token)
    const answers = await Promise.all(Array.from({ length: 130 }, () => ask()))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(10)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await get(made.path)).status).toBe(429)
    expect((await get(mine.path)).status).toBe(200)
  })
})

describe('a contractor’s face', () => {
  it('is seen by the customer they come to, small and without where it was taken', async () => {
    const token = /handy-contractor=([^;]+)/
    expect((await phoneSession(job.path)).headers.get('set-cookie')).toMatch(token)
    const photo = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#864' },
    })
      .withExif({ IFD3: { GPSLatitude: '52/1 58/1 0/1' } })
      .jpeg()
      .toBuffer()
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'face.jpg')
    form.append('_payload', '{}')
    const login = await call<{ token: string }>(`${business.appUrl}/api/users/login`, {
      method: 'POST',
      body: { email: 'ops@handy.test', password: 'handy-demo-1' },
    })
    const headers = { authorization: `JWT ${login.body.token}` }
    const kept = await fetch(`${business.appUrl}/api/media`, {
      method: 'POST',
      body: form,
      headers,
    })
    const { doc } = (await kept.json()) as { doc: { id: string; url: string } }
    const set = await call(`${business.appUrl}/api/handyman-profiles/${job.contractorId}`, {
      ...{ method: 'PATCH', headers, body: { photo: doc.id } },
    })
    expect(set.status).toBe(200)
    const { body } = await customerOf(business, job.made.token).get<{
      booking: { contractor: { photo: string } }
    }>()
    const shown = await get(body.booking.contractor.photo)
    const face = sharp(Buffer.from(await shown.arrayBuffer()))
    expect(await face.metadata()).toMatchObject({ format: 'jpeg', width: 168, height: 168 })
    expect((await face.metadata()).exif).toBeUndefined()
    expect((await get(`/api${mine.path}/booking/photo`)).status).toBe(404)
    expect((await get(new URL(doc.url, business.appUrl).pathname)).status).toBe(401)
  })
})

describe('a contractor’s link', () => {
  /** As the office would sign it. */
  const signed = (id: string, until: number) => {
    const text = `${id}.${until.toString(36)}`
    const key = `${business.env.payloadSecret}:contractor-link`
    return `/c/${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
  }
  const DAY = 86_400_000

  it('opens for whom it was made and until when, and cannot be written anew', async () => {
    const [other] = await sql<{ id: string }>(
      'select id from handyman_profiles where is_active and id <> $1 limit 1',
      [job.contractorId],
    )
    expect((await phoneSession(signed(job.contractorId, Date.now() + DAY))).status).toBe(204)
    expect((await phoneSession(signed(job.contractorId, Date.now() - 1000))).status).toBe(401)
    const [, until, signature] = job.path.split('.')
    const later = (Number.parseInt(until ?? '', 36) + DAY).toString(36)
    for (const forged of [
      `/c/${other?.id}.${until}.${signature}`,
      `/c/${job.contractorId}.${later}.${signature}`,
      `/c/${job.contractorId}.${until}.`,
      `/c/${job.contractorId}.${until}`,
    ]) {
      expect((await phoneSession(forged)).status, forged).toBe(401)
      const cookie = `handy-contractor=${forged.slice(3)}`
      expect((await get('/api/contractor/jobs', { cookie })).status, forged).toBe(401)
    }
    // A cookie kept past its time is as good as none, whatever the browser thinks.
    const old = `handy-contractor=${signed(job.contractorId, Date.now() - 1000).slice(3)}`
    expect((await get('/api/contractor/jobs', { cookie: old })).status).toBe(401)
  })

  it('reaches nobody else’s job, and no row past its own verbs', async () => {
    const other = await jobsOf(business, office).today()
    const cookie = (await phoneSession(job.path)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const [theirs] = await sql<{ id: string; contractor: string }>(
      'select id, contractor_id as contractor from contractor_jobs where booking_id = $1',
      [other.bookingId],
    )
    const verbs = ['on-the-way', 'start', 'finish', 'cannot-make-it']
    if (theirs?.contractor !== job.contractorId)
      for (const verb of verbs) {
        const at = `${business.appUrl}/api/contractor/jobs/${theirs?.id}/${verb}`
        const tried = await call(at, { method: 'POST', headers: { cookie }, body: { reason: 'x' } })
        expect(refusalOf(tried).status, verb).toBe(404)
      }
    for (const path of ['/api/leads', '/api/bookings', '/api/contractor-jobs', '/api/media'])
      expect((await get(path, { cookie })).status, path).toBe(401)
  })

  it('is shut when they are switched off: the link, and the phone that was signed in', async () => {
    const cookie = (await phoneSession(job.path)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect((await get('/api/contractor/jobs', { cookie })).status).toBe(200)
    await sql('update handyman_profiles set is_active = false where id = $1', [job.contractorId])
    expect((await phoneSession(job.path)).status).toBe(403)
    for (const path of ['jobs', 'availability', 'skills', 'earnings'])
      expect((await get(`/api/contractor/${path}`, { cookie })).status, path).toBe(403)
    await sql('update handyman_profiles set is_active = true where id = $1', [job.contractorId])
  })
})
