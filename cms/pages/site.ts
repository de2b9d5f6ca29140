/** The files of a built site, kept in memory compressed once. */

import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

interface SiteFile {
  changedAt: number
  type: string
  etag: string
  bytes: Buffer
  encoded: Partial<Record<'br' | 'gzip', Buffer>>
}

export interface Site {
  /** A file of the site; undefined when there is none by that name. */
  file(path: string): Promise<SiteFile | undefined>
}

const readSiteFile = async (path: string, changedAt: number): Promise<SiteFile> => {
  const bytes = await readFile(path)
  const extension = extname(path)
  const worthIt = COMPRESSIBLE.has(extension) && bytes.length > 1400
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  return {
    changedAt,
    bytes,
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    encoded: worthIt ? { br: await brotlied(bytes, quality), gzip: await gzipped(bytes) } : {},
  }
}

export const openSite = (folder: string): Site => {
  const root = resolve(folder)
  const files = new Map<string, Promise<SiteFile>>()
  return {
    async file(name) {
      const path = join(root, name)
      if (path !== root && !path.startsWith(root + sep)) return undefined
      const found = await stat(path).catch(() => undefined)
      if (!found?.isFile()) return undefined
      const known = await files.get(path)
      if (known?.changedAt === found.mtimeMs) return known
      const read = readSiteFile(path, found.mtimeMs)
      files.set(path, read)
      read.catch(() => files.delete(path))
      return read
    },
  }
}

const ENCODINGS = ['br', 'gzip'] as const

/** Answers with a file. Names with a hash in them never change; everything else is asked for again. */
export const sendFile = (file: SiteFile, request: Request, cache: 'for-ever' | 'ask'): Response => {
  const accepts = request.headers.get('accept-encoding') ?? ''
  const encoding = ENCODINGS.find((name) => file.encoded[name] && accepts.includes(name))
  const bytes = (encoding && file.encoded[encoding]) ?? file.bytes
  const etag = `"${file.etag}${encoding ? `-${encoding}` : ''}"`
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': cache === 'for-ever' ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
    Vary: 'Accept-Encoding',
  })
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers })
  if (encoding) headers.set('Content-Encoding', encoding)
  headers.set('Content-Length', String(bytes.length))
  return new Response(new Uint8Array(bytes), { headers })
}
