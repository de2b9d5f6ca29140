/** A verdict that finds the lead elsewhere than it was left: quoted by the system, with a person, over. */
import { describe, expect, it } from 'vitest'
import { makeFilm } from '../harness/make-video.ts'
import { openDesk } from './intake-desk.ts'
import { lateVerdictDesk } from './late-verdict-desk.ts'

const BOTH = 'my kitchen tap is dripping, and can you hang two doors'
const WROTE = 'my kitchen tap is dripping'

describe('a verdict that finds the lead moved on', { timeout: 180_000 }, async () => {
  const desk = await openDesk({ model: true })
  const { video, door, tap, thinks, reaches, comes, back, unjudged, quotedBySystem, ...jobs } =
    await lateVerdictDesk(desk)
  const { twoDoors, oneTap } = jobs
  const seenDoors = { ...twoDoors, evidence: 'seen' }

  interface Quote {
    version: number
    status: string
    created_by: string
    live: boolean
    lines: { sku_id: string; qty: number }[]
  }
  const quotesOf = (leadId: string) =>
    desk.sql<Quote & object>(
      `select version, status, created_by, superseded_at is null as live, line_items as lines from quotes
        where lead_id = $1 order by version`,
      [leadId],
    )
  const soldBy = ({ lines }: Quote) => new Map(lines.map(({ sku_id, qty }) => [sku_id, qty]))
  const quotesSent = async (phone: string) =>
    (await desk.messagesOf(phone)).filter(
      ({ purpose, direction }) => purpose === 'quote' && direction === 'outbound',
    ).length
  const reasonsOf = (leadId: string) =>
    desk.sql<{ reason: string }>(
      `select reason from estimator_queue where lead_id = $1 and status <> 'complete'`,
      [leadId],
    )

  it('makes the system’s own quote again for all that was said, and sends that once', async () => {
    const words = `${BOTH}, quoted by the system`
    const lead = await quotedBySystem(words, WROTE)
    const [first] = await quotesOf(lead.id)
    expect(first).toMatchObject({ created_by: 'system', status: 'sent', live: true })
    expect(soldBy(first as Quote)).toEqual(new Map([[tap, 1]]))
    await comes(lead.id, words, [oneTap, twoDoors])
    const quotes = await quotesOf(lead.id)
    expect(quotes).toMatchObject([
      { version: 1, live: false },
      { version: 2, live: true, status: 'sent', created_by: 'system' },
    ])
    expect(soldBy(quotes[1] as Quote)).toEqual(
      new Map([
        [tap, 1],
        [door, 2],
      ]),
    )
    expect(await video.stateOf(lead.id)).toBe('quote_sent')
    expect(await quotesSent(lead.phone)).toBe(2)
    expect(await reasonsOf(lead.id)).toEqual([])
  })

  it('takes it to an estimator for what only the pictures show, as words alone would leave that out', async () => {
    const words = `${WROTE}, and look at this`
    const lead = await quotedBySystem(words, WROTE)
    await comes(lead.id, words, [oneTap, seenDoors])
    expect(await video.stateOf(lead.id)).toBe('estimator_queued')
    expect(await reasonsOf(lead.id)).toMatchObject([
      { reason: expect.stringMatching(/shows more than the quote sells: Hang internal door × 2/) },
    ])
    expect(await quotesOf(lead.id)).toMatchObject([{ version: 1, live: true }])
    expect(await quotesSent(lead.phone)).toBe(1)
  })

  it('that is not sure takes the system’s quote to an estimator as well', async () => {
    const words = `${BOTH}, not sure`
    const lead = await quotedBySystem(words, WROTE)
    await comes(lead.id, words, [oneTap, twoDoors], 10)
    expect(await video.stateOf(lead.id)).toBe('estimator_queued')
    expect(await quotesSent(lead.phone)).toBe(1)
  })

  it.each(['estimator_queued', 'estimator_reviewing', 'awaiting_customer_response'])(
    'gives whoever has it (%s) what was heard, and neither quotes nor moves',
    async (state) => {
      const words = `${BOTH}, with a person: ${state}`
      const lead = await unjudged(words)
      await desk.sql('update leads set state = $2 where id = $1', [lead.id, state])
      await comes(lead.id, words, [oneTap, twoDoors])
      expect(await video.stateOf(lead.id)).toBe(state)
      const tags = await desk.sql(
        'select 1 from job_task_requirements where lead_id = $1 and ai_confidence is not null',
        [lead.id],
      )
      expect(tags.length).toBeGreaterThan(0)
      expect(await quotesOf(lead.id)).toEqual([])
      expect(await quotesSent(lead.phone)).toBe(0)
    },
  )

  it.each(['cancelled', 'expired', 'job_completed'])(
    'leaves a lead alone that is over (%s)',
    async (state) => {
      const words = `${BOTH}, over: ${state}`
      const lead = await unjudged(words)
      await desk.sql('update leads set state = $2 where id = $1', [lead.id, state])
      await back(lead.id, words, [oneTap, twoDoors])
      await desk.settled()
      expect(await video.stateOf(lead.id)).toBe(state)
      expect(
        await desk.one('select complexity_score from video_scores where lead_id = $1', [lead.id]),
      ).toEqual({ complexity_score: null })
      expect(await quotesOf(lead.id)).toEqual([])
    },
  )

  it('counts though the customer’s words were answered while the film was looked at', async () => {
    const words = `${BOTH}, answered meanwhile`
    await thinks(WROTE, { choices: [oneTap] })
    await thinks(words, {
      ...{ complexity: 10, quotable: 90, reasons: ['Seen.'], choices: [oneTap, twoDoors] },
    })
    await thinks(words, { choices: [oneTap, twoDoors] })
    await desk.breaks({ provider: 'openai', match: '/v1/audio/transcriptions', delayMs: 15_000 })
    const lead = await video.asked({ postcode: 'NG5' })
    await video.sends(lead.token, await makeFilm({ seconds: 1, says: words }))
    await reaches(lead.id, 'ai_scoring')
    await desk.writes(lead.phone, WROTE)
    await reaches(lead.id, 'quote_sent')
    expect(await desk.one('select 1 from video_scores where lead_id = $1', [lead.id])).toBe(
      undefined,
    )
    await desk.until(
      'a quote for all of it',
      'select max(version) as version from quotes where lead_id = $1',
      [lead.id],
      ({ version }) => version === 2,
      80_000,
    )
    await desk.settled()
    const live = (await quotesOf(lead.id)).find((quote) => quote.live)
    expect(soldBy(live as Quote).get(door as string)).toBe(2)
    expect(
      await desk.one('select recommended_action from video_scores where lead_id = $1', [lead.id]),
    ).toEqual({ recommended_action: 'auto_quote' })
    expect(await quotesSent(lead.phone)).toBe(2)
  })

  it('in time makes no quote of words that leave out what the pictures show', async () => {
    const words = `${WROTE}, and there is more to see`
    await thinks(words, {
      ...{ complexity: 10, quotable: 90, reasons: ['Seen.'], choices: [oneTap, seenDoors] },
    })
    const lead = await video.asked({ postcode: 'NG5' })
    await video.sends(lead.token, await makeFilm({ seconds: 1, says: words }))
    await reaches(lead.id, 'estimator_queued')
    await desk.settled()
    expect(await reasonsOf(lead.id)).toMatchObject([
      { reason: 'The video shows more than was said: Hang internal door × 2.' },
    ])
    expect(await quotesOf(lead.id)).toEqual([])
  })
})
