import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { read, sql } from '../database.ts'
import { arrivingFolder } from '../intake/check-video.ts'
import { finishUpload } from './finish-upload.ts'
import { arrivedBytes, forgetUpload, UPLOAD_HOURS } from './upload-store.ts'

const HOUR = 60 * 60 * 1000
/** How long a whole upload lies before we look whether anyone took it. */
const UNTAKEN_SECONDS = 60

/** Whole, and its process ended before it was taken: taken now. */
const finishLeftBehind = async (req: PayloadRequest) => {
  const waiting = await read<{ id: string; length: string }>(
    req,
    sql`select id, length from video_uploads
      where state in ('receiving', 'checking') and updated_at < now() - make_interval(secs => ${UNTAKEN_SECONDS})`,
  )
  for (const { id, length } of waiting) {
    if ((await arrivedBytes(id)) !== Number(length)) continue
    await finishUpload(req, id).catch((error: unknown) => {
      // Refused, and the customer has been told: nothing is left to do.
      if (!(error instanceof AppError)) throw error
    })
  }
}

const forgetExpired = async (req: PayloadRequest) => {
  const expired = await read<{ id: string }>(
    req,
    sql`select id from video_uploads
      where updated_at < now() - make_interval(hours => ${UPLOAD_HOURS}) and state <> 'checking'
        or updated_at < now() - make_interval(hours => ${2 * UPLOAD_HOURS})`,
  )
  for (const { id } of expired) await forgetUpload(req, id)
}

/** Files that nobody's row speaks of: what a crash, or an erased customer, left lying. */
const clearFolder = async () => {
  const folder = await arrivingFolder()
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const file = await stat(path).catch(() => null)
    if (file && Date.now() - file.mtimeMs > (UPLOAD_HOURS + 1) * HOUR)
      await rm(path, { force: true, recursive: true })
  }
}

/** Finishes what was left behind, forgets what nobody came back for. Run by the clock. */
export const sweepUploads = async (req: PayloadRequest): Promise<void> => {
  await finishLeftBehind(req)
  await forgetExpired(req)
  await clearFolder()
}
