import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { placeFile } from '../../../operations/uploads/file-store.ts'
import type { Row } from './insert-rows.ts'
import type { SeededLead } from './leads.ts'

/** Two seconds of a bar that wanders over a slope: a real film, made by our own encoder. */
const CLIP = join(import.meta.dirname, '../clip.mp4')

/** The video each lead before the estimators sent, kept where uploads are; one row of `media` each. */
export const keepClips = async (
  req: PayloadRequest,
  leads: readonly SeededLead[],
): Promise<Row[]> => {
  const { size } = await stat(CLIP)
  const sent = leads.filter(({ story }) => story.at('estimator_queued'))
  return Promise.all(
    sent.map(async ({ id, story }) => {
      const filename = `demo-${id}.mp4`
      await placeFile(req, { path: CLIP, filename, mimeType: 'video/mp4' })
      const at = story.at('video_received') ?? story.at('estimator_queued')
      return {
        id: randomUUID(),
        ...{ lead_id: id, source: 'whatsapp', filename, filesize: size },
        ...{ mime_type: 'video/mp4', url: `/api/media/file/${filename}` },
        ...{ created_at: at, updated_at: at },
      }
    }),
  )
}
