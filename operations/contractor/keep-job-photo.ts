import type { PayloadRequest } from 'payload'
import { invalid } from '../../domain/app-error.ts'
import { row, sql } from '../database.ts'
import { sniffMedia } from '../intake/sniff-media.ts'
import { storeMedia } from '../intake/store-media.ts'

export const MOST_PHOTOS_PER_JOB = 12

interface JobPhoto {
  jobId: string
  bookingId: string
  bytes: Buffer
  claimed: string
  /** The phone's own name for it: sent twice on a poor connection, it is kept once. */
  key: string
}

/**
 * Keeps a contractor's photo of their work with the visit, where staff see it.
 * @throws AppError VALIDATION_ERROR for what is no photo, or one too many
 */
export const keepJobPhoto = async (req: PayloadRequest, photo: JobPhoto): Promise<string> => {
  const { jobId, bookingId, bytes, claimed, key } = photo
  if (!sniffMedia(bytes, claimed)?.mimeType.startsWith('image/'))
    throw invalid('Only photos can be attached here.', { photos: 'That is not a photo.' })
  const booking = await row<{ leadId: string; reference: string }>(
    req,
    sql`select lead_id as "leadId", reference from bookings where id = ${bookingId}::uuid for update`,
  )
  const providerSid = `job:${jobId}:${key}`
  const kept = await row<{ id: string }>(
    req,
    sql`select id from media where provider_sid = ${providerSid}`,
  )
  if (kept) return kept.id
  const count = await row<{ photos: number }>(
    req,
    sql`select count(*)::int as photos from media where booking_id = ${bookingId}::uuid and source = 'job'`,
  )
  if ((count?.photos ?? 0) >= MOST_PHOTOS_PER_JOB)
    throw invalid(`${MOST_PHOTOS_PER_JOB} photos of a job are enough.`, {
      photos: `At most ${MOST_PHOTOS_PER_JOB}.`,
    })
  const media = await storeMedia(req, {
    ...{ bytes, claimed, bookingId, providerSid },
    leadId: booking?.leadId ?? null,
    source: 'job',
    alt: `Work done, ${booking?.reference ?? ''}`.trim(),
  })
  return media.id
}
