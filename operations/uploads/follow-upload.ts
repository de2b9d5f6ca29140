/** A row of `media` was written or deleted: where files are kept in a bucket, its object follows. */
import type { PayloadRequest } from 'payload'
import { enqueue } from '../jobs.ts'
import { filesAreInBucket, keepInBucket } from './file-store.ts'

/** The object of a row that is gone goes once that is so for good: a rollback must find its file. */
export const followRemoval = async (
  req: PayloadRequest,
  filename: string | null | undefined,
): Promise<void> => {
  if (!filename || !filesAreInBucket()) return
  await enqueue(
    req,
    'forget-file',
    { filename },
    { jobKey: `forget-file:${filename}`, maxAttempts: 25, priority: 5 },
  )
}

interface Upload {
  doc: { filename?: string | null; mimeType?: string | null }
  /** The row's file until now, where it had one. */
  before: string | null | undefined
  /** What is in the bucket already. */
  sentAhead: unknown
}

/** Puts the request's file in the bucket under its row's name. @throws BucketError */
export const followUpload = async (
  req: PayloadRequest,
  { doc, before, sentAhead }: Upload,
): Promise<void> => {
  const { filename, mimeType } = doc
  if (!filesAreInBucket() || !req.file || !filename || sentAhead === filename) return
  const content = req.file.tempFilePath ?? req.file.data
  await keepInBucket(req, { filename, mimeType: mimeType ?? 'application/octet-stream', content })
  if (before && before !== filename) await followRemoval(req, before)
}
