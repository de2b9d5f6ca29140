/** What may come in: JSON objects of a sensible size; files only where files are wanted. */
import type { SanitizedConfig } from 'payload'
import { AppError, invalid } from '../../domain/app-error.ts'

const MAX_BYTES = 1024 * 1024
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** These read their own bodies, whatever their kind: signed forms, uploads, photos beside a form. */
const READS_ITS_OWN = /^\/api\/(webhooks|v|intake|contractor\/jobs\/[^/]+\/photos)(\/|$)/
const TAKES_FILES = /^\/api\/(v|intake|media|contractor\/jobs\/[^/]+\/photos)(\/|$)/
const WITHOUT_BYTE_LIMIT = /^(multipart\/form-data|application\/offset\+octet-stream)/i

const tooLarge = () =>
  new AppError('PAYLOAD_TOO_LARGE', 'That is more than one megabyte; the limit is one.')

/** The text of a body, never more than a megabyte of it. @throws AppError PAYLOAD_TOO_LARGE */
const readText = async (request: Request): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge()
  if (request.headers.has('content-length')) return request.text()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

type Body = Record<string, unknown>

const parsed = (text: string): Body => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppError('VALIDATION_ERROR', 'The body is not valid JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('The body must be a JSON object.', { body: 'An object is needed.' })
  return value as Body
}

/** A row or rows of a table: `/api/<table>`, `/api/<table>/<id>`. */
const ROW = /^\/api\/([\w-]+)(\/[^/]+)?\/*$/

/**
 * A row as Payload may have it: when it was made and changed is the server's to say, and a group of
 * columns is changed column by column.
 */
const asRow = (config: SanitizedConfig, pathname: string, text: string): string => {
  const body = parsed(text)
  const table = config.collections.find(({ slug }) => slug === ROW.exec(pathname)?.[1])
  if (!table) return text
  for (const field of table.fields)
    if (field.type === 'group' && 'name' in field && body[field.name] === null)
      throw invalid('Please check the fields named.', { [field.name]: 'Name the columns in it.' })
  if (!('createdAt' in body) && !('updatedAt' in body)) return text
  const { createdAt: _made, updatedAt: _changed, ...rest } = body
  return JSON.stringify(rest)
}

const withBody = (request: Request, body: string, contentType?: string): Request => {
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  headers.delete('transfer-encoding')
  if (contentType) headers.set('content-type', contentType)
  const { method, url, signal } = request
  return new Request(url, { method, headers, body, signal })
}

/**
 * The request with a body that Payload can take: none is the same as `{}`.
 * @throws AppError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, VALIDATION_ERROR
 */
export const withCheckedBody = async (
  request: Request,
  config: SanitizedConfig,
): Promise<Request> => {
  if (!WITH_BODY.has(request.method)) return request
  const type = request.headers.get('content-type') ?? ''
  const { pathname } = new URL(request.url)
  if (WITHOUT_BYTE_LIMIT.test(type) && TAKES_FILES.test(pathname)) return request
  const text = await readText(request)
  if (READS_ITS_OWN.test(pathname)) return withBody(request, text)
  if (text.trim() === '') return withBody(request, '{}', 'application/json')
  if (!/^application\/json\b/i.test(type))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send JSON, with Content-Type: application/json.')
  return withBody(request, asRow(config, pathname, text), 'application/json')
}
