import { readFile } from 'node:fs/promises'
import type { PayloadRequest } from 'payload'
import { withFrames } from '../../integrations/video/read-video.ts'
import { inTransaction } from '../database.ts'
import { readKeptFile } from '../uploads/file-store.ts'
import { sendAhead, storeMedia } from './store-media.ts'

const MOST_FRAMES = 8

/** A picture of a video, kept among the lead's media. Stored in `video_scores.extracted_frames`. */
export interface KeptFrame {
  media: string
  url: string
  /** Into the video. */
  seconds: number
}

/**
 * Cuts pictures out of a video and keeps them with its lead; none when it cannot be decoded here.
 * Safe to run twice: each is kept once.
 */
export const keepFrames = (
  req: PayloadRequest,
  { leadId, mediaId, path }: { leadId: string; mediaId: string; path: string },
): Promise<KeptFrame[]> =>
  withFrames(path, MOST_FRAMES, async (cut) => {
    const kept: KeptFrame[] = []
    for (const [index, { file, seconds }] of cut.entries()) {
      const bytes = await readFile(file)
      const content = { bytes, claimed: 'image/jpeg', source: 'frame' as const }
      const sentAhead = await sendAhead(req, content)
      const media = await inTransaction(req, () =>
        storeMedia(req, {
          ...{ ...content, sentAhead, leadId },
          providerSid: `frame:${mediaId}:${index}`,
          alt: `From the customer’s video, at ${Math.round(seconds)} s`,
        }),
      )
      const url = `/api/media/file/${encodeURIComponent(media.filename)}`
      kept.push({ media: media.id, url, seconds: Math.round(seconds * 10) / 10 })
    }
    return kept
  })

/** The pictures as a model takes them. */
export const asDataUrls = (req: PayloadRequest, frames: readonly KeptFrame[]): Promise<string[]> =>
  Promise.all(
    frames.map(async ({ url }) => {
      const name = decodeURIComponent(url.split('/').at(-1) ?? '')
      const bytes = await readKeptFile(req, name)
      return `data:image/jpeg;base64,${bytes.toString('base64')}`
    }),
  )
