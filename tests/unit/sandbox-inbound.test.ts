import twilio from 'twilio'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KEYS, type Received, type Rig, rig } from './sandbox-rig.ts'

const OWN = KEYS.twilio.whatsappFrom
const SAM = '+447700900101'
let sandbox: Rig
beforeAll(async () => {
  sandbox = await rig()
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.app.answers(() => undefined))

const genuine = ({ headers, url, form }: Received): boolean =>
  twilio.validateRequest(KEYS.twilio.authToken, String(headers['x-twilio-signature']), url, form)
const writes = (from: string, body = 'hello') =>
  sandbox.verb('POST', '/sandbox/whatsapp', { from, body })

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
