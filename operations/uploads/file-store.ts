/** Where the files that `media` speaks of are kept: under DATA_DIR, or in a bucket where one is set. */
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { PayloadRequest } from 'payload'
import { notFound } from '../../domain/app-error.ts'
import {
  type BucketContent,
  deleteObject,
  fetchObject,
  getObject,
  putObject,
} from '../../integrations/bucket.ts'
import { getEnv } from '../../integrations/env.ts'
import { arrivingFolder } from '../intake/check-video.ts'
import { sidePool } from '../platform/side-pool.ts'

/** Longer than any upload and the transaction of its row take. */
const ROW_WITHIN = '2 hours'

export const filesAreInBucket = (): boolean => getEnv().bucket !== null

/** The object a file is kept as. */
export const objectKey = (filename: string): string => `media/${filename}`

const diskPath = (req: PayloadRequest, filename: string): string =>
  join(req.payload.collections.media.config.upload.staticDir ?? 'media', filename)

/**
 * Puts a file in the bucket, before the transaction that writes its row commits. Should no row come
 * of it, however that ends, a job that is promised first takes the file away again.
 */
export const keepInBucket = async (
  req: PayloadRequest,
  { filename, mimeType, content }: { filename: string; mimeType: string; content: BucketContent },
): Promise<void> => {
  await sidePool(req.payload).query(
    `select graphile_worker.add_job('forget-file', json_build_object('filename', $1::text),
      run_at => now() + $2::interval, job_key => 'forget-file:' || $1, priority => 10)`,
    [filename, ROW_WITHIN],
  )
  await putObject(objectKey(filename), content, mimeType)
}

/** Takes a file out of the bucket unless a row speaks of it. Safe to run twice. */
export const forgetFile = async ({ payload }: PayloadRequest, filename: string): Promise<void> => {
  if (!filesAreInBucket()) return
  const { rowCount } = await sidePool(payload).query('select 1 from media where filename = $1', [
    filename,
  ])
  if (!rowCount) await deleteObject(objectKey(filename))
}

/** Puts a file from this machine where files are kept; its row is the caller's to write. */
export const placeFile = async (
  req: PayloadRequest,
  { path, filename, mimeType }: { path: string; filename: string; mimeType: string },
): Promise<void> => {
  if (filesAreInBucket()) return putObject(objectKey(filename), path, mimeType)
  const to = diskPath(req, filename)
  await mkdir(dirname(to), { recursive: true })
  await copyFile(path, to)
}

/** A kept file as a whole. Not for videos. @throws AppError NOT_FOUND */
export const readKeptFile = async (req: PayloadRequest, filename: string): Promise<Buffer> => {
  if (!filesAreInBucket()) return readFile(diskPath(req, filename))
  const object = await getObject(objectKey(filename))
  if (!object) throw notFound('That file')
  return buffer(object.body)
}

/**
 * Runs `act` with a kept file on this machine's disk. One from the bucket lies there only meanwhile,
 * and among what the clock clears away should this process end first.
 * @throws AppError NOT_FOUND, BucketError
 */
export const withKeptFile = async <T>(
  req: PayloadRequest,
  filename: string,
  act: (path: string) => Promise<T>,
): Promise<T> => {
  if (!filesAreInBucket()) return act(diskPath(req, filename))
  const path = join(await arrivingFolder(), `read-${randomUUID()}`)
  try {
    if (!(await fetchObject(objectKey(filename), path))) throw notFound('That file')
    return await act(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** The row of a file was rolled back: on a disk nobody else takes the file away. */
export const dropFile = async (req: PayloadRequest, filename: string): Promise<void> => {
  if (!filesAreInBucket()) await rm(diskPath(req, filename), { force: true })
}
