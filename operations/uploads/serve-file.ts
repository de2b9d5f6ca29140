import { Readable } from 'node:stream'
import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { BucketError, getObject } from '../../integrations/bucket.ts'
import { read, sql } from '../database.ts'
import { filesAreInBucket, objectKey } from './file-store.ts'

/** One stretch of a file; anything else is answered with the whole. */
const ONE_RANGE = /^bytes=(\d+-\d*|-\d+)$/

const open = async (filename: string, range: string | undefined) => {
  try {
    return await getObject(objectKey(filename), range)
  } catch (error) {
    if (!(error instanceof BucketError)) throw error
    throw new AppError('UNAVAILABLE', 'Files cannot be read right now. Try again shortly.')
  }
}

/**
 * A file from the bucket, passed through as it comes; whoever asks has been let in by Payload. A
 * player may ask for parts. Undefined where files lie on a disk: Payload answers those itself.
 * @throws AppError NOT_FOUND, UNAVAILABLE
 */
export const serveFile = async (
  req: PayloadRequest,
  filename: string,
): Promise<Response | undefined> => {
  if (!filesAreInBucket()) return undefined
  const [media] = await read<{ mimeType: string }>(
    req,
    sql`select mime_type as "mimeType" from media where filename = ${filename}`,
  )
  if (!media) throw notFound('That file')
  const range = req.headers.get('range') ?? ''
  const object = await open(filename, ONE_RANGE.test(range) ? range : undefined)
  if (!object) throw notFound('That file')
  const { status, length, range: sent, body } = object
  const headers = new Headers({ 'accept-ranges': 'bytes' })
  if (sent) headers.set('content-range', sent)
  if (status === 416) {
    body.resume()
    return new Response(null, { status, headers })
  }
  headers.set('content-type', media.mimeType)
  if (length !== undefined) headers.set('content-length', String(length))
  return new Response(Readable.toWeb(body) as ReadableStream, { status, headers })
}
