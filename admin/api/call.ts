import type { ErrorBody, ErrorCode } from '../../domain/app-error.ts'

export type FailureCode = ErrorCode | 'OFFLINE'

/** A request that was refused, in the words the API used. Refine reads `statusCode` and `errors`. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  /** Field → what is wrong with it, for forms. */
  readonly errors: Record<string, string> | undefined

  constructor(
    readonly statusCode: number,
    readonly code: FailureCode,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.errors = code === 'VALIDATION_ERROR' ? wordsByField(data) : undefined
  }
}

const wordsByField = (data: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

const OFFLINE = 'The server cannot be reached. Check the connection, then try again.'
const UNREADABLE = 'The server gave an answer that cannot be read. Try again in a moment.'

const failureOf = (status: number, body: unknown): RequestFailed => {
  const error = (body as Partial<ErrorBody> | undefined)?.errors?.[0]
  if (!error) return new RequestFailed(status, 'INTERNAL_ERROR', UNREADABLE)
  return new RequestFailed(status, error.code, error.message, error.data)
}

export interface Call {
  method?: string
  body?: unknown
  signal?: AbortSignal
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * One request to the API of this origin, with the sign-in cookie; answers the parsed JSON,
 * undefined where the answer is empty.
 * @throws RequestFailed for every answer that is not 2xx or cannot be read, and when there is none or it
 * breaks off (`OFFLINE`); what `signal` gave up, as the browser throws it
 */
export async function call<T>(
  path: string,
  { method = 'GET', body, signal }: Call = {},
): Promise<T> {
  const form = body instanceof FormData
  const answer = await fetch(`/api${path}`, {
    method,
    credentials: 'same-origin',
    headers: body === undefined || form ? {} : { 'Content-Type': 'application/json' },
    body: form ? body : body === undefined ? undefined : JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new RequestFailed(0, 'OFFLINE', OFFLINE)
  })
  const text = await answer.text().catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new RequestFailed(0, 'OFFLINE', OFFLINE)
  })
  const json = readJson(text)
  if (!answer.ok) throw failureOf(answer.status, json)
  if (text && json === undefined)
    throw new RequestFailed(answer.status, 'INTERNAL_ERROR', UNREADABLE)
  return json as T
}

/** What went wrong, as a sentence for a person, whatever was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : 'Something went wrong. Try again.'
