import { afterEach, describe, expect, it } from 'vitest'
import { addressReader } from '../../cms/http/client-address.ts'
import { scrub } from '../../cms/http/scrub.ts'
import { ownPayload } from './own-payload.ts'

describe('rate limits', async () => {
  const { request } = await ownPayload()
  const { limit, giveBack } = await import('../../operations/rate-limit.ts')
  const { inTransaction } = await import('../../operations/database.ts')
  const { setClock } = await import('../../operations/clock.ts')
  afterEach(() => setClock())
  const rule = (key: string) => ({ name: 'test', key, points: 3, seconds: 60 })
  const tries = async (key: string, count: number) => {
    const req = await request()
    const answers = await Promise.allSettled(
      Array.from({ length: count }, () => limit(req, rule(key))),
    )
    return answers.filter(({ status }) => status === 'fulfilled').length
  }

  it('let through as many as they say, however many come at once', async () => {
    expect(await tries('crowd', 40)).toBe(3)
  })

  it('say how long to wait, and begin anew after it', async () => {
    const start = Date.parse('2026-11-23T10:00:00Z')
    setClock(() => new Date(start))
    expect(await tries('patient', 3)).toBe(3)
    setClock(() => new Date(start + 45_000))
    await expect(limit(await request(), rule('patient'))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      data: { retryAfterSeconds: 15 },
    })
    setClock(() => new Date(start + 61_000))
    expect(await tries('patient', 4)).toBe(3)
  })

  it('count a use whose transaction was rolled back', async () => {
    for (let use = 0; use < 3; use++) {
      const req = await request()
      const undone = inTransaction(req, async () => {
        await limit(req, rule('undone'))
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
    }
    expect(await tries('undone', 1)).toBe(0)
  })

  it('give back what turned out to be no failure', async () => {
    expect(await tries('back', 3)).toBe(3)
    await giveBack(await request(), rule('back'))
    expect(await tries('back', 2)).toBe(1)
  })
})

describe('who is calling', () => {
  it('is who holds the line, whatever they write, where no proxy is believed', () => {
    expect(addressReader(false)('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(addressReader(false)('::ffff:203.0.113.9', undefined)).toBe('203.0.113.9')
  })

  it('is as many hops back as proxies are believed', () => {
    const chain = '1.1.1.1, 198.51.100.1, 10.0.0.2'
    expect(addressReader(1)('10.0.0.3', chain)).toBe('10.0.0.2')
    expect(addressReader(2)('10.0.0.3', chain)).toBe('198.51.100.1')
    expect(addressReader(9)('10.0.0.3', chain)).toBe('1.1.1.1')
  })

  it('is the first that is no believed proxy, where these are named', () => {
    const read = addressReader(['10.0.0.0/8', '2001:db8::1'])
    expect(read('10.0.0.3', '1.1.1.1, 198.51.100.1, 10.0.0.2')).toBe('198.51.100.1')
    expect(read('2001:db8::1', '198.51.100.1')).toBe('198.51.100.1')
    expect(read('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(read('10.0.0.3', 'nonsense, 10.0.0.2')).toBe('nonsense')
  })
})

describe('what is logged', () => {
  it('has no link’s token, phone or email in it', () => {
    expect(scrub('/api/q/s3cret-tok_en/slots')).toBe('/api/q/…/slots')
    expect(scrub('/Q/s3cret')).toBe('/Q/…')
    expect(scrub('/v/abc /c/def?x=1')).toBe('/v/… /c/…?x=1')
    expect(scrub('The number +447700900123 of sam@sample.example is wrong.')).toBe(
      'The number +… of …@… is wrong.',
    )
    expect(scrub('/api/contractor-tasks/123')).toBe('/api/contractor-tasks/123')
  })
})
