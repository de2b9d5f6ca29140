import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { query } from '../harness/query.ts'

interface Refusal {
  errors: { code: string; message: string; data?: Record<string, unknown> }[]
}

describe('the server', () => {
  let business: Business
  let token = ''
  const at = (path: string) => `${business.appUrl}${path}`
  const call = (path: string, init: RequestInit = {}) =>
    fetch(at(path), { redirect: 'manual', ...init })
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const refusal = async (answer: Response) => {
    const { errors } = (await answer.json()) as Refusal
    return { status: answer.status, code: errors[0]?.code, data: errors[0]?.data }
  }
  const login = (email: string, password = 'handy-demo-1', headers = {}) =>
    post('/api/users/login', { email, password }, headers)

  beforeAll(async () => {
    business = await startBusiness({ settings: { LOG_LEVEL: 'info', TRUST_PROXY: '1' } })
    const answer = (await (await login('admin@handy.test')).json()) as { token: string }
    token = answer.token
  })
  const asAdmin = () => ({ authorization: `JWT ${token}` })

  it('says that it is well', async () => {
    const answer = await call('/api/health')
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }])
  })

  it('answers every error in the contract’s form', async () => {
    const patch = (path: string, body: string) =>
      call(path, {
        method: 'PATCH',
        body,
        headers: { 'content-type': 'application/json', ...asAdmin() },
      })
    expect(await refusal(await call('/api/nothing'))).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    })
    expect(await refusal(await call('/api'))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(await refusal(await call('/api/leads'))).toMatchObject({
      status: 401,
      code: 'UNAUTHORIZED',
    })
    expect(await refusal(await call('/api/leads/not-an-id', { headers: asAdmin() }))).toMatchObject(
      { status: 404, code: 'NOT_FOUND' },
    )
    expect(await refusal(await patch('/api/leads', '{"customerName":"x"}'))).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
    })
    expect(await refusal(await post('/api/leads', '{"customerName"', asAdmin()))).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
    })
    expect(await refusal(await post('/api/leads', 'null', asAdmin()))).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
    })
    const missing = await refusal(await post('/api/leads', {}, asAdmin()))
    expect(missing).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
    expect(Object.keys(missing.data ?? {})).toEqual(
      expect.arrayContaining(['customerName', 'phone']),
    )
    expect(
      await refusal(
        await post('/api/leads', 'a=1', { 'content-type': 'text/plain', ...asAdmin() }),
      ),
    ).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' })
    expect(await refusal(await login('va@handy.test', 'wrong'))).toMatchObject({
      status: 401,
      code: 'UNAUTHORIZED',
    })
  })

  it('takes a megabyte of JSON and no more, whether or not its size is said', async () => {
    const large = JSON.stringify({ customerName: 'x'.repeat(1024 * 1024) })
    expect(await refusal(await post('/api/leads', large, asAdmin()))).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    })
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large))
        controller.close()
      },
    })
    const chunked = await call('/api/leads', {
      method: 'POST',
      body: stream,
      headers: { 'content-type': 'application/json', ...asAdmin() },
      duplex: 'half',
    } as RequestInit)
    expect(await refusal(chunked)).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' })
  })

  it('does not let a header change what a request is', async () => {
    for (const name of ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override']) {
      const answer = await call('/api/leads', {
        method: 'POST',
        body: 'limit=1',
        headers: {
          [name]: 'GET',
          'content-type': 'application/x-www-form-urlencoded',
          ...asAdmin(),
        },
      })
      expect(answer.status).toBe(415)
    }
  })

  it('keeps shut the doors nobody uses', async () => {
    const shut = [
      '/api/users/first-register',
      '/api/users/forgot-password',
      '/api/users/reset-password',
      '/api/users/init',
      '/api/payload-preferences',
      '/api/payload-kv',
      '/api/access',
      '/api/globals/x',
    ]
    for (const path of shut) {
      expect(
        (await post(path, { email: 'admin@handy.test', password: 'x' }, asAdmin())).status,
        path,
      ).toBe(404)
      expect((await call(path, { headers: asAdmin() })).status, path).toBe(404)
    }
  })

  it('believes a cookie only from its own pages, and a token from anywhere', async () => {
    const cookie = (await login('va@handy.test')).headers.get('set-cookie')?.split(';')[0] ?? ''
    const me = async (headers: Record<string, string>) => {
      const answer = (await (await call('/api/users/me', { headers })).json()) as {
        user: { email: string } | null
      }
      return answer.user?.email
    }
    expect(await me({ cookie, origin: business.appUrl })).toBe('va@handy.test')
    expect(await me({ cookie, 'sec-fetch-site': 'same-origin' })).toBe('va@handy.test')
    expect(await me({ cookie, origin: 'https://elsewhere.example' })).toBeUndefined()
    expect(await me({ cookie, 'sec-fetch-site': 'cross-site' })).toBeUndefined()
    expect(await me({ ...asAdmin(), origin: 'https://elsewhere.example' })).toBe('admin@handy.test')
    const forged = await post(
      '/api/leads',
      { customerName: 'x', phone: '07700900123' },
      { cookie, origin: 'https://elsewhere.example' },
    )
    expect(await refusal(forged)).toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
  })

  it('locks an account after five wrong passwords, saying how long', async () => {
    const from = { 'x-forwarded-for': '192.0.2.50' }
    for (let tries = 0; tries < 5; tries++)
      expect((await login('estimator@handy.test', 'wrong', from)).status).toBe(401)
    const locked = await login('estimator@handy.test', 'handy-demo-1', from)
    expect(locked.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await refusal(locked)).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  })

  it('stops an address that tries many accounts, and no other address', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const tries = Array.from({ length: 60 }, (_, index) =>
      login(`nobody${index}@handy.test`, 'x', from('192.0.2.7')),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(50)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    const stopped = await login('va@handy.test', 'handy-demo-1', from('192.0.2.7'))
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(stopped.status).toBe(429)
    expect((await login('va@handy.test', 'handy-demo-1', from('192.0.2.8'))).status).toBe(200)
  })

  it('keeps counts of limits without saying whose', async () => {
    const counted = await query<{ key: string }>(
      business.database.url,
      'select key from rate_limits',
    )
    expect(counted.length).toBeGreaterThan(0)
    for (const { key } of counted) expect(key).toMatch(/^[\w-]{43}$/)
  })

  it('sends what browsers should be told', async () => {
    const page = await call('/q/0123456789abcdef0123456789abcdef')
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    const api = await call('/api/health')
    expect(api.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(api.headers.get('x-request-id')).toBeTruthy()
    expect(
      (await call('/api/health', { headers: { 'x-request-id': 'my-own-id-123' } })).headers.get(
        'x-request-id',
      ),
    ).toBe('my-own-id-123')
  })

  it('compresses long JSON, and the same JSON comes out', async () => {
    const raw = (accepts: string) =>
      new Promise<{ headers: Record<string, unknown>; length: number }>((resolve, reject) => {
        const sent = httpRequest(
          at('/api/skus?limit=50'),
          { headers: { 'accept-encoding': accepts, ...asAdmin() } },
          (answer) => {
            let length = 0
            answer.on('data', (chunk: Buffer) => (length += chunk.length))
            answer.on('end', () => resolve({ headers: answer.headers, length }))
          },
        )
        sent.on('error', reject)
        sent.end()
      })
    const [plain, packed] = await Promise.all([raw('identity'), raw('gzip')])
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.length).toBeLessThan(plain.length / 2)
    const listed = (await (await call('/api/skus?limit=50', { headers: asAdmin() })).json()) as {
      docs: unknown[]
    }
    expect(listed.docs).toHaveLength(50)
  })

  it('answers HEAD like GET without the body', async () => {
    const answer = await call('/api/health', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })

  it('has the demo’s deposits taken at the stand-in for Stripe', async () => {
    const unpaid = () =>
      query(
        business.database.url,
        `select 1 from payments where payment_intent_id like 'pi_demo_%'`,
      )
    await expect.poll(unpaid, { timeout: 20_000 }).toEqual([])
    const captured = await query<{ intent: string; amount: number }>(
      business.database.url,
      `select payment_intent_id intent, amount from payments where status = 'captured'`,
    )
    expect(captured.length).toBeGreaterThan(10)
    const listed = await fetch(`${business.sandboxUrl}/sandbox/payment-intents`)
    const { paymentIntents } = (await listed.json()) as {
      paymentIntents: { id: string; status: string; amount_received: number }[]
    }
    for (const { intent, amount } of captured)
      expect(paymentIntents.find(({ id }) => id === intent)).toMatchObject({
        status: 'succeeded',
        amount_received: amount,
      })
  })

  it('logs no token, phone, email, query or body', async () => {
    const secret = createHash('sha256').update('link').digest('base64url')
    await call(`/q/${secret}?utm=+447700900123`)
    await call(`/api/q/${secret}/slots?from=2026-11-24`)
    await post('/api/leads', { customerName: 'Very Private', phone: '+447700900987' }, asAdmin())
    await expect.poll(() => business.app.output).toContain('/api/q/…/slots')
    expect(business.app.output).not.toContain(secret)
    expect(business.app.output).not.toMatch(/\+4477|447700900|Very Private|utm=|@handy\.test/)
  })

  it('lets those at work finish, then ends', async () => {
    const live = await call('/api/live', { headers: asAdmin() })
    expect(live.headers.get('content-type')).toContain('text/event-stream')
    const reading = live.text()
    const began = Date.now()
    await business.app.stop()
    expect(Date.now() - began).toBeLessThan(5000)
    expect(await reading).toContain('retry:')
    await business.app.start()
    expect((await call('/api/health')).status).toBe(200)
  })
})
