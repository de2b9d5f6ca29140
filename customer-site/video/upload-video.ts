import { Refusal } from '../api/http.ts'
import { uploadResumable } from './tus.ts'

export interface Watching {
  /** Share of the file that has arrived, 0 to 1. */
  onProgress: (share: number) => void
  /** The connection is away; it goes on by itself when it is back. */
  onWaiting: (waiting: boolean) => void
  signal: AbortSignal
}

const PATIENCE = 40

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const untilOnline = (attempt: number) =>
  navigator.onLine
    ? pause(Math.min(10_000, 1000 * 2 ** Math.min(attempt, 4)))
    : Promise.race([
        new Promise((done) => addEventListener('online', done, { once: true })),
        pause(30_000),
      ])

/** The line broke, or another try of ours is a step ahead: asking how far it came sets it right. */
const PASSING = ['OFFLINE', 'UNAVAILABLE', 'STALE']

/** Where a link's videos go. */
export const uploadsOf = (token: string) => `/api/v/${encodeURIComponent(token)}/uploads`

/** Sends a video to the end, over as many connections as it takes. @throws Refusal */
export const uploadVideo = async (token: string, file: File, watching: Watching): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const share = (bytes: number) => watching.onProgress(Math.min(1, bytes / file.size))
      await uploadResumable(uploadsOf(token), file, share, watching.signal)
      return watching.onWaiting(false)
    } catch (error) {
      const passing = error instanceof Refusal && PASSING.includes(error.code)
      if (!passing || attempt >= PATIENCE || watching.signal.aborted) throw error
      watching.onWaiting(true)
      await untilOnline(attempt)
      watching.onWaiting(false)
    }
  }
}
