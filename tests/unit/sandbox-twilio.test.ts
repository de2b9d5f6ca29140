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
