/** The tus server's refusals in the contract's form; its protocol's own headers and statuses stay. */
import { AppError, type ErrorCode, errorBody } from '../../../domain/app-error.ts'
import { tooLarge } from './read-video-form.ts'

const REFUSALS: Record<number, [ErrorCode, string]> = {
  400: ['VALIDATION_ERROR', 'The upload was not understood.'],
  403: ['VALIDATION_ERROR', 'Upload-Offset and Content-Type are needed.'],
  404: ['NOT_FOUND', 'That upload is not known here any more. Please start it again.'],
  409: ['STALE', 'That part does not follow on what has arrived. Ask how far it came (HEAD).'],
  410: ['NOT_FOUND', 'That upload is too old. Please start it again.'],
  412: ['VALIDATION_ERROR', 'Tus-Resumable: 1.0.0 is needed.'],
}

const refusalFor = (status: number, words: string): AppError => {
  if (status === 413) return tooLarge()
  if (status === 415) return new AppError('UNSUPPORTED_MEDIA_TYPE', words)
  const [code, message] = REFUSALS[status] ?? ['UNAVAILABLE', 'Please send that part again.']
  return new AppError(code, message)
}

/** @param answer the tus server's */
export const asContract = async (answer: Response): Promise<Response> => {
  if (answer.status < 400) return answer
  const words = (await answer.text()).trim()
  const headers = new Headers(answer.headers)
  headers.delete('Content-Length')
  headers.set('Content-Type', 'application/json')
  // A protocol error has its own status; what the library calls its own fault is worth a second try.
  const status = answer.status < 500 ? answer.status : 503
  return new Response(JSON.stringify(errorBody(refusalFor(answer.status, words))), {
    status,
    headers,
  })
}
