import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { invalid } from '../../domain/app-error.ts'
import { isoNow, type Sandbox } from '../context.ts'
import { twilioSid } from '../ids.ts'
import type { MediaRow } from '../rows.ts'

/** WhatsApp's own limit for a file. */
export const MAX_MEDIA_BYTES = 16 * 1024 * 1024
const FETCH_MS = 10_000
const LINK_HOURS = 4

export interface IncomingFile {
  contentType: string
  bytes: Uint8Array
}

const pathOf = (sandbox: Sandbox, id: string): string => join(sandbox.journal.dir, 'media', id)

/** Keeps a file; its bytes are on disk before its row is in the journal. */
export const keepFile = (
  sandbox: Sandbox,
  { contentType, bytes }: IncomingFile,
  messageSid: string | null,
): MediaRow => {
  const id = twilioSid('ME')
  mkdirSync(join(sandbox.journal.dir, 'media'), { recursive: true })
  writeFileSync(pathOf(sandbox, id), bytes)
  const createdAt = isoNow(sandbox)
  return sandbox.journal.put('media', {
    ...{ id, messageSid, contentType, createdAt },
    bytes: bytes.byteLength,
  })
}

export const readFile = (sandbox: Sandbox, id: string): Buffer => readFileSync(pathOf(sandbox, id))

/**
 * Fetches what a person attaches: an address on the web, a `data:` URL, or a file uploaded to the
 * sandbox before. Throws VALIDATION_ERROR when it is unreachable, too large or of no known kind.
 */
export const fetchAttachment = async (sandbox: Sandbox, url: string): Promise<IncomingFile> => {
  const uploaded = /\/sandbox\/uploads\/(ME[0-9a-f]{32})$/.exec(url)?.[1]
  const row = uploaded ? sandbox.journal.get('media', uploaded) : undefined
  if (row) return { contentType: row.contentType, bytes: readFile(sandbox, row.id) }
  if (!URL.canParse(url) || !/^(https?|data):$/.test(new URL(url).protocol))
    throw invalid('The attachment must be a web address.', { mediaUrl: 'is not a web address' })
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) })
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const contentType = answer.headers.get('content-type')?.split(';')[0] ?? ''
    return checkSize({ contentType: contentType || 'application/octet-stream', bytes })
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw invalid(`The attachment could not be fetched: ${words}`, { mediaUrl: words })
  }
}

export const checkSize = (file: IncomingFile): IncomingFile => {
  if (file.bytes.byteLength > MAX_MEDIA_BYTES)
    throw new Error(`larger than WhatsApp's ${MAX_MEDIA_BYTES / 1024 / 1024} MB`)
  return file
}

const linkSignature = (sandbox: Sandbox, id: string, until: number): string =>
  createHmac('sha256', sandbox.options.twilio.authToken)
    .update(`${id}.${until}`)
    .digest('hex')
    .slice(0, 32)

/** The short-lived address Twilio redirects a media request to; it needs no credentials. */
export const signedLink = (sandbox: Sandbox, origin: string, id: string): string => {
  const until = Math.floor(sandbox.now() / 1000) + LINK_HOURS * 3600
  return `${origin}/media/${id}?Expires=${until}&Signature=${linkSignature(sandbox, id, until)}`
}

/** Whether such an address is genuine and still good. */
export const linkHolds = (sandbox: Sandbox, id: string, query: URLSearchParams): boolean => {
  const until = Number(query.get('Expires'))
  return (
    until * 1000 > sandbox.now() && query.get('Signature') === linkSignature(sandbox, id, until)
  )
}

/** A file, or the range of it that was asked for. */
export const fileAnswer = (contentType: string, bytes: Uint8Array, range?: string): Response => {
  const headers = {
    'content-type': contentType,
    'accept-ranges': 'bytes',
    // A stranger's file must never run as a page of the sandbox.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  }
  const size = bytes.byteLength
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  const start = Number(first)
  if (first === '' || start >= size)
    return new Response(Buffer.from(bytes), {
      headers: { ...headers, 'content-length': String(size) },
    })
  const end = last ? Math.min(Number(last), size - 1) : size - 1
  return new Response(Buffer.from(bytes.subarray(start, end + 1)), {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${size}`,
    },
  })
}
