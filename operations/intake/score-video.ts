import { addMinutes } from 'date-fns'
import type { PayloadRequest } from 'payload'
import { isTerminal, type LeadState } from '../../domain/lead-states.ts'
import { hasModel } from '../../integrations/openai.ts'
import { now } from '../clock.ts'
import { inTransaction, row, sql } from '../database.ts'
import { queueEstimator } from '../estimating/queue-estimator.ts'
import { enqueue, type Jobs } from '../jobs.ts'
import { moveLead } from '../leads/move-lead.ts'
import { withKeptFile } from '../uploads/file-store.ts'
import { lookInto } from './check-video.ts'
import { detectWork } from './detect-work.ts'
import { heedLateVerdict } from './heed-late-verdict.ts'
import { judgeFilm, type Verdict } from './judge-film.ts'
import { type KeptFrame, keepFrames } from './keep-frames.ts'
import { keepScore, noteCalls } from './keep-score.ts'
import { inWords, shownUnsaid } from './shown-unsaid.ts'

/** Minutes until a provider that failed is asked again: about half a day in all. */
const ASK_AGAIN_AFTER = [2, 5, 15, 30, 60, 120, 240, 240]

interface Video {
  state: LeadState
  filename: string
  description: string
  /** Null until there is a score; then whether it was judged, and its pictures. */
  score: { judged: boolean; frames: KeptFrame[] } | null
}

const openVideo = (req: PayloadRequest, leadId: string, mediaId: string) =>
  inTransaction(req, async () => {
    const video = await row<Video>(
      req,
      sql`select l.state, m.filename, coalesce(l.job_description, '') as description,
          (select jsonb_build_object('judged', v.complexity_score is not null, 'frames', coalesce(v.extracted_frames, '[]'))
            from video_scores v where v.media_id = m.id limit 1) as score
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

type Told = Jobs['score-video']

/** A provider that failed is asked again later, while the estimator has the video already. */
const askAgain = async (req: PayloadRequest, { again = 0, ...told }: Told) => {
  const minutes = hasModel() ? ASK_AGAIN_AFTER[again] : undefined
  if (minutes === undefined) return
  await enqueue(
    req,
    'score-video',
    { ...told, again: again + 1 },
    { jobKey: `score-again:${told.mediaId}`, runAt: addMinutes(now(), minutes) },
  )
}

const toEstimator = (req: PayloadRequest, leadId: string, reason: string) =>
  queueEstimator(req, { leadId, actor: 'system', reason })

/** What is in the film, its pictures, and what it is judged to show. */
const watch = (req: PayloadRequest, { leadId, mediaId }: Told, video: Video) =>
  withKeptFile(req, video.filename, async (path) => {
    const found = await lookInto(req, path)
    const facts = found && 'facts' in found ? found.facts : null
    const frames = facts?.isShown ? await keepFrames(req, { leadId, mediaId, path }) : []
    return { facts, frames, verdict: await judgeFilm(req, { ...video, path, frames }) }
  })

/** Looks, listens and writes the score; the lead waits meanwhile. Answers what is recommended. */
const scoreFirst = async (req: PayloadRequest, told: Told, video: Video) => {
  const { leadId, mediaId } = told
  const seen = video.score ? null : await watch(req, told, video)
  const verdict = seen?.verdict
  return inTransaction(req, async () => {
    const lead = await row<{ state: LeadState; action: string | null }>(
      req,
      sql`select l.state, (select v.recommended_action::text from video_scores v where v.media_id = ${mediaId}::uuid limit 1) as action
        from leads l where l.id = ${leadId}::uuid for update of l`,
    )
    if (!lead || isTerminal(lead.state)) return null
    const action = lead.action ?? (seen && (await keepScore(req, { leadId, mediaId, ...seen })))
    if (verdict?.because) await askAgain(req, told)
    if (lead.state !== 'ai_scoring') {
      // A word of the customer's was answered meanwhile, or a person has taken the lead on.
      const judged = lead.action ? null : verdict?.judged
      if (judged && action) await heedLateVerdict(req, { leadId, mediaId, judged, action })
      return null
    }
    if (action !== 'auto_quote') {
      await toEstimator(req, leadId, verdict?.because ?? 'A video to look at.')
      return action
    }
    const unsaid = verdict?.judged ? await shownUnsaid(req, leadId, verdict.judged) : []
    if (unsaid.length === 0) return action
    await toEstimator(req, leadId, `The video shows more than was said: ${inWords(unsaid)}.`)
    return 'estimator'
  })
}

/** What was said in the video is now part of what the lead says; the rules for a sure text apply. */
const quoteByItself = async (req: PayloadRequest, leadId: string) => {
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

/** The provider is back: the score is filled in, and heeded wherever the lead has got to without it. */
const scoreAgain = async (req: PayloadRequest, told: Told, video: Video) => {
  const { leadId, mediaId } = told
  if (!video.score || video.score.judged || isTerminal(video.state)) return
  const { frames } = video.score
  const verdict: Verdict = await withKeptFile(req, video.filename, (path) =>
    judgeFilm(req, { ...video, path, frames }),
  )
  await inTransaction(req, async () => {
    const { judged } = verdict
    if (judged) {
      const action = await keepScore(req, { leadId, mediaId, frames, facts: null, verdict })
      await heedLateVerdict(req, { leadId, mediaId, judged, action })
    } else {
      await noteCalls(req, mediaId, verdict)
      await askAgain(req, told)
    }
  })
}

/**
 * Scores a video and takes the lead on from there: to a quote when it is clear, else to an
 * estimator, with pictures either way. Safe to run twice: a video is scored once, and a lead that has
 * moved on is left alone. A provider that fails keeps nobody waiting: it is asked again later.
 */
export const scoreVideo = async (req: PayloadRequest, told: Told): Promise<void> => {
  const video = await openVideo(req, told.leadId, told.mediaId)
  if (!video) return
  if (told.again) return scoreAgain(req, told, video)
  if (isTerminal(video.state) || (video.score && video.state !== 'ai_scoring')) return
  const action = await scoreFirst(req, told, video)
  if (action === 'auto_quote') await quoteByItself(req, told.leadId)
}
