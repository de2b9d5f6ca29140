import type { PayloadRequest } from 'payload'
import { detectSkus } from '../../domain/detection/detect-skus.ts'
import { tasksForDetected } from '../../domain/detection/detected-tasks.ts'
import { joinTurns } from '../../domain/detection/transcript.ts'
import type { DetectedSku, OutOfScope, Transcript, Turn } from '../../domain/detection/types.ts'
import type { ModelUse } from '../../integrations/openai.ts'
import { read, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { thinkAboutWork } from './think-about-work.ts'

export interface TaskTag {
  taskId: string
  name: string
  requiredConfidence: 'expert' | 'capable'
  isPrimary: boolean
  /** 0–100: that of the surest SKU needing it. */
  confidence: number
}

/** What a text asks for: lines of the price book worth showing, their tasks, and what we do not do. */
export interface WorkRead {
  detected: DetectedSku[]
  tasks: TaskTag[]
  outOfScope: OutOfScope[]
  /** What the model's part in it cost; absent when it was read locally alone. */
  model?: ModelUse
}

/** What was said and written, as detection takes it. Offsets of evidence count in `text`. */
export interface Said {
  source: string | Transcript
  text: string
  /** The customer is being spoken to right now: an answer is wanted in milliseconds. */
  onTheLine: boolean
}

interface TranscriptLine {
  speaker: 'customer' | 'agent'
  text: string
}

/** The description, what was said in videos, then the calls' lines in order. The description alone is read as plain text. */
export const readSaid = async (req: PayloadRequest, leadId: string): Promise<Said | null> => {
  const [lead] = await read<{
    description: string | null
    lines: TranscriptLine[]
    onTheLine: boolean
  }>(
    req,
    sql`select l.job_description as description,
        exists (select 1 from calls c where c.lead_id = l.id and c.status in ('ringing', 'in_progress')) as "onTheLine",
        coalesce((select jsonb_agg(said.line order by said.at, said.id, said.place) from (
          select v.created_at as at, v.id, 0 as place, jsonb_build_object('speaker', 'customer', 'text', v.transcript) as line
            from video_scores v where v.lead_id = l.id and v.transcript <> ''
          union all
          select c.created_at, c.id, line.ordinality, line.value
            from calls c cross join lateral jsonb_array_elements(c.transcript) with ordinality as line
            where c.lead_id = l.id) said), '[]') as lines
      from leads l where l.id = ${leadId}::uuid`,
  )
  if (!lead) return null
  const description = lead.description ?? ''
  const { onTheLine } = lead
  if (lead.lines.length === 0) return { source: description, text: description, onTheLine }
  const spoken: Turn[] = lead.lines.map(({ speaker, text }) => ({ speaker, text }))
  const turns: Turn[] = description
    ? [{ speaker: 'customer', text: description }, ...spoken]
    : spoken
  return { source: turns, text: joinTurns(turns), onTheLine }
}

const tasksOf = (detected: DetectedSku[], { entries, taskNames }: Catalogue): TaskTag[] =>
  tasksForDetected(detected, [...entries.values()]).map(({ taskId, ...tag }) => ({
    taskId,
    name: taskNames.get(taskId) ?? '',
    ...tag,
  }))

/**
 * Reads what a customer said against today's price book: locally, in milliseconds; with a key the
 * model then decides among what was found. Writes nothing. With a key, not to be called inside a
 * transaction: nothing is locked while the model thinks.
 */
export const readWork = async (
  req: PayloadRequest,
  { source, onTheLine }: Said,
): Promise<WorkRead> => {
  const [catalogue, settings] = [await readCatalogue(req), await readSettings(req)]
  const { detected: local, outOfScope } = detectSkus(source, catalogue.index)
  const isSpam = outOfScope.some(({ reason }) => reason === 'spam')
  const thought = isSpam || onTheLine ? null : await thinkAboutWork(req, source, local, catalogue)
  const detected = thought?.detected ?? local
  const shown = detected.filter(({ confidence }) => confidence >= settings.detection.askFrom)
  const tasks = tasksOf(shown, catalogue)
  return { detected: shown, tasks, outOfScope, ...(thought ? { model: thought.use } : {}) }
}
