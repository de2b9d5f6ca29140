import type { PayloadRequest } from 'payload'
import { ValidationError } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { row, sql } from '../database.ts'
import { sniffMedia } from './sniff-media.ts'

export interface ReceivedFile {
  bytes: Buffer
  /** What its sender says it is. */
  claimed: string
  leadId: string | null
  /** The visit it shows, where it shows one. */
  bookingId?: string
  source: 'whatsapp' | 'web' | 'call' | 'job'
  /** The provider's own name for the file: kept once. */
  providerSid?: string
  alt?: string
}

export interface StoredMedia {
  id: string
  mimeType: string
}

/**
 * Keeps a file through Payload's uploads, by what it really is.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE when it is empty, damaged, or no photo, video or sound
 */
export const storeMedia = async (req: PayloadRequest, file: ReceivedFile): Promise<StoredMedia> => {
  const { providerSid } = file
  const kept =
    providerSid &&
    (await row<StoredMedia>(
      req,
      sql`select id, mime_type as "mimeType" from media where provider_sid = ${providerSid}`,
    ))
  if (kept) return kept
  const what = sniffMedia(file.bytes, file.claimed)
  if (!what) throw refused()
  try {
    const media = await req.payload.create({
      collection: 'media',
      data: {
        lead: file.leadId,
        booking: file.bookingId,
        source: file.source,
        providerSid,
        alt: file.alt,
      },
      file: {
        data: file.bytes,
        mimetype: what.mimeType,
        name: `${file.source}-${crypto.randomUUID()}.${what.extension}`,
        size: file.bytes.byteLength,
      },
      depth: 0,
      overrideAccess: true,
      req,
    })
    return { id: String(media.id), mimeType: what.mimeType }
  } catch (error) {
    if (error instanceof ValidationError) throw refused()
    throw error
  }
}

const refused = () =>
  new AppError(
    'UNSUPPORTED_MEDIA_TYPE',
    'That is not a photo, a video or a sound recording that can be read.',
  )
