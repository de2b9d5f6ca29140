import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { call } from '../harness/customer.ts'
import { type Film, makeFilm } from '../harness/make-video.ts'
import { newPhone, openDesk } from './intake-desk.ts'
import { videoDesk } from './video-desk.ts'

interface Score {
  id: string
  lead_id: string
  transcript: string
  extracted_frames: { media: string; url: string; seconds: number }[]
  complexity_score: number | null
  quotable_score: number | null
  recommended_action: string
  reasons: string[]
  model: string | null
  prompt_tokens: number | null
  model_calls: { model: string; prompt: string; promptTokens: number; latencyMs: number }[]
  duration_ms: number
  rotation: number
  detected_skus: { sku_id: string; confidence: number }[]
}

const FILMS: [what: string, film: Film, upright: [number, number]][] = [
  ['H.264 in MP4, held upright', { rotation: 90 }, [240, 320]],
  ['VP9 in WebM', { codec: 'vp9', container: 'webm' }, [320, 240]],
  ['HEVC in MOV, upside down', { codec: 'hevc', container: 'mov', rotation: 180 }, [320, 240]],
  ['AV1 in MP4', { codec: 'av1', seconds: 1 }, [320, 240]],
]

/** A decoder starts in a process of its own, on a machine that may be busy. */
const PATIENCE = 80_000

const SURE = 'my kitchen tap is dripping, and can you hang two doors'

describe('the way of a video', { timeout: 120_000 }, async () => {
  const desk = await openDesk({ model: true })
  const video = videoDesk(desk)
  const estimator = await desk.addUser('estimator')
  const scoreOf = (leadId: string) =>
    desk.until<Score & object>(
      'the score',
      'select * from video_scores where lead_id = $1',
      [leadId],
      () => true,
      PATIENCE,
    )
  const reaches = (leadId: string, state: string) =>
    desk.until(
      `the lead to be ${state}`,
      'select state from leads where id = $1',
      [leadId],
      (lead) => lead.state === state,
      PATIENCE,
    )
  const thinks = async (match: string, content: unknown) => {
    const answer = await call(`${desk.sandboxUrl}/sandbox/answers`, {
      ...{ method: 'POST', body: { match, content, count: 1 } },
    })
    expect(answer.status).toBe(201)
  }
  const judges = (match: string, complexity: number, quotable: number, choices: unknown[]) =>
    thinks(match, { complexity, quotable, reasons: ['Seen.'], choices })
  /** The model judges it easy, and then finds two doors to hang in the same words. */
  const isSureOf = async (words: string) => {
    const sku = await desk.one<{ id: string }>(
      `select id from skus where name = 'Hang internal door'`,
    )
    const door = { sku_id: sku?.id, quantity: 2, confidence: 95, evidence: 'hang two doors' }
    await judges(words, 40, 75, [door])
    await thinks(words, { choices: [door] })
  }
  const mends = () => fetch(`${desk.sandboxUrl}/sandbox/faults`, { method: 'DELETE' })

  it.each(FILMS)('has pictures the right way up and its length: %s', async (_, film, upright) => {
    const lead = await video.asked()
    const answer = await video.sends(lead.token, await makeFilm(film))
    expect(answer.status).toBe(201)
    const score = await scoreOf(lead.id)
    expect(score.duration_ms).toBeGreaterThan((film.seconds ?? 2) * 1000 - 150)
    expect(score.rotation).toBe(film.rotation ?? 0)
    expect(score.extracted_frames.length).toBeGreaterThanOrEqual(2)
    const times = score.extracted_frames.map(({ seconds }) => seconds)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    for (const { url, media } of score.extracted_frames) {
      const picture = await video.asStaff(url, estimator.headers)
      expect(picture.headers.get('content-type')).toBe('image/jpeg')
      const { width, height } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata()
      expect([width, height]).toEqual(upright)
      expect(await desk.one('select lead_id from media where id = $1', [media])).toEqual({
        lead_id: lead.id,
      })
    }
  })

  it('ends in a sent quote when the words are sure and the model is', async () => {
    await isSureOf(SURE)
    const lead = await video.asked({ postcode: 'NG5' })
    await video.sends(lead.token, await makeFilm({ says: SURE }))
    await reaches(lead.id, 'quote_sent')
    const score = await scoreOf(lead.id)
    expect(score).toMatchObject({ recommended_action: 'auto_quote', transcript: SURE })
    expect(score.model_calls).toMatchObject([
      { model: 'whisper-1', prompt: 'listen/1', latencyMs: expect.any(Number) },
      { prompt: 'judge-video/1', promptTokens: expect.any(Number), latencyMs: expect.any(Number) },
    ])
    expect(score.prompt_tokens).toBeGreaterThan(0)
    expect(score.detected_skus).toMatchObject([{ confidence: 95 }])
    const quotes = await desk.sql('select status from quotes where lead_id = $1', [lead.id])
    expect(quotes).toEqual([{ status: 'sent' }])
    // The lead moves when the quote is queued; the message leaves a moment later.
    await expect
      .poll(async () => (await desk.phoneGot(lead.phone)).map(({ body }) => body))
      .toEqual([expect.stringMatching(/2 × .*door.*\/q\/[\w-]{20,}/i)])
  })

  it('hears a WebM as well as an MP4', async () => {
    const lead = await video.asked()
    const film = await makeFilm({ codec: 'vp9', container: 'webm', says: 'it drips all night' })
    await video.sends(lead.token, film)
    expect(await scoreOf(lead.id)).toMatchObject({ transcript: 'it drips all night' })
  })

  it.each([
    ['too hard', 41, 90],
    ['not clear enough', 10, 74],
  ])('ends with an estimator who quotes it when it is %s', async (_, complexity, quotable) => {
    const words = `${SURE}, number ${complexity}`
    await judges(words, complexity, quotable, [])
    const lead = await video.asked({ postcode: 'NG5' })
    await video.sends(lead.token, await makeFilm({ says: words }))
    await reaches(lead.id, 'estimator_queued')
    expect(await scoreOf(lead.id)).toMatchObject({
      ...{ complexity_score: complexity, quotable_score: quotable },
      ...{ recommended_action: 'estimator', reasons: ['Seen.'] },
    })
    const row = await desk.one<{ id: string }>(
      "select id from estimator_queue where lead_id = $1 and status <> 'complete'",
      [lead.id],
    )
    const claimed = await estimator.post(`/estimator-queue/${row?.id}/claim`)
    expect(claimed.status).toBe(200)
    const sku = await desk.one<{ id: string; task: string }>(
      `select s.id, r.contractor_tasks_id as task from skus s join skus_rels r on r.parent_id = s.id
        where s.is_active limit 1`,
    )
    const done = await estimator.post<{ doc: { id: string } }>(
      `/estimator-queue/${row?.id}/complete`,
      {
        tasks: [{ task: sku?.task, requiredConfidence: 'capable' }],
        quote: { style: 'fixed', lineItems: [{ sku_id: sku?.id, qty: 1 }] },
      },
    )
    expect(done.status).toBe(200)
    expect((await estimator.post(`/quotes/${done.body.doc.id}/send`)).status).toBe(200)
    await reaches(lead.id, 'quote_sent')
  })

  it('goes to the estimator with its pictures while the provider is down, and is scored once it is back', async () => {
    await desk.breaks({ provider: 'openai', status: 500, count: 50 })
    const lead = await video.asked()
    await video.sends(lead.token, await makeFilm({ says: SURE }))
    await reaches(lead.id, 'estimator_queued')
    const before = await scoreOf(lead.id)
    expect(before).toMatchObject({ complexity_score: null, recommended_action: 'estimator' })
    expect(before.reasons[0]).toMatch(/provider did not answer/)
    expect(before.extracted_frames.length).toBeGreaterThanOrEqual(2)
    const due = () =>
      desk.sql(
        `update graphile_worker._private_jobs set run_at = now() where key = (select 'score-again:' || media_id from video_scores where lead_id = $1) returning 1`,
        [lead.id],
      )
    expect(await due()).toHaveLength(1)
    await desk.until(
      'the second try to have failed as well',
      `select payload ->> 'again' as again from graphile_worker._private_jobs
        where key = (select 'score-again:' || media_id from video_scores where lead_id = $1)`,
      [lead.id],
      ({ again }) => again === '2',
    )
    await mends()
    await due()
    await desk.until(
      'the scores',
      'select complexity_score from video_scores where lead_id = $1',
      [lead.id],
      ({ complexity_score }) => complexity_score !== null,
    )
    const after = await desk.sql<Score>('select * from video_scores where lead_id = $1', [lead.id])
    expect(after).toMatchObject([
      { id: before.id, transcript: SURE, extracted_frames: before.extracted_frames },
    ])
    expect(await video.stateOf(lead.id)).toBe('estimator_queued')
    const rows = await desk.sql('select 1 from estimator_queue where lead_id = $1', [lead.id])
    expect(rows).toHaveLength(1)
    expect(await due()).toEqual([])
  })

  it('is scored once, however often its job runs', async () => {
    const lead = await video.asked()
    await video.sends(lead.token, await makeFilm())
    await reaches(lead.id, 'estimator_queued')
    const { scoreVideo } = await import('../../operations/intake/score-video.ts')
    const [film] = (await video.mediaOf(lead.id)).filter(({ source }) => source === 'web')
    const told = { leadId: lead.id, mediaId: film?.id ?? '' }
    await Promise.all([
      scoreVideo(await desk.request(), told),
      scoreVideo(await desk.request(), told),
    ])
    expect(await desk.sql('select 1 from video_scores where lead_id = $1', [lead.id])).toHaveLength(
      1,
    )
    const frames = (await video.mediaOf(lead.id)).filter(({ source }) => source === 'frame')
    expect(new Set(frames.map((frame) => frame.provider_sid)).size).toBe(frames.length)
  })

  it('is the same by WhatsApp', async () => {
    const phone = newPhone()
    const words = `${SURE}, sent by phone`
    await isSureOf(words)
    const film = await makeFilm({ says: words })
    await desk.writes(phone, 'Here is the job, NG5', {
      mediaUrl: `data:video/mp4;base64,${film.toString('base64')}`,
    })
    const lead = await desk.until<{ id: string; state: string }>(
      'the quote',
      'select id, state from leads where phone = $1',
      [phone],
      ({ state }) => state === 'quote_sent',
    )
    expect((await scoreOf(lead.id)).extracted_frames.length).toBeGreaterThanOrEqual(2)
  })
})
