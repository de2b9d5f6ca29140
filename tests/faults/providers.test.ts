import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Business, startBusiness } from '../harness/business.ts'
import { call, eventually } from '../harness/customer.ts'
import { query } from '../harness/query.ts'
import { twilioPoster } from '../harness/twilio-posts.ts'

/** What was held up is done by itself within this of the provider's return. */
const MEND_WITHIN_MS = 90_000

const PNG = `data:image/png;base64,${Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
  Buffer.from('1f15c4890000000d49444154789c6360606060000000050001a5f645400000', 'hex'),
  Buffer.from('000049454e44ae426082', 'hex'),
]).toString('base64')}`

let business: Business
let last = 570
const newPhone = () => `+447700900${last++}`

const sql = <R extends object>(text: string, values: unknown[] = []) =>
  query<R & Record<string, unknown>>(business.database.url, text, values)
const sandbox = async (method: string, path: string, body?: unknown) => {
  const answer = await call(`${business.sandboxUrl}/sandbox/${path}`, { method, body })
  expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
}
const breaks = (fault: object) => sandbox('POST', 'faults', fault)
const mends = () => sandbox('DELETE', 'faults')
const writes = (from: string, body: string, more: object = {}) =>
  sandbox('POST', 'whatsapp', { from, body, ...more })
const phoneGot = async (phone: string) =>
  (
    await call<{ messages: { body: string }[] }>(
      `${business.sandboxUrl}/sandbox/messages?to=${encodeURIComponent(phone)}`,
    )
  ).body.messages
const quotesOf = (phone: string) =>
  sql<{ token: string; total: number }>(
    'select q.token, q.total from quotes q join leads l on l.id = q.lead_id where l.phone = $1',
    [phone],
  )
/** The one quote of this phone has reached it, once. */
const expectQuoted = async (phone: string) => {
  const [message] = await eventually(
    'the quote on the phone',
    async () => {
      const got = await phoneGot(phone)
      return got.length > 0 && got
    },
    MEND_WITHIN_MS,
  )
  const quotes = await quotesOf(phone)
  expect(quotes).toHaveLength(1)
  expect(message?.body).toContain(quotes[0]?.token ?? 'no token')
  await eventually(
    'our own row to say so',
    async () =>
      (
        await sql(
          `select 1 from messages where "to" = $1 and status in ('sent', 'delivered', 'read')`,
          [phone],
        )
      ).length === 1,
    MEND_WITHIN_MS,
  )
  expect(await phoneGot(phone)).toHaveLength(1)
}
const triedInVain = (phone: string, times: number) =>
  eventually(
    'a try that failed',
    async () =>
      (
        await sql(
          `select 1 from messages where "to" = $1 and attempts >= $2 and error is not null`,
          [phone, times],
        )
      ).length === 1,
    MEND_WITHIN_MS,
  )

describe('a provider in trouble', () => {
  beforeAll(async () => {
    business = await startBusiness({ model: true })
  })
  afterEach(mends)

  it.each([
    ['failing', { status: 500 }],
    ['refusing more for now', { status: 429 }],
    ['hanging up', { reset: true }],
  ])('Twilio, %s: the quote waits, and is sent once when Twilio is back', async (_, fault) => {
    const phone = newPhone()
    await breaks({ provider: 'twilio', match: 'Messages.json', ...fault, count: 100 })
    await writes(phone, 'can you hang two internal doors please, NG5 3AA')
    await triedInVain(phone, 1)
    expect(await phoneGot(phone)).toHaveLength(0)
    await mends()
    await expectQuoted(phone)
  })

  it('Twilio, losing its answers: what it took is not sent again', async () => {
    const phone = newPhone()
    await breaks({
      provider: 'twilio',
      match: 'POST /2010-04-01',
      reset: true,
      phase: 'after',
      count: 1,
    })
    await writes(phone, 'can you hang two internal doors please, NG5 3AA')
    await expectQuoted(phone)
  })

  it('Twilio, keeping a photo back: the words are answered, and the photo is there when it is back', async () => {
    const phone = newPhone()
    await breaks({ provider: 'twilio', match: '/Media/', status: 503, count: 100 })
    await writes(phone, 'can you hang two internal doors please, NG5 3AA', { mediaUrl: PNG })
    await expectQuoted(phone)
    const fileOf = async () =>
      (
        await sql<{ state: string }>(
          `select media -> 0 ->> 'state' as state from messages where "from" = $1`,
          [phone],
        )
      )[0]?.state
    expect(await fileOf()).toBe('waiting')
    await mends()
    await eventually('the photo', async () => (await fileOf()) === 'stored', MEND_WITHIN_MS)
  })

  it('Twilio, telling of a call late and twice: one lead, one call, its recording and its words', async () => {
    const phone = newPhone()
    await breaks({ provider: 'twilio', match: '/Recordings/', status: 500, count: 2 })
    await breaks({ provider: 'twilio-webhook', duplicate: 2, delayMs: 200, count: 6 })
    await sandbox('POST', 'calls', {
      from: phone,
      lines: ['Hello, my kitchen tap is dripping', 'It is NG5 3AA', 'Thank you, goodbye'],
      answered: true,
      intervalMs: 50,
    })
    const kept = await eventually(
      'the call with all of it',
      async () => {
        const calls = await sql<{ transcript: { text: string }[]; recording_url: string }>(
          `select * from calls where "from" = $1 and status = 'completed' and recording_id is not null`,
          [phone],
        )
        return calls[0]?.transcript.length === 3 && calls
      },
      MEND_WITHIN_MS,
    )
    expect(kept).toHaveLength(1)
    expect(kept[0]?.transcript.map(({ text }) => text)).toEqual([
      'Hello, my kitchen tap is dripping',
      'It is NG5 3AA',
      'Thank you, goodbye',
    ])
    expect(await sql('select 1 from leads where phone = $1', [phone])).toHaveLength(1)
  })

  it.each([
    ['failing', { status: 500 }],
    ['refusing more for now', { status: 429 }],
    ['never answering', { timeout: true }],
  ])('OpenAI, %s: what is read without it is quoted', async (_, fault) => {
    const phone = newPhone()
    await breaks({ provider: 'openai', ...fault, count: 100 })
    await writes(phone, 'can you hang two internal doors please, NG5 3AA')
    await expectQuoted(phone)
  })

  it('OpenAI, back again: it is asked again', async () => {
    await eventually(
      'an answer with its part in it',
      async () => {
        const phone = newPhone()
        await writes(phone, 'can you hang two internal doors please, NG5 3AA')
        await expectQuoted(phone)
        const [lead] = await sql<{ model: unknown }>(
          `select detected -> 'model' as model from leads where phone = $1`,
          [phone],
        )
        return lead?.model
      },
      MEND_WITHIN_MS,
    )
  })

  it('we ourselves, away while Twilio tells us: it tells again, and nothing is lost', async () => {
    const phone = newPhone()
    const words = 'can you hang two internal doors please, NG5 3AA'
    await business.app.kill()
    const told = await call<{ messageSid: string; webhookStatus: number | null }>(
      `${business.sandboxUrl}/sandbox/whatsapp`,
      { method: 'POST', body: { from: phone, body: words } },
    )
    expect(told.body.webhookStatus).toBeNull()
    await business.app.start()
    const post = twilioPoster(business.appUrl, business.env.twilio.authToken)
    const form = {
      MessageSid: told.body.messageSid,
      From: `whatsapp:${phone}`,
      To: 'whatsapp:+441154960000',
      Body: words,
      NumMedia: '0',
    }
    expect((await post('whatsapp', form)).status).toBe(200)
    expect((await post('whatsapp', form)).status).toBe(200)
    await expectQuoted(phone)
  })
})
