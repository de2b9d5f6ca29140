import { randomUUID } from 'node:crypto'
import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { VIDEO_REFUSALS, type VideoRefusal } from '../../domain/video.ts'
import { getEnv } from '../../integrations/env.ts'
import { inspectVideo, type VideoFacts } from '../../integrations/video/read-video.ts'
import { type Sniffed, sniffMedia } from './sniff-media.ts'

const HEAD_BYTES = 64

export const refusedVideo = (refusal: VideoRefusal) =>
  new AppError('UNSUPPORTED_MEDIA_TYPE', VIDEO_REFUSALS[refusal], { reason: refusal })

/** Where files lie while they come in; the clock clears away what nobody came back for. */
export const arrivingFolder = async (): Promise<string> => {
  const folder = join(getEnv().dataDir, 'uploads')
  await mkdir(folder, { recursive: true })
  return folder
}

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/**
 * What is in a video, or why it is not taken; null when no reader could be started here. That is our
 * trouble and is logged: the video goes to a person as it is.
 */
export const lookInto = async (
  req: PayloadRequest,
  path: string,
): Promise<{ facts: VideoFacts } | { refusal: VideoRefusal } | null> => {
  try {
    return await inspectVideo(path)
  } catch (error) {
    req.payload.logger.error({ err: error }, 'No video reader could be started.')
    return null
  }
}

export interface CheckedVideo extends Sniffed {
  size: number
}

/**
 * Whether the file at `path` is a video that can be looked at, by what is in it, whatever it is
 * called. Takes a second or two: not to be called inside a transaction.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE, in words for whoever sent it, `data.reason` a VideoRefusal
 */
export const checkVideo = async (req: PayloadRequest, path: string): Promise<CheckedVideo> => {
  const { size } = await stat(path)
  if (size === 0) throw refusedVideo('empty')
  const kind = sniffMedia(await headOf(path), 'video/')
  if (!kind?.mimeType.startsWith('video/')) throw refusedVideo('not_video')
  const found = await lookInto(req, path)
  if (found && 'refusal' in found) throw refusedVideo(found.refusal)
  return { ...kind, size }
}

/** The same for a file in memory. */
export const checkVideoBytes = async (
  req: PayloadRequest,
  bytes: Buffer,
): Promise<CheckedVideo> => {
  const path = join(await arrivingFolder(), `check-${randomUUID()}`)
  try {
    await writeFile(path, bytes, { flag: 'wx' })
    return await checkVideo(req, path)
  } finally {
    await rm(path, { force: true })
  }
}
