/** The part of the tus 1.0 protocol an upload needs: create, ask how far it got, go on from there. */
import { Refusal } from '../api/http.ts'
import { recall, remember } from '../api/remember.ts'
import { sessionId } from '../api/session.ts'
import { answerError, sendWithProgress } from './send-with-progress.ts'

const TUS = { 'Tus-Resumable': '1.0.0', 'X-Session-Id': sessionId }
/** Few requests on a good line. What arrived of one that broke off is not lost. */
const CHUNK_BYTES = 8 * 1024 * 1024

const encoded = (text: string) =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))

const keyOf = (base: string, file: File) =>
  `upload:${base}:${file.name}:${file.size}:${file.lastModified}`

/** Whether the link opens anything; true when nobody answers, as that will show later. */
export const isLinkGood = async (base: string): Promise<boolean> => {
  const answer = await fetch(base, { method: 'OPTIONS' }).catch(() => null)
  return answer?.status !== 404
}

const create = async (base: string, file: File): Promise<string> => {
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
  const place = answer.headers.get('Location')
  if (!answer.ok || !place) throw await answerError(answer.status, await answer.text())
  return new URL(place, location.href).pathname
}

/** How many bytes the server has; null when it no longer knows of the upload, or refused it. */
const offsetOf = async (place: string): Promise<number | null> => {
  const answer = await fetch(place, { method: 'HEAD', headers: TUS }).catch(() => {
    throw new Refusal('OFFLINE', 'No connection.')
  })
  if (answer.status >= 500) throw new Refusal('UNAVAILABLE', 'Our system did not answer.')
  const offset = Number(answer.headers.get('Upload-Offset'))
  return answer.ok && Number.isInteger(offset) ? offset : null
}

/**
 * Sends a file, going on where an earlier try ended, this visit's or the last one's.
 * @param onProgress bytes that have arrived
 * @throws Refusal, `OFFLINE` when the connection broke: call it again
 */
export const uploadResumable = async (
  base: string,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> => {
  const key = keyOf(base, file)
  const known = recall<string>(key)
  const arrived = known ? await offsetOf(known) : null
  const place = known && arrived !== null ? known : await create(base, file)
  remember(key, place)
  let offset = arrived ?? 0
  while (offset < file.size) {
    const from = offset
    const part = file.slice(from, from + CHUNK_BYTES)
    onProgress(from)
    try {
      await sendWithProgress({
        method: 'PATCH',
        url: place,
        headers: {
          ...TUS,
          'Upload-Offset': String(from),
          'Content-Type': 'application/offset+octet-stream',
        },
        body: part,
        onProgress: (sent) => onProgress(from + Math.min(sent, part.size)),
        signal,
      })
    } catch (error) {
      // A file that was refused is not gone on with: the next try begins anew.
      if (error instanceof Refusal && error.code === 'UNSUPPORTED_MEDIA_TYPE') remember(key, null)
      throw error
    }
    offset = from + part.size
  }
  onProgress(file.size)
  remember(key, null)
}
