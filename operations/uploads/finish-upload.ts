import { rm } from 'node:fs/promises'
import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { inTransaction, row, run, sql } from '../database.ts'
import { receiveVideo, type VideoLead } from '../intake/receive-video.ts'
import { arrivedBytes, uploadPath } from './upload-store.ts'

const become = (req: PayloadRequest, id: string, state: string, problem: string | null = null) =>
  inTransaction(req, () =>
    run(
      req,
      sql`update video_uploads set state = ${state}, problem = ${problem}, updated_at = now() where id = ${id}`,
    ),
  )

/** Takes the upload in hand; null when somebody else has, or has had. */
const claim = (req: PayloadRequest, id: string) =>
  inTransaction(req, () =>
    row<VideoLead & { length: string }>(
      req,
      sql`update video_uploads u set state = 'checking', updated_at = now() from leads l
        where u.id = ${id} and l.id = u.lead_id
          and (u.state = 'receiving' or (u.state = 'checking' and u.updated_at < now() - interval '10 minutes'))
        returning l.id, l.phone, l.reference, u.length`,
    ),
  )

/**
 * An upload whose last byte is here becomes a video of its lead. Safe to run twice, and after a crash:
 * what was left in hand for ten minutes may be taken up again.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE when it is none; its bytes are gone then
 */
export const finishUpload = async (req: PayloadRequest, id: string): Promise<void> => {
  const claimed = await claim(req, id)
  if (!claimed) return
  const path = await uploadPath(id)
  try {
    if ((await arrivedBytes(id)) !== Number(claimed.length)) {
      await become(req, id, 'receiving')
      return
    }
    await receiveVideo(req, { lead: claimed, path, uploadId: id })
  } catch (error) {
    const final = error instanceof AppError
    await become(req, id, final ? 'refused' : 'receiving', final ? error.message : null)
    if (final) await rm(path, { force: true })
    throw error
  }
  await become(req, id, 'taken')
  await rm(path, { force: true })
}
