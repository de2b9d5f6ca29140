import { describe, expect, it } from 'vitest'
import { eventually, newPhone, openDesk } from './intake-desk.ts'

interface Line {
  speaker: string
  sequence: number
  text: string
}

describe('a call', async () => {
  const desk = await openDesk()
  const va = await desk.addUser('va', { phone: '+447700900051', onDuty: true })
  const callOf = (phone: string) =>
    desk.one<{
      id: string
      call_sid: string
      status: string
      outcome: string
      transcript: Line[]
      answered_by_id: string
      recording_url: string
    }>('select * from calls where "from" = $1 order by created_at desc limit 1', [phone])
  const ring = (callSid: string, phone: string) =>
    desk.twilioPosts('voice', {
      CallSid: callSid,
      From: phone,
      To: '+441154960000',
      CallStatus: 'ringing',
      Direction: 'inbound',
    })
  const spoken = (
    callSid: string,
    sequence: number,
    text: string,
    more: Record<string, string> = {},
  ) =>
    desk.twilioPosts('transcription', {
      CallSid: callSid,
      TranscriptionSid: `GT${callSid}`,
      TranscriptionEvent: 'transcription-content',
      Final: 'true',
      SequenceId: String(sequence),
      Track: 'inbound_track',
      TranscriptionData: JSON.stringify({ transcript: text, confidence: 0.9 }),
      ...more,
    })

  it('rings who is on duty, recorded and written down, and is a lead from the first ring', async () => {
    const phone = newPhone()
    const answer = await ring('CAfirst', phone)
    expect(answer.status).toBe(200)
    const twiml = await answer.text()
    expect(twiml).toContain('<Transcription')
    expect(twiml).toMatch(/<Dial[^>]*record=/)
    expect(twiml).toMatch(/<Number[^>]*>\+447700900051<\/Number>/)
    expect(await callOf(phone)).toMatchObject({ call_sid: 'CAfirst', status: 'ringing' })
    expect(await desk.lead(phone)).toMatchObject({ state: 'created' })
    expect((await ring('CAfirst', phone)).status).toBe(200)
    expect(await desk.sql('select id from calls where "from" = $1', [phone])).toHaveLength(1)
  })

  it('is refused without a signature', async () => {
    const answer = await desk.twilioPosts('voice', { CallSid: 'CAx', From: newPhone() }, 'forged')
    expect(answer.status).toBe(403)
  })

  it('leaves one ordered transcript of lines that come out of order and twice', async () => {
    const phone = newPhone()
    await ring('CAlong', phone)
    const chat = [
      'hello there',
      'yes that is right',
      'it is a lovely day',
      'let me think for a moment',
    ]
    const lines = Array.from({ length: 40 }, (_, n) => ({
      sequence: n + 2,
      text: chat[n % chat.length] ?? '',
    }))
    lines[20] = { sequence: 22, text: 'my kitchen tap is dripping in NG5' }
    const shuffled = [...lines.slice(5), ...lines.slice(0, 5), lines[7], lines[30]].reverse()
    await Promise.all(shuffled.map((line) => line && spoken('CAlong', line.sequence, line.text)))
    const call = await eventually('every line', async () => {
      const found = await callOf(phone)
      return found && found.transcript.length === 40 && found
    })
    expect(call.transcript.map(({ sequence, text }) => ({ sequence, text }))).toEqual(lines)
    await desk.settled()
    const lead = await desk.lead(phone)
    expect(lead).toMatchObject({ state: 'sku_detected', postcode: 'NG5' })
    expect(lead?.detected?.detected).toMatchObject([
      { quantity: 1, evidence: { text: expect.stringMatching(/kitchen tap/) } },
    ])
    // The VA quotes on the phone: nothing is sent by itself.
    expect(await desk.sql('select id from quotes where lead_id = $1', [lead?.id])).toHaveLength(0)
    expect(await desk.messagesOf(phone)).toHaveLength(0)
  })

  it('takes what the agent says for no wish of the customer’s', async () => {
    const phone = newPhone()
    await ring('CAagent', phone)
    await spoken('CAagent', 2, 'We could also fit an outside tap', { Track: 'outbound_track' })
    await spoken('CAagent', 3, 'No thank you, only please hang two doors')
    await desk.until(
      'detection',
      'select detected from leads where phone = $1',
      [phone],
      ({ detected }) => detected !== null,
    )
    await desk.settled()
    const detected = (await desk.lead(phone))?.detected?.detected
    expect(detected).toMatchObject([{ name: expect.stringMatching(/door/i), quantity: 2 }])
  })

  it('that is answered is over in good order, with its recording', async () => {
    const phone = newPhone()
    await desk.rings(phone, ['Hello, my kitchen tap is dripping', 'It is NG5'], {
      answered: true,
      intervalMs: 30,
    })
    const call = await eventually('the end', async () => {
      const found = await callOf(phone)
      return (
        found?.status === 'completed' && found.recording_url?.startsWith('/api/media/') && found
      )
    })
    expect(call).toMatchObject({ outcome: 'answered', answered_by_id: va.id })
    const recording = await fetch(`${desk.appUrl}${call.recording_url}`)
    expect([401, 403]).toContain(recording.status)
  })

  it('that is missed leaves a voicemail and one WhatsApp that asks for a video', async () => {
    const phone = newPhone()
    await desk.rings(phone, ['My fence blew down, I am in NG9'], {
      answered: false,
      intervalMs: 30,
    })
    await eventually('the end', async () => (await callOf(phone))?.status === 'missed')
    await desk.settled()
    expect(await callOf(phone)).toMatchObject({
      outcome: 'voicemail',
      transcript: [{ speaker: 'customer' }],
    })
    expect(await desk.lead(phone)).toMatchObject({ state: 'video_requested', postcode: 'NG9' })
    const messages = await desk.messagesOf(phone)
    expect(messages.map(({ purpose }) => purpose)).toEqual(['missed_call'])
    expect(messages[0]?.body).toMatch(/\/v\/[\w-]{20,}/)
  })

  it('to a customer, from their lead, rings the colleague first and is a call of that lead', async () => {
    const phone = newPhone()
    const lead = await va.post<{ doc: { id: string } }>('/leads', { customerName: 'Ada', phone })
    const leadId = lead.body.doc.id
    const placed = await va.post<{ callId: string; callSid: string }>(`/leads/${leadId}/call`)
    expect(placed.status).toBe(201)
    const { callSid } = placed.body
    const told = (sequence: number, track: string, transcript: string) =>
      spoken(callSid, sequence, transcript, { Track: track })
    await told(2, 'inbound_track', 'Hello, would you like an outside tap as well')
    await told(3, 'outbound_track', 'No thank you, only please hang two doors')
    const kept = await eventually('the end of it', async () => {
      const call = await desk.one<{ status: string; outcome: string; transcript: Line[] }>(
        'select * from calls where call_sid = $1 and lead_id = $2',
        [callSid, leadId],
      )
      return (
        call &&
        ['completed', 'missed'].includes(call.status) &&
        call.transcript.length === 2 &&
        call
      )
    })
    expect(kept).toMatchObject({
      direction: 'outbound',
      to: phone,
      answered_by_id: va.id,
      status: 'completed',
      outcome: 'answered',
      transcript: [{ speaker: 'agent' }, { speaker: 'customer' }],
    })
    await desk.settled()
    expect((await desk.lead(phone))?.detected?.detected).toMatchObject([{ quantity: 2 }])
    expect(await desk.messagesOf(phone)).toHaveLength(0)
  })

  it('to a customer needs a phone to ring, and says when the provider is away', async () => {
    const phone = newPhone()
    const bare = await desk.addUser('va')
    const lead = await bare.post<{ doc: { id: string } }>('/leads', { customerName: 'Ada', phone })
    const refused = await bare.post(`/leads/${lead.body.doc.id}/call`)
    expect(refused.status).toBe(400)
    await desk.breaks({ provider: 'twilio', match: '/Calls.json', status: 503, count: 1 })
    const away = await va.post(`/leads/${lead.body.doc.id}/call`)
    expect(away.status).toBe(503)
    expect(await desk.sql('select 1 from calls where "to" = $1', [phone])).toHaveLength(0)
  })

  it('from a withheld number is kept without a lead', async () => {
    expect((await ring('CAnobody', 'anonymous')).status).toBe(200)
    expect(
      await desk.one('select lead_id, "from" from calls where call_sid = \'CAnobody\''),
    ).toEqual({ lead_id: null, from: null })
  })
})
