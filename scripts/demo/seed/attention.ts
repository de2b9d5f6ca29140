import { randomUUID } from 'node:crypto'
import { DEFAULT_SETTINGS } from '../../../domain/settings.ts'
import type { DemoRole } from '../staff.ts'
import type { Catalogue } from './catalogue.ts'
import type { Row } from './insert-rows.ts'
import type { SeededLead } from './leads.ts'

/** A lead before the estimators: waiting, or on somebody's desk. */
const queueRow = ({ id, demo, story }: SeededLead, estimator: string): Row => {
  const claimed = demo.state !== 'estimator_queued'
  return {
    lead_id: id,
    priority: DEFAULT_SETTINGS.estimatorQueue.priorityByType[demo.customerType],
    assigned_to_id: claimed ? estimator : null,
    status: claimed ? 'in_progress' : 'queued',
    reason: 'The video needs a person to look at it.',
    claimed_at: claimed ? story.at('estimator_reviewing') : null,
    created_at: story.at('estimator_queued'),
  }
}

const scoreRow = (
  { id, demo, story }: SeededLead,
  catalogue: Catalogue,
  clips: readonly Row[],
): Row => {
  const clip = clips.find(({ lead_id }) => lead_id === id)
  const skus = demo.skus.flatMap(({ code }) => catalogue.skus.get(code) ?? [])
  return {
    lead_id: id,
    media_id: clip?.id,
    video_url: clip?.url,
    duration_ms: 2000,
    transcript: demo.jobDescription,
    complexity_score: 55 + ((demo.jobDescription.length * 3) % 30),
    quotable_score: 35 + ((demo.jobDescription.length * 7) % 35),
    detected_skus: skus.map((sku) => ({ sku_id: sku.id, confidence: 62 })),
    detected_tasks: skus
      .flatMap((sku) => sku.tasks)
      .map((task) => ({ task_id: task, confidence: 62 })),
    reasons: ['The extent of the work cannot be seen from the video alone.'],
    recommended_action: 'estimator',
    model: 'demo',
    scored_at: story.at('ai_scoring'),
    created_at: story.at('ai_scoring'),
  }
}

const exceptionRow = (lead: SeededLead, kind: string, detail: string): Row => {
  const bookingId = lead.story.at('booking_confirmed') ? (lead.job?.id ?? null) : null
  return {
    id: randomUUID(),
    kind,
    lead_id: lead.id,
    booking_id: bookingId,
    detail,
    data: {},
    dedupe_key: `${kind}:${lead.id}:${bookingId ?? '-'}`,
    created_at: lead.story.stateAt,
    updated_at: lead.story.stateAt,
  }
}

/** What waits for a person: the estimators' queue with its scores, and the open exceptions. */
export const attentionRows = (
  leads: readonly SeededLead[],
  catalogue: Catalogue,
  staff: Record<DemoRole, string>,
  /** The rows of `media` with the leads' videos. */
  clips: readonly Row[],
) => {
  const before = leads.filter(({ story }) => story.at('estimator_queued'))
  const untold = leads.filter(({ demo }) => demo.state === 'contractor_assigned')
  const unsure = leads.filter(({ demo }) => demo.state === 'sku_detected').slice(0, 1)
  return {
    estimator_queue: before.map((lead) => queueRow(lead, staff.estimator)),
    video_scores: before.map((lead) => scoreRow(lead, catalogue, clips)),
    exceptions: [
      ...untold.map((lead) =>
        exceptionRow(
          lead,
          'message_failed',
          `${lead.job?.assignment.contractor.name ?? 'The contractor'} could not be reached on WhatsApp about the job. Ring them, then mark them told.`,
        ),
      ),
      ...unsure.map((lead) =>
        exceptionRow(
          lead,
          'detection_needs_confirming',
          'What the customer asked for needs confirming before a quote goes out.',
        ),
      ),
    ],
  }
}
