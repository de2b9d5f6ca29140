/** Every refusal the API can answer with, and its HTTP status: the contract's one table. */
export const ERROR_STATUS = {
  VALIDATION_ERROR: 400,
  UNAUTHORIZED: 401,
  PAYMENT_FAILED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  SLOT_UNAVAILABLE: 409,
  INVALID_TRANSITION: 409,
  ALREADY_CLAIMED: 409,
  STALE: 409,
  CONFLICT: 409,
  QUOTE_EXPIRED: 410,
  QUOTE_SUPERSEDED: 410,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** A refusal in the contract's form; `message` is a sentence the person who caused it can act on. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly data?: Readonly<Record<string, unknown>>,
  ) {
    super(message)
    this.status = ERROR_STATUS[code]
  }
}

export const invalid = (message: string, fields: Record<string, string>) =>
  new AppError('VALIDATION_ERROR', message, fields)

export const notFound = (what: string) => new AppError('NOT_FOUND', `${what} was not found.`)

export interface ErrorBody {
  errors: [{ code: ErrorCode; message: string; data?: Readonly<Record<string, unknown>> }]
}

export const errorBody = ({ code, message, data }: AppError): ErrorBody => ({
  errors: [data ? { code, message, data } : { code, message }],
})
