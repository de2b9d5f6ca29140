/** Looks into a video without letting it into this process: FFmpeg's decoders, in a bounded child. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  LONGEST_PICTURE_SIDE,
  MOST_PICTURE_POINTS,
  MOST_PICTURES_A_SECOND,
  MOST_VIDEO_SECONDS,
  type VideoRefusal,
} from '../../domain/video.ts'
import { type Bounds, runBounded } from './bounded-child.ts'
import type { ChildAnswers, ChildTask, CutFrame, VideoFacts, VideoLimits } from './child-tasks.ts'

export type { CutFrame, VideoFacts }

const CHILD = join(import.meta.dirname, 'child', 'main.mjs')
const LOOK: Bounds = { ms: 60_000, cpuSeconds: 25, megabytes: 4096 }
const WORK: Bounds = { ms: 120_000, cpuSeconds: 60, megabytes: 4096 }

const LIMITS: VideoLimits = {
  points: MOST_PICTURE_POINTS,
  side: LONGEST_PICTURE_SIDE,
  seconds: MOST_VIDEO_SECONDS,
  picturesASecond: MOST_PICTURES_A_SECOND,
}

const ask = <Task extends ChildTask>(told: Task, bounds: Bounds) =>
  runBounded<ChildAnswers[Task['task']]>(CHILD, told, bounds)

/**
 * What the file at `path` is, or why it is not taken. A file that brings its reader down is
 * `too_heavy`.
 * @throws Error when no reader could be started
 */
export const inspectVideo = async (
  path: string,
): Promise<{ facts: VideoFacts } | { refusal: VideoRefusal }> => {
  const end = await ask({ task: 'inspect', path, limits: LIMITS }, LOOK)
  return 'lost' in end ? { refusal: 'too_heavy' } : end.answer
}

const inFolder = async <T>(act: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'handy-video-'))
  try {
    return await act(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Hands over up to `most` pictures from all over a video, as JPEG files that are gone afterwards.
 * None when it cannot be decoded here. @throws Error when no reader could be started
 */
export const withFrames = <T>(
  path: string,
  most: number,
  use: (frames: CutFrame[]) => Promise<T>,
): Promise<T> =>
  inFolder(async (folder) => {
    const end = await ask({ task: 'frames', path, folder, most, limits: LIMITS }, WORK)
    return use('lost' in end ? [] : end.answer.frames)
  })

/** Hands over the video's sound as a file of its own, gone afterwards; null when it has none. */
export const withSound = <T>(path: string, use: (file: string | null) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const end = await ask({ task: 'sound', path, folder }, WORK)
    return use('lost' in end ? null : end.answer.file)
  })
