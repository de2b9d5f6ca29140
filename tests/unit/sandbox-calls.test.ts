import twilio from 'twilio'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KEYS, type Received, type Rig, rig, until } from './sandbox-rig.ts'

const SAM = '+447700900110'
const AGENT = '+447700900111'
let sandbox: Rig
beforeAll(async () => {
  sandbox = await rig()
})
afterAll(() => sandbox.stop())
beforeEach(() => {
  sandbox.app.received.length = 0
})

const hooks = '/api/webhooks/twilio'
const genuine = ({ headers, url, form }: Received): boolean =>
  twilio.validateRequest(KEYS.twilio.authToken, String(headers['x-twilio-signature']), url, form)
const to = (path: string) => sandbox.app.to(`${hooks}/${path}`)
const voicemail = () => {
  const answer = new twilio.twiml.VoiceResponse()
  answer.say('Please leave a message')
  answer.record({ recordingStatusCallback: `${hooks}/recording`, action: `${hooks}/voice-end` })
  return answer.toString()
}
const ringTheAgent = () => {
  const answer = new twilio.twiml.VoiceResponse()
  const start = answer.start()
  start.transcription({
    statusCallbackUrl: `${sandbox.app.url}${hooks}/transcription`,
    track: 'both_tracks',
    partialResults: true,
    languageCode: 'en-GB',
  })
  const dial = answer.dial({
    action: `${hooks}/dial-ended?call=1`,
    record: 'record-from-answer-dual',
    recordingStatusCallback: `${hooks}/recording`,
  })
  dial.number(
    {
      statusCallback: `${hooks}/leg`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    },
    AGENT,
  )
  return answer.toString()
}
const answering = (hit: Received) => {
  if (hit.path === `${hooks}/voice`) return { body: ringTheAgent() }
  if (hit.path.startsWith(`${hooks}/dial-ended`) && hit.form.DialCallStatus === 'no-answer')
    return { body: voicemail() }
  return { body: '<Response/>' }
}
const LINES = [
  { track: 'outbound', text: 'Handy Services, how can I help?' },
  'My kitchen tap is dripping and two doors want hanging',
]

describe('a call that is answered', () => {
  it('is dialled, transcribed, recorded and ended, with every call-back signed and in order', async () => {
    sandbox.app.answers(answering)
    const { status, body } = await sandbox.verb('POST', '/sandbox/calls', {
      from: SAM,
      lines: LINES,
      intervalMs: 5,
      answered: true,
      wait: true,
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ webhookStatus: 200, status: 'completed', from: SAM })

    expect(to('voice')[0]?.form).toMatchObject({
      CallSid: body.callSid,
      CallStatus: 'ringing',
      Direction: 'inbound',
      From: SAM,
      Caller: SAM,
      To: '+441154960000',
      ApiVersion: '2010-04-01',
    })
    expect(to('voice')[0]?.headers['i-twilio-idempotency-token']).toBeTruthy()
    const heard = to('transcription').map(({ form }) => form)
    expect(heard.map(({ TranscriptionEvent }) => TranscriptionEvent)).toEqual([
      'transcription-started',
      ...Array(4).fill('transcription-content'),
      'transcription-stopped',
    ])
    expect(heard.map(({ SequenceId }) => Number(SequenceId))).toEqual([1, 2, 3, 4, 5, 6])
    const final = heard.filter(({ Final }) => Final === 'true')
    expect(final.map(({ Track }) => Track)).toEqual(['outbound_track', 'inbound_track'])
    expect(JSON.parse(final[1]?.TranscriptionData ?? '')).toMatchObject({
      transcript: LINES[1],
      confidence: expect.any(Number),
    })
    expect(to('leg').map(({ form }) => form.CallStatus)).toEqual([
      ...['ringing', 'ringing', 'in-progress', 'completed'],
    ])
    expect(to('leg')[0]?.form).toMatchObject({ ParentCallSid: body.callSid, To: AGENT })
    expect(to('dial-ended')[0]?.form).toMatchObject({ DialCallStatus: 'completed' })
    const recording = to('recording')[0]?.form ?? {}
    expect(recording).toMatchObject({
      CallSid: body.callSid,
      RecordingStatus: 'completed',
      RecordingChannels: '2',
      RecordingSource: 'DialVerb',
    })
    expect(recording).not.toHaveProperty('From')
    expect(to('voice-status')[0]?.form).toMatchObject({ CallStatus: 'completed' })
    expect(Number(to('voice-status')[0]?.form.CallDuration)).toBeGreaterThan(0)
    expect(sandbox.app.received.every(genuine)).toBe(true)
  })

  it('leaves a recording that is fetched with credentials and can be transcribed', async () => {
    sandbox.app.answers(answering)
    await sandbox.verb('POST', '/sandbox/calls', {
      ...{ from: SAM, lines: ['The gutter is blocked'], intervalMs: 0, wait: true },
    })
    const { form } = await until(() => to('recording')[0])
    const url = form.RecordingUrl ?? ''
    expect((await fetch(url)).status).toBe(401)
    const authorization = `Basic ${Buffer.from(`${KEYS.twilio.accountSid}:${KEYS.twilio.authToken}`).toString('base64')}`
    const wav = await fetch(url, { headers: { authorization } })
    expect(wav.headers.get('content-type')).toBe('audio/x-wav')
    const file = new File([await wav.arrayBuffer()], 'call.wav', { type: 'audio/wav' })
    const { text } = await sandbox
      .openai()
      .audio.transcriptions.create({ file, model: 'whisper-1' })
    expect(text).toBe('The gutter is blocked')
    const listed = await sandbox.twilio().recordings.list({ callSid: form.CallSid })
    expect(listed[0]).toMatchObject({ sid: form.RecordingSid, source: 'DialVerb', channels: 2 })
  })
})

describe('a call nobody answers', () => {
  it('goes to voicemail', async () => {
    sandbox.app.answers(answering)
    const { body } = await sandbox.verb('POST', '/sandbox/calls', {
      ...{ from: SAM, lines: ['Please call me back'], intervalMs: 0, answered: false, wait: true },
    })
    await until(() => to('recording').length === 1 && to('voice-status').length === 1)
    expect(to('dial-ended')[0]?.form.DialCallStatus).toBe('no-answer')
    expect(to('recording')[0]?.form.RecordingSource).toBe('RecordVerb')
    expect(body.recordings).toHaveLength(1)
    expect(to('leg').at(-1)?.form.CallStatus).toBe('no-answer')
  })

  it('ends at the tone when the caller has nothing to say', async () => {
    sandbox.app.answers(answering)
    const { body } = await sandbox.verb('POST', '/sandbox/calls', {
      ...{ from: SAM, lines: [], answered: false, wait: true },
    })
    expect(body).toMatchObject({ status: 'completed', recordings: [] })
  })

  it('ends when the app cannot be asked', async () => {
    sandbox.app.answers(() => ({ status: 404 }))
    const { body } = await sandbox.verb('POST', '/sandbox/calls', { from: SAM, wait: true })
    expect(body).toMatchObject({ webhookStatus: 404, status: 'completed' })
  })
})

describe('a call the app makes', () => {
  const dial = (more: Record<string, unknown> = {}) =>
    sandbox.twilio().calls.create({
      from: '+441154960000',
      to: SAM,
      twiml: '<Response><Say>Hello</Say></Response>',
      statusCallback: `${sandbox.app.url}${hooks}/click`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      ...more,
    })

  it('rings, is answered and ends', async () => {
    const call = await dial()
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', to: SAM })
    await until(() => to('click').length === 4)
    expect(to('click').map(({ form }) => form.CallStatus)).toEqual([
      ...['queued', 'ringing', 'in-progress', 'completed'],
    ])
    expect((await sandbox.twilio().calls(call.sid).fetch()).status).toBe('completed')
  })

  it('may meet a busy line', async () => {
    await sandbox.verb('POST', '/sandbox/faults', {
      provider: 'twilio',
      match: SAM,
      outcome: 'busy',
    })
    const { sid } = await dial()
    await until(() => to('click').some(({ form }) => form.CallStatus === 'busy'))
    expect((await sandbox.twilio().calls(sid).fetch()).status).toBe('busy')
  })
})
