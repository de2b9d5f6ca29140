import type { ErrorBody, ErrorCode } from '../../domain/app-error.ts'
import { sessionId } from './session.ts'

/** `OFFLINE`: no answer came, so whether the call was carried out is not known. */
export type RefusalCode = ErrorCode | 'OFFLINE'

/** The server's no, in the contract's form; `message` is meant for the person who reads it. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

export const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal('INTERNAL_ERROR', 'Something went wrong on this page. Please try again.')

interface Options {
  body?: unknown
  /** How often to try again when no answer came. Only for verbs that may come twice. */
  retries?: number
  signal?: AbortSignal
}

const OFFLINE = 'No connection. Check your signal and try again.'

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Waits a little, or until the device says it is back on a network. */
const untilOnline = async (attempt: number) => {
  const wait = pause(Math.min(8000, 500 * 2 ** attempt))
  if (navigator.onLine) return wait
  const back = new Promise((done) => addEventListener('online', done, { once: true }))
  return Promise.race([back, pause(15_000)])
}

const refusalOf = async (answer: Response): Promise<Refusal> => {
  const body = (await answer.json().catch(() => null)) as ErrorBody | null
  const error = body?.errors?.[0]
  const after = answer.headers.get('Retry-After')
  if (error)
    return new Refusal(error.code, error.message, { ...error.data, ...(after ? { after } : {}) })
  return new Refusal(
    answer.status === 404 ? 'NOT_FOUND' : 'UNAVAILABLE',
    'We could not reach our system just now. Please try again in a moment.',
  )
}

const send = async <T>(method: string, path: string, { body, signal }: Options): Promise<T> => {
  const form = body instanceof FormData
  const answer = await fetch(path, {
    method,
    signal: signal ?? AbortSignal.timeout(30_000),
    headers: {
      Accept: 'application/json',
      'X-Session-Id': sessionId,
      ...(body === undefined || form ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Refusal('OFFLINE', OFFLINE)
  })
  if (!answer.ok) throw await refusalOf(answer)
  if (answer.status === 204) return undefined as T
  return (await answer.json().catch(() => {
    throw new Refusal('OFFLINE', OFFLINE)
  })) as T
}

/** @throws Refusal for every answer that is not a yes, `OFFLINE` when none came */
export const call = async <T>(method: string, path: string, options: Options = {}): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send<T>(method, path, options)
    } catch (error) {
      const passing =
        error instanceof Refusal && (error.code === 'OFFLINE' || error.code === 'UNAVAILABLE')
      if (!passing || attempt >= (options.retries ?? 0)) throw error
      await untilOnline(attempt)
    }
  }
}
