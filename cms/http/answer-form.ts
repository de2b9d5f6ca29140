/** Payload's own refusals, turned into the contract's form; its successes pass as they are. */
import { AppError, type ErrorCode, errorBody } from '../../domain/app-error.ts'

const CODE_OF: Record<number, ErrorCode> = {
  400: 'VALIDATION_ERROR',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'RATE_LIMITED',
  // What Payload has switched off for a collection is not there at all.
  501: 'NOT_FOUND',
}

/** An answer of the contract's form, with `Retry-After` where there is a wait. */
export const refuse = (error: AppError): Response => {
  const wait = error.data?.retryAfterSeconds
  const headers = typeof wait === 'number' ? { 'Retry-After': String(wait) } : undefined
  return Response.json(errorBody(error), { status: error.status, headers })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One failed row of a bulk change: Payload gives its id and a message. */
const asError = (code: ErrorCode) => (error: unknown) => {
  if (isObject(error) && typeof error.code === 'string') return error
  const { message, ...data } = isObject(error) ? error : { message: String(error) }
  return { code, message: typeof message === 'string' ? message : 'That was refused.', data }
}

const rewritten = (status: number, body: unknown): AppError | Record<string, unknown> => {
  const code = CODE_OF[status] ?? (status < 500 ? 'VALIDATION_ERROR' : 'INTERNAL_ERROR')
  if (isObject(body) && Array.isArray(body.errors) && body.errors.length > 0)
    return { ...body, errors: body.errors.map(asError(code)) }
  if (code === 'NOT_FOUND') return new AppError(code, 'There is nothing at that address.')
  const message =
    isObject(body) && typeof body.message === 'string' ? body.message : 'That was refused.'
  return new AppError(
    code,
    code === 'INTERNAL_ERROR' ? 'Something went wrong on our side.' : message,
  )
}

/** A player asked for a part past the end of a film, and reads how long it is in the header. */
const PAST_THE_END = 416

/** Leaves successes and streams alone; makes every error the contract's. */
export const inAnswerForm = async (response: Response): Promise<Response> => {
  if (response.status < 400 || response.status === PAST_THE_END) return response
  const isJson = /json/i.test(response.headers.get('Content-Type') ?? '')
  const body: unknown = isJson ? await response.json().catch(() => null) : null
  const answer = rewritten(response.status, body)
  const headers = new Headers(response.headers)
  headers.delete('Content-Length')
  headers.set('Content-Type', 'application/json')
  if (answer instanceof AppError)
    return new Response(JSON.stringify(errorBody(answer)), { status: answer.status, headers })
  const [first] = answer.errors as { data?: { retryAfterSeconds?: unknown } }[]
  const wait = first?.data?.retryAfterSeconds
  if (typeof wait === 'number') headers.set('Retry-After', String(wait))
  return new Response(JSON.stringify(answer), { status: response.status, headers })
}
