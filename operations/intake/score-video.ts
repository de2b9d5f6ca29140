import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import type { LeadState } from '../../domain/lead-states.ts'
import { hasModel, judgeVideo, listen, type ModelUse } from '../../integrations/openai.ts'
import type { JudgedVideo } from '../../integrations/prompts/judge-video.ts'
import { now } from '../clock.ts'
import { inTransaction, jsonb, row, run, sql } from '../database.ts'
import { queueEstimator } from '../estimating/queue-estimator.ts'
import { moveLead } from '../leads/move-lead.ts'
import { readSettings } from '../settings.ts'
import { readCatalogue } from './catalogue.ts'
import { detectWork } from './detect-work.ts'
import { readWork } from './read-work.ts'

interface Video {
  state: LeadState
  filename: string
  description: string
  scored: boolean
}

interface Verdict {
  transcript: string
  judged: JudgedVideo | null
  use: ModelUse | null
  /** Why there is no judgement, in words. */
  because?: string
}

const openVideo = (req: PayloadRequest, leadId: string, mediaId: string) =>
  inTransaction(req, async () => {
    const video = await row<Video>(
      req,
      sql`select l.state, m.filename, coalesce(l.job_description, '') as description,
          exists (select 1 from video_scores v where v.media_id = m.id) as scored
        from leads l join media m on m.id = ${mediaId}::uuid where l.id = ${leadId}::uuid for update of l`,
    )
    if (video?.state === 'video_received')
      await moveLead(req, {
        leadId,
        to: 'ai_scoring',
        actor: 'system',
        details: { media: mediaId },
      })
    return video
  })

/** The file as Payload's uploads keep it. */
const readVideo = (req: PayloadRequest, filename: string): Promise<Buffer> => {
  const { upload } = req.payload.collections.media.config
  return readFile(join(upload.staticDir ?? 'media', filename))
}

/** Listens and judges; what a provider cannot do is said, and is a person's to do. */
const judge = async (req: PayloadRequest, { filename, description }: Video): Promise<Verdict> => {
  const nothing = { transcript: '', judged: null, use: null }
  if (!hasModel())
    return { ...nothing, because: 'There is no key for scoring: every video goes to an estimator.' }
  try {
    const transcript = await listen(await readVideo(req, filename), filename)
    const { entries } = await readCatalogue(req)
    const text = [description, transcript].filter(Boolean).join('\n')
    const { detected } = await readWork(req, { source: text, text, onTheLine: true })
    const candidates = detected.flatMap(({ skuId }) => {
      const entry = entries.get(skuId)
      return entry
        ? [{ sku_id: skuId, name: entry.name, synonyms: entry.synonyms.slice(0, 8) }]
        : []
    })
    const { answer, use } = await judgeVideo({ transcript, description, candidates, frames: [] })
    return { transcript, judged: answer, use }
  } catch (error) {
    req.payload.logger.warn({ err: error }, 'A video could not be scored; it goes to an estimator.')
    return { ...nothing, because: 'Scoring failed: the provider did not answer.' }
  }
}

const clamp = (score: number): number => Math.min(Math.max(Math.round(score), 0), 100)

/** The price book's own lines among what the model chose, and the tasks they need. */
const chosenOf = async (req: PayloadRequest, judged: JudgedVideo | null) => {
  const { entries } = await readCatalogue(req)
  const skus = (judged?.choices ?? [])
    .filter(({ sku_id }) => entries.has(sku_id))
    .map(({ sku_id, confidence }) => ({ sku_id, confidence: clamp(confidence) }))
  const tasks = skus.flatMap(({ sku_id, confidence }) =>
    (entries.get(sku_id)?.tasks ?? []).map((task_id) => ({ task_id, confidence })),
  )
  return { skus, tasks, allKnown: skus.length > 0 && skus.length === judged?.choices.length }
}

const keepScore = async (
  req: PayloadRequest,
  leadId: string,
  mediaId: string,
  verdict: Verdict,
) => {
  const { video } = await readSettings(req)
  const { judged, use, transcript, because } = verdict
  const { skus, tasks, allKnown } = await chosenOf(req, judged)
  const sure =
    judged !== null &&
    judged.quotable >= video.minQuotable &&
    judged.complexity <= video.maxComplexity &&
    allKnown
  const action = sure ? 'auto_quote' : 'estimator'
  await run(
    req,
    sql`insert into video_scores (id, lead_id, media_id, video_url, transcript, extracted_frames, complexity_score,
        quotable_score, detected_skus, detected_tasks, reasons, recommended_action, model, prompt_tokens,
        completion_tokens, latency_ms, scored_at)
      select uuidv7(), ${leadId}::uuid, m.id, '/api/media/file/' || m.filename, ${transcript}, '[]'::jsonb,
        ${judged ? clamp(judged.complexity) : null}::int, ${judged ? clamp(judged.quotable) : null}::int,
        ${jsonb(skus)}, ${jsonb(tasks)}, ${jsonb(judged?.reasons ?? [because])}, ${action},
        ${use ? `${use.model} ${use.prompt}` : null}, ${use?.promptTokens ?? null}::int,
        ${use?.completionTokens ?? null}::int, ${use?.latencyMs ?? null}::int, ${now().toISOString()}::timestamptz
      from media m where m.id = ${mediaId}::uuid`,
  )
  return action
}

const toEstimator = (req: PayloadRequest, leadId: string, reason: string) =>
  queueEstimator(req, { leadId, actor: 'system', reason })

/**
 * Scores a video and takes the lead on from there: to a quote when it is clear, else to an
 * estimator. Safe to run twice: a video is scored once, and a lead that has moved on is left alone.
 */
export const scoreVideo = async (
  req: PayloadRequest,
  { leadId, mediaId }: { leadId: string; mediaId: string },
): Promise<void> => {
  const video = await openVideo(req, leadId, mediaId)
  if (!video || !['video_received', 'ai_scoring'].includes(video.state)) return
  const verdict = video.scored ? null : await judge(req, video)
  const action = await inTransaction(req, async () => {
    const lead = await row<{ state: LeadState; scored: boolean; action: string | null }>(
      req,
      sql`select l.state, v.id is not null as scored, v.recommended_action as action
        from leads l left join video_scores v on v.lead_id = l.id and v.media_id = ${mediaId}::uuid
        where l.id = ${leadId}::uuid limit 1 for update of l`,
    )
    if (lead?.state !== 'ai_scoring') return null
    const found =
      lead.scored || !verdict ? lead.action : await keepScore(req, leadId, mediaId, verdict)
    if (found !== 'auto_quote')
      await toEstimator(req, leadId, verdict?.because ?? 'A video to look at.')
    return found
  })
  if (action !== 'auto_quote') return
  // What was said in the video is now part of what the lead says; the rules for a sure text apply.
  await detectWork(req, leadId)
  await inTransaction(req, async () => {
    const lead = await row<{ state: LeadState }>(
      req,
      sql`select state from leads where id = ${leadId}::uuid for update`,
    )
    if (lead?.state === 'ai_scoring')
      await toEstimator(req, leadId, 'The video seemed clear, but no quote came of it.')
  })
}
