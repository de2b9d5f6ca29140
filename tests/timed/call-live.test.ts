import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinTurns } from '../../domain/detection/transcript.ts'
import type { Turn } from '../../domain/detection/types.ts'
import { type Business, startBusiness } from '../harness/business.ts'
import { eventually } from '../harness/customer.ts'
import { watchFeed } from '../harness/live-feed.ts'
import { query } from '../harness/query.ts'
import { twilioPoster } from '../harness/twilio-posts.ts'

const PHONE = '+447700900560'
const CALL = 'CAlive40'
/** From a final line reaching us to its detection on the VA's feed. */
const WITHIN_MS = 300

const CHAT: [Turn['speaker'], string][] = [
  ['agent', 'Good morning, Handy Services, how can I help'],
  ['customer', 'hello there, I have a few things that want doing'],
  ['customer', 'the kitchen tap is dripping'],
  ['agent', 'we can sort the tap, anything else'],
  ['customer', 'I have two internal doors that need hanging'],
  ['customer', 'well, let me think'],
  ['agent', 'take your time'],
  ['customer', 'the gutters want clearing as well'],
]
const SMALL_TALK: [Turn['speaker'], string][] = [
  ['agent', 'right you are'],
  ['customer', 'it has been a lovely morning here'],
  ['customer', 'where was I'],
  ['agent', 'no hurry at all'],
]

/** Forty lines as they were spoken; Twilio numbers them from 2. */
const LINES = Array.from({ length: 40 }, (_, at) => {
  const [speaker, text] = CHAT[at] ?? SMALL_TALK[at % SMALL_TALK.length] ?? ['agent', '']
  return { sequence: at + 2, speaker, text: `${text}${at < CHAT.length ? '' : ', yes'}` }
})
type Line = (typeof LINES)[number]

/** In another order, the same each time, with two of them told twice. */
const shuffled = (): Line[] => {
  const mixed = LINES.map((line, at) => ({ line, key: (at * 17 + 5) % 40 }))
    .sort((a, b) => a.key - b.key)
    .map(({ line }) => line)
  return [...mixed.slice(0, 20), ...mixed.slice(3, 5), ...mixed.slice(20)]
}

describe('a call of forty lines, out of order, two of them told twice', () => {
  let business: Business
  let va: Awaited<ReturnType<typeof watchFeed>>
  const sql = <R extends object>(text: string, values: unknown[] = []) =>
    query<R & Record<string, unknown>>(business.database.url, text, values)

  beforeAll(async () => {
    business = await startBusiness()
    await eventually(
      'the demo business to have come to rest',
      async () =>
        (await sql('select 1 from graphile_worker._private_jobs where run_at < now()')).length ===
        0,
      60_000,
    )
    va = await watchFeed(business.appUrl, 'va@handy.test')
  }, 120_000)
  afterAll(() => va?.stop())

  /** The lead's detection as it must be once these lines were read. */
  const sealOf = (told: readonly Line[]) =>
    createHash('sha256')
      .update(joinTurns([...told].sort((a, b) => a.sequence - b.sequence)))
      .digest('hex')

  it('is one lead, one call and one ordered transcript, with what is found on the VA’s screen as it is said', async () => {
    const post = twilioPoster(business.appUrl, business.env.twilio.authToken)
    await post('voice', { CallSid: CALL, From: PHONE, To: '+441154960000', CallStatus: 'ringing' })
    const [lead] = await sql<{ id: string }>('select id from leads where phone = $1', [PHONE])
    const leadId = lead?.id ?? ''
    const told: Line[] = []
    const took: number[] = []

    for (const line of shuffled()) {
      const isNew = !told.includes(line)
      if (isNew) told.push(line)
      const from = va.heard.length
      const said = performance.now()
      const answer = await post('transcription', {
        CallSid: CALL,
        TranscriptionSid: 'GTlive40',
        TranscriptionEvent: 'transcription-content',
        Final: 'true',
        SequenceId: String(line.sequence),
        Track: line.speaker === 'agent' ? 'outbound_track' : 'inbound_track',
        TranscriptionData: JSON.stringify({ transcript: line.text, confidence: 0.9 }),
      })
      expect(answer.status).toBe(204)
      if (!isNew || line.speaker === 'agent') continue
      const seal = sealOf(told)
      await eventually(`what line ${line.sequence} asks for`, async () => {
        const [row] = await sql<{ seal: string }>(
          `select detected ->> 'seal' as seal from leads where id = $1`,
          [leadId],
        )
        return row?.seal === seal
      })
      const isOurs = ({ resource, ids }: (typeof va.heard)[number]) =>
        resource === 'leads' && ids.includes(leadId)
      const heard = await eventually('the feed', async () => va.heard.slice(from).findLast(isOurs))
      took.push(heard.at - said)
    }

    expect(await sql('select 1 from leads where phone = $1', [PHONE])).toHaveLength(1)
    const calls = await sql<{ transcript: Line[] }>('select * from calls where "from" = $1', [
      PHONE,
    ])
    expect(calls).toHaveLength(1)
    expect(
      calls[0]?.transcript.map(({ sequence, speaker, text }) => ({ sequence, speaker, text })),
    ).toEqual(LINES)
    const [found] = await sql<{ detected: { name: string; quantity: number }[] }>(
      `select detected -> 'detected' as detected from leads where id = $1`,
      [leadId],
    )
    expect(found?.detected.map(({ name, quantity }) => ({ name, quantity }))).toEqual([
      { name: 'Repair dripping kitchen tap', quantity: 1 },
      { name: 'Hang internal door', quantity: 2 },
      { name: 'Clear gutters', quantity: 1 },
    ])
    const inOrder = took.map(Math.round).sort((a, b) => a - b)
    console.log(`From a line to the feed, ms: ${inOrder.join(' ')}`)
    // The middle one: the worst of them is the machine's affair, and printed above.
    expect(inOrder[Math.floor(inOrder.length / 2)]).toBeLessThan(WITHIN_MS)
  }, 120_000)
})
