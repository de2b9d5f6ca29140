import twilio from 'twilio'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KEYS, type Received, type Rig, rig, until } from './sandbox-rig.ts'

const OWN = KEYS.twilio.whatsappFrom
const SAM = '+447700900101'
let clock = Date.UTC(2026, 10, 23, 9)
let sandbox: Rig
beforeAll(async () => {
  sandbox = await rig({ now: () => clock })
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.app.answers(() => undefined))

const genuine = ({ headers, url, form }: Received): boolean =>
  twilio.validateRequest(KEYS.twilio.authToken, String(headers['x-twilio-signature']), url, form)
const writes = (from: string, body = 'hello') =>
  sandbox.verb('POST', '/sandbox/whatsapp', { from, body })
const send = (more: Record<string, unknown> = {}) =>
  sandbox.twilio().messages.create({
    from: OWN,
    to: `whatsapp:${SAM}`,
    body: 'Your quote: http://localhost:3000/q/abc.',
    statusCallback: `${sandbox.app.url}/api/webhooks/twilio/message-status`,
    ...more,
  })
const statusesOf = (sid: string) =>
  sandbox.app
    .to('/api/webhooks/twilio/message-status')
    .filter(({ form }) => form.MessageSid === sid)
const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof twilio.RestException)) throw new Error(`no refusal: ${String(error)}`)
  return { status: error.status, code: error.code, message: error.message }
}

describe('an outbound WhatsApp', () => {
  it('goes queued → sent → delivered → read, each told in order and signed', async () => {
    await writes(SAM)
    const message = await send()
    expect(message).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      from: OWN,
      to: `whatsapp:${SAM}`,
      numMedia: '0',
      errorCode: null,
    })
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/)
    expect(message.dateCreated).toEqual(new Date(clock))
    for (const [field, value] of Object.entries(message.toJSON()))
      expect(value, field).not.toBeUndefined()
    const told = await until(() => {
      const all = statusesOf(message.sid)
      return all.length === 4 && all
    })
    expect(told.map(({ form }) => form.MessageStatus)).toEqual([
      ...['queued', 'sent', 'delivered', 'read'],
    ])
    expect(told.every(genuine)).toBe(true)
    expect(told[3]?.form).toMatchObject({
      EventType: 'READ',
      ChannelPrefix: 'whatsapp',
      From: OWN,
      To: `whatsapp:${SAM}`,
      AccountSid: KEYS.twilio.accountSid,
    })
    const now = await sandbox.twilio().messages(message.sid).fetch()
    expect(now.status).toBe('read')
    const { body } = await sandbox.verb('GET', `/sandbox/messages?to=${SAM.slice(1)}`)
    expect(body.messages.at(-1)).toMatchObject({
      sid: message.sid,
      status: 'read',
      links: ['http://localhost:3000/q/abc'],
    })
  })

  it('fails with 63016 to someone who has not written for 24 hours; a template passes', async () => {
    const stranger = '+447700900102'
    const cold = await send({ to: `whatsapp:${stranger}` })
    const failed = await until(() =>
      statusesOf(cold.sid).find(({ form }) => form.MessageStatus === 'failed'),
    )
    expect(failed.form.ErrorCode).toBe('63016')
    expect(await sandbox.twilio().messages(cold.sid).fetch()).toMatchObject({
      status: 'failed',
      errorCode: 63016,
    })
    await writes(stranger)
    const warm = await send({ to: `whatsapp:${stranger}` })
    await until(() => statusesOf(warm.sid).some(({ form }) => form.MessageStatus === 'delivered'))
    clock += 24 * 3600 * 1000
    const late = await send({ to: `whatsapp:${stranger}` })
    await until(() => statusesOf(late.sid).some(({ form }) => form.ErrorCode === '63016'))
    const template = await sandbox.twilio().content.v1.contents.create({
      friendlyName: 'job_assigned',
      language: 'en_GB',
      variables: { 1: 'someone' },
      types: { twilioText: { body: 'New job for {{1}} on {{2}}' } },
    } as never)
    const sent = await send({
      to: `whatsapp:${stranger}`,
      body: undefined,
      contentSid: template.sid,
      contentVariables: JSON.stringify({ 1: 'Ada', 2: 'Tue 24 Nov' }),
    })
    expect(sent.body).toBe('New job for Ada on Tue 24 Nov')
    await until(() => statusesOf(sent.sid).some(({ form }) => form.MessageStatus === 'read'))
  })

  it('is refused with Twilio’s own codes', async () => {
    await writes(SAM)
    expect(await refusal(send({ to: 'whatsapp:07700' }))).toMatchObject({
      status: 400,
      code: 21211,
    })
    expect(await refusal(send({ to: SAM }))).toMatchObject({ code: 21910 })
    expect(await refusal(send({ from: 'whatsapp:+447700900999' }))).toMatchObject({ code: 63007 })
    expect(await refusal(send({ body: undefined }))).toMatchObject({ code: 21602 })
    expect(await refusal(send({ body: 'x'.repeat(1601) }))).toMatchObject({ code: 21617 })
    expect(await refusal(send({ statusCallback: 'nowhere' }))).toMatchObject({ code: 21609 })
    expect(await refusal(send({ contentSid: 'HX1' }))).toMatchObject({ code: 21655 })
    expect(
      await refusal(sandbox.twilio('wrong').messages.create({ from: OWN, to: SAM, body: 'x' })),
    ).toMatchObject({ status: 401, code: 20003 })
    expect(
      await refusal(
        sandbox
          .twilio()
          .messages(`SM${'0'.repeat(32)}`)
          .fetch(),
      ),
    ).toMatchObject({
      status: 404,
      code: 20404,
    })
    const raw = await fetch(
      `${sandbox.url}/2010-04-01/Accounts/${KEYS.twilio.accountSid}/Messages.json`,
      {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${KEYS.twilio.accountSid}:${KEYS.twilio.authToken}`).toString('base64')}`,
        },
        body: new URLSearchParams({ To: `whatsapp:${SAM}`, From: OWN, Bodi: 'typo' }),
      },
    )
    expect(raw.status).toBe(400)
    expect(await raw.json()).toMatchObject({
      code: 20001,
      status: 400,
      more_info: expect.any(String),
    })
  })

  it('can be made to arrive nowhere', async () => {
    await writes(SAM)
    await sandbox.verb('POST', '/sandbox/faults', {
      provider: 'twilio',
      match: SAM,
      outcome: 'undelivered',
      code: 63024,
    })
    const { sid } = await send()
    const told = await until(() =>
      statusesOf(sid).find(({ form }) => form.MessageStatus === 'undelivered'),
    )
    expect(told.form.ErrorCode).toBe('63024')
  })
})

describe('an inbound WhatsApp', () => {
  it('posts every field, signed, and says how the webhook answered', async () => {
    const { status, body } = await writes('07700 900103', 'kitchen tap is dripping, NG5')
    expect(status).toBe(201)
    expect(body).toMatchObject({ webhookStatus: 200, messageSid: expect.stringMatching(/^SM/) })
    const hit = sandbox.app.to('/api/webhooks/twilio/whatsapp').at(-1)
    expect(hit && genuine(hit)).toBe(true)
    expect(hit?.form).toMatchObject({
      MessageSid: body.messageSid,
      SmsMessageSid: body.messageSid,
      SmsSid: body.messageSid,
      AccountSid: KEYS.twilio.accountSid,
      From: 'whatsapp:+447700900103',
      To: OWN,
      Body: 'kitchen tap is dripping, NG5',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
      WaId: '447700900103',
      MessageType: 'text',
    })
    expect(JSON.parse(hit?.form.ChannelMetadata ?? '')).toMatchObject({ type: 'whatsapp' })
  })

  it('carries a picture that is fetched with credentials', async () => {
    const pixel = 'data:image/png;base64,iVBORw0KGgo='
    await sandbox.verb('POST', '/sandbox/whatsapp', { from: SAM, body: '', mediaUrl: pixel })
    const form = sandbox.app.to('/api/webhooks/twilio/whatsapp').at(-1)?.form ?? {}
    expect(form).toMatchObject({
      NumMedia: '1',
      MessageType: 'image',
      MediaContentType0: 'image/png',
    })
    const url = form.MediaUrl0 ?? ''
    expect((await fetch(url)).status).toBe(401)
    const authorization = `Basic ${Buffer.from(`${KEYS.twilio.accountSid}:${KEYS.twilio.authToken}`).toString('base64')}`
    const redirect = await fetch(url, { headers: { authorization }, redirect: 'manual' })
    expect(redirect.status).toBe(307)
    const head = await fetch(url, { method: 'HEAD', headers: { authorization } })
    expect(head.headers.get('content-type')).toBe('image/png')
    expect(head.headers.get('content-length')).toBe('8')
    const file = await fetch(url, { headers: { authorization } })
    expect(Buffer.from(await file.arrayBuffer()).toString('base64')).toBe('iVBORw0KGgo=')
    const forged = (redirect.headers.get('location') ?? '').replace(/.$/, 'x')
    expect((await fetch(forged)).status).toBe(403)
    const media = await sandbox
      .twilio()
      .messages(form.MessageSid ?? '')
      .media.list()
    expect(media[0]?.contentType).toBe('image/png')
  })

  it('is refused in the contract’s form when it makes no sense', async () => {
    for (const wrong of [
      { from: 'nobody', body: 'x' },
      { from: SAM, body: '' },
      { from: SAM, body: 'x', mediaUrl: 'ftp://nowhere' },
      { from: SAM, body: 'x', surprise: 1 },
    ]) {
      const { status, body } = await sandbox.verb('POST', '/sandbox/whatsapp', wrong)
      expect(status).toBe(400)
      expect(body.errors[0]).toMatchObject({
        code: 'VALIDATION_ERROR',
        message: expect.any(String),
      })
    }
    const form = await fetch(`${sandbox.url}/sandbox/whatsapp`, { method: 'POST', body: '{}' })
    expect(form.status).toBe(415)
  })

  it('is answered by TwiML, if the app wishes', async () => {
    sandbox.app.answers((hit) =>
      hit.path.endsWith('/whatsapp')
        ? {
            body: '<?xml version="1.0"?><Response><Message><Body>Thanks &amp; hi</Body></Message></Response>',
          }
        : undefined,
    )
    await writes(SAM)
    const { body } = await sandbox.verb('GET', `/sandbox/messages?to=${encodeURIComponent(SAM)}`)
    expect(body.messages.at(-1)).toMatchObject({ body: 'Thanks & hi', direction: 'outbound-reply' })
  })
})
