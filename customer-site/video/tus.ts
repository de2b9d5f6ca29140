/** The part of the tus 1.0 protocol an upload needs: create, ask how far it got, go on from there. */
import { Refusal } from '../api/http.ts'
import { recall, remember } from '../api/remember.ts'
import { sessionId } from '../api/session.ts'
import { answerError, sendWithProgress } from './send-with-progress.ts'

const TUS = { 'Tus-Resumable': '1.0.0', 'X-Session-Id': sessionId }
/** Small enough that a poor connection loses little, large enough to be few. */
const CHUNK_BYTES = 2 * 1024 * 1024

const encoded = (text: string) =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))

const keyOf = (base: string, file: File) =>
  `upload:${base}:${file.name}:${file.size}:${file.lastModified}`

/** Null when this server has no resumable uploads. */
const create = async (base: string, file: File): Promise<string | null> => {
  const answer = await fetch(base, {
    method: 'POST',
    headers: {
      ...TUS,
      'Upload-Length': String(file.size),
      'Upload-Metadata': `filename ${encoded(file.name)},filetype ${encoded(file.type)}`,
    },
  }).catch(() => {
    throw new Refusal('OFFLINE', 'No connection.')
  })
  if (answer.status === 404 || answer.status === 405) return null
  const place = answer.headers.get('Location')
  if (!answer.ok || !place) throw await answerError(answer.status, await answer.text())
  return new URL(place, location.href).pathname
}

/** How many bytes the server has; null when it no longer knows of the upload. */
const offsetOf = async (place: string): Promise<number | null> => {
  const answer = await fetch(place, { method: 'HEAD', headers: TUS }).catch(() => {
    throw new Refusal('OFFLINE', 'No connection.')
  })
  const offset = Number(answer.headers.get('Upload-Offset'))
  return answer.ok && Number.isInteger(offset) ? offset : null
}

/**
 * Sends a file, going on where an earlier try ended, this visit's or the last one's.
 * @param onProgress bytes that have arrived
 * @returns false when this server has no resumable uploads
 * @throws Refusal, `OFFLINE` when the connection broke: call it again
 */
export const uploadResumable = async (
  base: string,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<boolean> => {
  const key = keyOf(base, file)
  const known = recall<string>(key)
  let offset = known ? await offsetOf(known) : null
  const place = offset === null ? await create(base, file) : known
  if (!place) return false
  remember(key, place)
  offset ??= 0
  while (offset < file.size) {
    const from = offset
    onProgress(from)
    await sendWithProgress({
      method: 'PATCH',
      url: place,
      headers: {
        ...TUS,
        'Upload-Offset': String(from),
        'Content-Type': 'application/offset+octet-stream',
      },
      body: file.slice(from, from + CHUNK_BYTES),
      onProgress: (sent) => onProgress(from + sent),
      signal,
    })
    offset = Math.min(file.size, from + CHUNK_BYTES)
  }
  onProgress(file.size)
  remember(key, null)
  return true
}
