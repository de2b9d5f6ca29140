import type { PayloadRequest } from 'payload'
import { ValidationError } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { row, sql } from '../database.ts'
import { filesAreInBucket, keepInBucket } from '../uploads/file-store.ts'
import { type Sniffed, sniffMedia } from './sniff-media.ts'

interface OnDisk {
  path: string
  size: number
  kind: Sniffed
}

/** A file held in memory, or where it lies when it is too large for that: it is copied from there. */
type Content = { bytes: Buffer; claimed: string; onDisk?: undefined } | { onDisk: OnDisk }

/** `claimed`: what its sender says it is. */
export type ReceivedFile = Content & {
  leadId: string | null
  /** The visit it shows, where it shows one. */
  bookingId?: string
  source: 'whatsapp' | 'web' | 'call' | 'job' | 'frame'
  /** The provider's own name for the file: kept once. */
  providerSid?: string
  alt?: string
  /** The name it is in the bucket under already. */
  sentAhead?: string | null
}

export interface StoredMedia {
  id: string
  mimeType: string
  filename: string
}

const kindOf = (file: Content): Sniffed => {
  const what = file.onDisk ? file.onDisk.kind : sniffMedia(file.bytes, file.claimed)
  if (!what) throw refused()
  return what
}

const nameFor = (source: string, { extension }: Sniffed): string =>
  `${source}-${crypto.randomUUID()}.${extension}`

/**
 * Sends a file to the bucket ahead of the transaction that stores it, so that nothing is locked while
 * it goes there; null where files lie on a disk, which is as fast as the row.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE, BucketError
 */
export const sendAhead = async (
  req: PayloadRequest,
  file: Content & Pick<ReceivedFile, 'source'>,
): Promise<string | null> => {
  if (!filesAreInBucket()) return null
  const what = kindOf(file)
  const filename = nameFor(file.source, what)
  const content = file.onDisk ? file.onDisk.path : file.bytes
  await keepInBucket(req, { filename, mimeType: what.mimeType, content })
  return filename
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
      sql`select id, mime_type as "mimeType", filename from media where provider_sid = ${providerSid}`,
    ))
  if (kept) return kept
  const { onDisk } = file
  const what = kindOf(file)
  const filename = file.sentAhead ?? nameFor(file.source, what)
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
        mimetype: what.mimeType,
        name: filename,
        ...(onDisk
          ? { data: Buffer.alloc(0), size: onDisk.size, tempFilePath: onDisk.path }
          : { data: file.bytes, size: file.bytes.byteLength }),
      },
      context: { sentAhead: file.sentAhead },
      depth: 0,
      overrideAccess: true,
      req,
    })
    return { id: String(media.id), mimeType: what.mimeType, filename: media.filename ?? filename }
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
