import { Refusal } from '../api/http.ts'
import { sessionId } from '../api/session.ts'
import { sendWithProgress } from './send-with-progress.ts'
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

const once = async (token: string, file: File, { onProgress, signal }: Watching) => {
  const base = `/api/v/${encodeURIComponent(token)}`
  const share = (bytes: number) => onProgress(Math.min(1, bytes / file.size))
  if (await uploadResumable(`${base}/uploads`, file, share, signal)) return
  const form = new FormData()
  form.append('video', file, file.name)
  await sendWithProgress({
    ...{ method: 'POST', url: `${base}/video`, body: form, signal },
    headers: { 'X-Session-Id': sessionId },
    onProgress: share,
  })
}

/** Sends a video to the end, over as many connections as it takes. @throws Refusal */
export const uploadVideo = async (token: string, file: File, watching: Watching): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await once(token, file, watching)
      return watching.onWaiting(false)
    } catch (error) {
      const passing =
        error instanceof Refusal && (error.code === 'OFFLINE' || error.code === 'UNAVAILABLE')
      if (!passing || attempt >= PATIENCE || watching.signal.aborted) throw error
      watching.onWaiting(true)
      await untilOnline(attempt)
      watching.onWaiting(false)
    }
  }
}
