import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import Busboy from 'busboy'
import type { PayloadRequest } from 'payload'
import { AppError, invalid } from '../../../domain/app-error.ts'
import { MOST_VIDEO_BYTES, mostMegabytes } from '../../../domain/video.ts'
import { arrivingFolder } from '../../../operations/intake/check-video.ts'

/** What the form itself may add: boundaries and the heads of its parts. */
const FORM_BYTES = 64 * 1024

export const tooLarge = () =>
  new AppError(
    'PAYLOAD_TOO_LARGE',
    `That video is too large: at most ${mostMegabytes} MB. A minute or two is plenty.`,
  )

const unreadable = () =>
  invalid('The form could not be read.', { video: 'Send one file, as multipart/form-data.' })

const openForm = (req: PayloadRequest) => {
  const contentType = req.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(contentType))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the video as multipart/form-data.')
  try {
    return Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fileSize: MOST_VIDEO_BYTES, fields: 10, fieldSize: 16 * 1024, parts: 12 },
    })
  } catch {
    throw unreadable()
  }
}

/** The one file of the form, written to `path` as it comes. Ends at once when it grows too large. */
const streamToDisk = async (req: PayloadRequest, path: string): Promise<void> => {
  const form = openForm(req)
  if (!req.body) throw unreadable()
  let writing: Promise<void> | undefined
  let refusal: AppError | undefined
  const ended = new AbortController()
  form.on('file', (_name, part) => {
    part.on('limit', () => {
      refusal = tooLarge()
      ended.abort()
    })
    writing = pipeline(part, createWriteStream(path, { flags: 'wx' }), { signal: ended.signal })
    // Heard of again below; until then it must not go unheard.
    writing.catch(() => {})
  })
  form.on('filesLimit', () => {
    refusal ??= invalid('Send one video at a time.', { video: 'One file, please.' })
  })
  try {
    const body = Readable.fromWeb(req.body as ReadableStream)
    await pipeline(body, form, { signal: ended.signal })
    await writing
  } catch {
    throw refusal ?? unreadable()
  }
  if (refusal) throw refusal
  if (!writing) throw invalid('There is no video in the form.', { video: 'This is needed.' })
}

/**
 * Hands over the video of a multipart form as a file on disk, which is gone afterwards, however it
 * ends. Never more than a chunk of it is in memory.
 * @throws AppError PAYLOAD_TOO_LARGE, VALIDATION_ERROR, UNSUPPORTED_MEDIA_TYPE
 */
export const withVideoOfForm = async <T>(
  req: PayloadRequest,
  use: (path: string) => Promise<T>,
): Promise<T> => {
  if (Number(req.headers.get('content-length') ?? 0) > MOST_VIDEO_BYTES + FORM_BYTES)
    throw tooLarge()
  const path = join(await arrivingFolder(), `form-${randomUUID()}`)
  try {
    await streamToDisk(req, path)
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}
