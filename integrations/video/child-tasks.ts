/** What is asked of the child, and what it answers: all that passes between the two processes. */
import type { VideoRefusal } from '../../domain/video.ts'

export interface VideoFacts {
  /** `avc`, `hevc`, `vp9`, …; null for one we do not know. */
  codec: string | null
  container: string
  seconds: number
  /** As it is to be seen, turned the right way up. */
  width: number
  height: number
  /** Degrees clockwise by which the recorded picture is turned for that. */
  rotation: number
  hasSound: boolean
  /** Whether a picture of it could be decoded here. */
  isShown: boolean
}

export interface CutFrame {
  file: string
  /** Into the video. */
  seconds: number
  width: number
  height: number
}

/** What one picture may cost. */
export interface PictureLimits {
  /** Width times height. */
  points: number
  side: number
}

export interface VideoLimits extends PictureLimits {
  seconds: number
  picturesASecond: number
}

export type ChildTask =
  | { task: 'inspect'; path: string; limits: VideoLimits }
  | { task: 'frames'; path: string; folder: string; most: number; limits: VideoLimits }
  | { task: 'sound'; path: string; folder: string }

export interface ChildAnswers {
  inspect: { facts: VideoFacts } | { refusal: VideoRefusal }
  frames: { frames: CutFrame[] }
  sound: { file: string | null }
}
