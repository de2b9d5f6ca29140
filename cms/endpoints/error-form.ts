/** Whatever went wrong, the caller reads it in the contract's one form. */
import {
  type AfterErrorHook,
  APIError,
  Forbidden,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { ZodError } from 'zod'
import { AppError, type ErrorCode, errorBody } from '../../domain/app-error.ts'
import { constraintOf, sqlState } from '../../operations/database.ts'

/** What Postgres says of a value a caller sent; everything else is our own fault. */
const BY_SQLSTATE: Record<string, [ErrorCode, string]> = {
  '22P02': ['VALIDATION_ERROR', 'A value is not of the kind its field takes.'],
  '22003': ['VALIDATION_ERROR', 'A number is out of range.'],
  '22007': ['VALIDATION_ERROR', 'That is not a date.'],
  '22008': ['VALIDATION_ERROR', 'That is not a date.'],
  '22001': ['VALIDATION_ERROR', 'A text is too long.'],
  '22021': ['VALIDATION_ERROR', 'A text holds characters that cannot be stored.'],
  '22P05': ['VALIDATION_ERROR', 'A text holds characters that cannot be stored.'],
  '23502': ['VALIDATION_ERROR', 'A needed field is missing.'],
  '23503': [
    'VALIDATION_ERROR',
    'A record that this one names does not exist, or is still named by others.',
  ],
  '23505': ['CONFLICT', 'There is one like this already.'],
  '23514': ['VALIDATION_ERROR', 'A value is not allowed.'],
  '40P01': ['STALE', 'Somebody else changed this at the same moment. Please try again.'],
  '40001': ['STALE', 'Somebody else changed this at the same moment. Please try again.'],
}
const DATABASE_AWAY = /^(08|57P|53)/
/** What the driver says of a connection that is lost, or cannot be had. */
const CONNECTION_LOST =
  /Connection terminated|connection error|ECONNREFUSED|ECONNRESET|EPIPE|timeout exceeded when trying to connect|cannot begin transaction/i

/** However deep Drizzle wrapped it. */
const isConnectionLost = (error: unknown): boolean => {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (CONNECTION_LOST.test(at.message)) return true
  return false
}

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'VALIDATION_ERROR',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  423: 'RATE_LIMITED',
  429: 'RATE_LIMITED',
}

/** As long as the users collection locks an account for. */
const LOCKED_SECONDS = 15 * 60

const fromZod = (error: ZodError) =>
  new AppError(
    'VALIDATION_ERROR',
    'Please check the fields named.',
    Object.fromEntries(
      error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]),
    ),
  )

const fromPayload = (error: APIError): AppError => {
  if (error instanceof ValidationError) {
    const fields = error.data.errors.map(({ path, message }) => [path, message])
    const taken = error.data.errors.some(({ message }) => /unique/i.test(message))
    return new AppError(
      'VALIDATION_ERROR',
      taken ? 'There is one like this already.' : 'Please check the fields named.',
      Object.fromEntries(fields),
    )
  }
  if (error.name === 'AuthenticationError')
    return new AppError('UNAUTHORIZED', 'That email and password do not go together.')
  if (error.name === 'LockedAuth')
    return new AppError(
      'RATE_LIMITED',
      'Too many wrong passwords. Please try again in 15 minutes.',
      {
        retryAfterSeconds: LOCKED_SECONDS,
      },
    )
  return new AppError(BY_STATUS[error.status] ?? 'INTERNAL_ERROR', error.message)
}

/** What the form reader says of a form it cannot read, always as if it were our fault. */
const UNREADABLE =
  /^(Request is not eligible for file upload|Unexpected end of (form|file)|Malformed part header|Malformed content type|Multipart: Boundary not found|Missing Content-Type|Upload timeout)/
const TOO_LARGE = /limit has been reached$/

const fromFormReader = (error: unknown): AppError | null => {
  if (!(error instanceof Error)) return null
  if (error instanceof APIError && TOO_LARGE.test(error.message))
    return new AppError('PAYLOAD_TOO_LARGE', 'That file is too large.')
  if (UNREADABLE.test(error.message))
    return new AppError('VALIDATION_ERROR', 'The form could not be read.')
  return null
}

/** Any error as the contract's; `INTERNAL_ERROR` tells nothing of what was inside. */
export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) return fromZod(error)
  const state = sqlState(error)
  if (state && BY_SQLSTATE[state]) {
    const [code, message] = BY_SQLSTATE[state]
    const constraint = constraintOf(error)
    return new AppError(code, message, constraint ? { constraint } : undefined)
  }
  if (state && DATABASE_AWAY.test(state)) return unavailable()
  const unreadable = fromFormReader(error)
  if (unreadable) return unreadable
  if (error instanceof APIError && error.status < 500) return fromPayload(error)
  if (error instanceof SyntaxError && /JSON/i.test(error.message))
    return new AppError('VALIDATION_ERROR', 'The body is not valid JSON.')
  if (error instanceof URIError)
    return new AppError('VALIDATION_ERROR', 'The address is malformed.')
  if (isConnectionLost(error)) return unavailable()
  return new AppError('INTERNAL_ERROR', 'Something went wrong on our side. It has been noted.')
}

const unavailable = () =>
  new AppError('UNAVAILABLE', 'The system is restarting. Please try again in a moment.')

/** Who is not signed in is told to sign in, before being told what they may not do. */
const isStranger = (error: unknown, req: PayloadRequest | undefined) =>
  error instanceof Forbidden && !req?.user

/** A comparison that the field's kind does not know, such as `contains` on an id: the caller's word. */
const isOddComparison = (error: unknown, req: PayloadRequest | undefined) =>
  sqlState(error) === '42883' && req?.query?.where !== undefined

/** Whoever is in the audit log stays in the users table: the log is not rewritten to forget them. */
const isKeptByAudit = (error: unknown): boolean =>
  sqlState(error) === '42501' &&
  error instanceof Error &&
  error.cause instanceof Error &&
  /audit log/i.test(error.cause.message)

const answerTo = (error: unknown, req: PayloadRequest | undefined): AppError => {
  if (isStranger(error, req)) return new AppError('UNAUTHORIZED', 'Please sign in.')
  if (isOddComparison(error, req))
    return new AppError('VALIDATION_ERROR', 'That condition cannot be asked of that field.')
  if (isKeptByAudit(error))
    return new AppError(
      'CONFLICT',
      'The audit log names this person, so their record stays. Change their role or password instead.',
    )
  return toAppError(error)
}

export const inContractForm: AfterErrorHook = ({ error, req }) => {
  const answer = answerTo(error, req)
  return { response: errorBody(answer) as never, status: answer.status }
}
