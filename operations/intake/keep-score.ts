import type { PayloadRequest } from 'payload'
import type { JudgedVideo } from '../../integrations/prompts/judge-video.ts'
import type { VideoFacts } from '../../integrations/video/read-video.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { readCatalogue } from './catalogue.ts'
import type { Verdict } from './judge-film.ts'
import type { KeptFrame } from './keep-frames.ts'

export interface Scored {
  leadId: string
  mediaId: string
  frames: KeptFrame[]
  /** Null when it could not be looked into. */
  facts: VideoFacts | null
  verdict: Verdict
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

/**
 * Writes a video's score: once for each video. A score without a judgement takes one when it comes;
 * a judgement stays. Answers what is recommended.
 */
export const keepScore = async (req: PayloadRequest, scored: Scored): Promise<string> => {
  const { video } = await readSettings(req)
  const { leadId, mediaId, frames, facts, verdict } = scored
  const { judged, calls, transcript, because } = verdict
  const { skus, tasks, allKnown } = await chosenOf(req, judged)
  const sure =
    judged !== null &&
    judged.quotable >= video.minQuotable &&
    judged.complexity <= video.maxComplexity &&
    allKnown
  const last = judged ? calls.at(-1) : undefined
  const kept = await row<{ action: string }>(
    req,
    sql`insert into video_scores (id, lead_id, media_id, video_url, transcript, extracted_frames, complexity_score,
        quotable_score, detected_skus, detected_tasks, reasons, recommended_action, model, prompt_tokens,
        completion_tokens, latency_ms, model_calls, duration_ms, rotation, scored_at)
      select uuidv7(), ${leadId}::uuid, m.id, '/api/media/file/' || m.filename, ${transcript}, ${jsonb(frames)},
        ${judged ? clamp(judged.complexity) : null}::int, ${judged ? clamp(judged.quotable) : null}::int,
        ${jsonb(skus)}, ${jsonb(tasks)}, ${jsonb(judged?.reasons ?? [because])}, ${sure ? 'auto_quote' : 'estimator'},
        ${last ? `${last.model} ${last.prompt}` : null}, ${last?.promptTokens ?? null}::int,
        ${last?.completionTokens ?? null}::int, ${last?.latencyMs ?? null}::int, ${jsonb(calls)},
        ${facts ? Math.round(facts.seconds * 1000) : null}::int, ${facts?.rotation ?? null}::int,
        ${now().toISOString()}::timestamptz
      from media m where m.id = ${mediaId}::uuid
      on conflict (media_id) where media_id is not null do update set
        transcript = excluded.transcript, complexity_score = excluded.complexity_score,
        quotable_score = excluded.quotable_score, detected_skus = excluded.detected_skus,
        detected_tasks = excluded.detected_tasks, reasons = excluded.reasons, model = excluded.model,
        recommended_action = excluded.recommended_action, prompt_tokens = excluded.prompt_tokens,
        completion_tokens = excluded.completion_tokens, latency_ms = excluded.latency_ms,
        model_calls = coalesce(video_scores.model_calls, '[]'::jsonb) || excluded.model_calls,
        scored_at = excluded.scored_at, updated_at = now()
      where video_scores.complexity_score is null
      returning recommended_action as action`,
  )
  return kept?.action ?? 'estimator'
}

/** Adds what failed tries cost to a score that still has no judgement. */
export const noteCalls = async (
  req: PayloadRequest,
  mediaId: string,
  { calls }: Verdict,
): Promise<void> => {
  await run(
    req,
    sql`update video_scores set model_calls = coalesce(model_calls, '[]'::jsonb) || ${jsonb(calls)}, updated_at = now()
      where media_id = ${mediaId}::uuid`,
  )
}
