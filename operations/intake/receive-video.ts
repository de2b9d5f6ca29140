import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { isTerminal, type LeadState } from '../../domain/lead-states.ts'
import { inTransaction, jsonb, read, row, run, sql } from '../database.ts'
import { dropFile } from '../uploads/file-store.ts'
import { type CheckedVideo, checkVideo } from './check-video.ts'
import { followFile } from './follow-file.ts'
import { lockPhone } from './lock-phone.ts'
import { findOrOpenLead } from './open-lead.ts'
import type { InboundFile } from './read-inbound.ts'
import { type StoredMedia, sendAhead, storeMedia } from './store-media.ts'

export interface VideoLead {
  id: string
  phone: string
  reference: string
}

/**
 * Whose video link it is. @throws AppError NOT_FOUND for a link that was never given out, or that
 * belonged to a customer who has been forgotten
 */
export const openVideoLink = async (req: PayloadRequest, token: string): Promise<VideoLead> => {
  const [lead] = await read<VideoLead>(
    req,
    sql`select id, phone, reference from leads where upload_token = ${token} and erased_at is null`,
  )
  if (!lead) throw notFound('That link')
  return lead
}

export interface ArrivedVideo {
  lead: VideoLead
  path: string
  /** Names this upload: one that is brought twice is kept once. */
  uploadId: string
}

/** A line in the lead's thread, so that whoever reads it sees that something came, and when. */
const keepInThread = async (
  req: PayloadRequest,
  { lead, uploadId }: ArrivedVideo,
  leadId: string,
  body: string,
  file: InboundFile,
) => {
  await run(
    req,
    sql`insert into messages (id, lead_id, audience, direction, channel, purpose, "from", body, media, status, provider_sid)
      values (uuidv7(), ${leadId}::uuid, 'customer', 'inbound', 'note', 'inbound', ${lead.phone}, ${body},
        ${jsonb([file])}, 'delivered', ${`upload:${uploadId}`})
      on conflict (provider_sid) do nothing`,
  )
}

/** The lead a video belongs to: its link's, or the customer's next one when that is over. */
const leadFor = async (req: PayloadRequest, { lead }: ArrivedVideo): Promise<string> => {
  await lockPhone(req, lead.phone)
  const own = await row<{ state: LeadState }>(
    req,
    sql`select state from leads where id = ${lead.id}::uuid and erased_at is null for update`,
  )
  if (!own) throw notFound('That link')
  if (!isTerminal(own.state)) return lead.id
  return (await findOrOpenLead(req, { phone: lead.phone, source: 'web' })).id
}

const keep = async (req: PayloadRequest, arrived: ArrivedVideo, video: CheckedVideo) => {
  const content = { onDisk: { path: arrived.path, size: video.size, kind: video } }
  const sentAhead = await sendAhead(req, { ...content, source: 'web' })
  let media: StoredMedia | undefined
  try {
    return await inTransaction(req, async () => {
      const leadId = await leadFor(req, arrived)
      media = await storeMedia(req, {
        ...content,
        ...{ sentAhead, leadId, source: 'web', providerSid: `upload:${arrived.uploadId}` },
        alt: 'Video of the job',
      })
      const file: InboundFile = {
        ...{ url: '', contentType: media.mimeType, state: 'stored', mediaId: media.id },
      }
      await keepInThread(req, arrived, leadId, 'Sent a video through the link.', file)
      await run(
        req,
        sql`update leads set last_inbound_at = greatest(last_inbound_at, now()), updated_at = now() where id = ${leadId}::uuid`,
      )
      await followFile(req, { leadId, media })
      return media
    })
  } catch (error) {
    // The row is gone with its transaction; the file must not stay without it.
    if (media) await dropFile(req, media.filename)
    throw error
  }
}

const refuse = (req: PayloadRequest, arrived: ArrivedVideo, problem: string) =>
  inTransaction(req, async () => {
    const leadId = await leadFor(req, arrived)
    const file: InboundFile = {
      ...{ url: '', contentType: 'video/mp4', state: 'refused', problem },
    }
    const body = 'Tried to send a video that could not be opened.'
    await keepInThread(req, arrived, leadId, body, file)
    await followFile(req, { leadId, claimed: 'video/', problem })
  })

/**
 * Takes a video that came through a lead's link: checked by content, kept through Payload's uploads,
 * put in the thread, and on its way to be scored. One that cannot be looked at is refused, and asked
 * for again by WhatsApp once a day. The file at `path` is the caller's to remove.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE in words for the customer; NOT_FOUND
 */
export const receiveVideo = async (
  req: PayloadRequest,
  arrived: ArrivedVideo,
): Promise<StoredMedia> => {
  try {
    return await keep(req, arrived, await checkVideo(req, arrived.path))
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNSUPPORTED_MEDIA_TYPE')
      await refuse(req, arrived, error.message)
    throw error
  }
}
