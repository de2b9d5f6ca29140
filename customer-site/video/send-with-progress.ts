import type { ErrorBody } from '../../domain/app-error.ts'
import { Refusal } from '../api/http.ts'

interface Sending {
  method: 'PATCH'
  url: string
  headers: Record<string, string>
  body: Blob
  onProgress: (bytes: number) => void
  signal: AbortSignal
}

export const answerError = (status: number, text: string): Refusal => {
  try {
    const [error] = (JSON.parse(text) as ErrorBody).errors
    return new Refusal(error.code, error.message, error.data)
  } catch {
    return new Refusal(
      status === 413 ? 'PAYLOAD_TOO_LARGE' : 'UNAVAILABLE',
      status === 413 ? 'That video is too large.' : 'Our system did not answer. Please try again.',
    )
  }
}

/** fetch cannot say how much has left the phone; this can. @throws Refusal */
export const sendWithProgress = (sending: Sending): Promise<void> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open(sending.method, sending.url)
    for (const [name, value] of Object.entries(sending.headers))
      request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => sending.onProgress(loaded)
    request.onload = () =>
      request.status < 300 ? done() : fail(answerError(request.status, request.responseText))
    request.onerror = () => fail(new Refusal('OFFLINE', 'No connection.'))
    request.onabort = () => fail(new DOMException('Stopped', 'AbortError'))
    sending.signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(sending.body)
  })
