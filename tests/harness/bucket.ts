/**
 * A store that speaks S3's protocol and is strict about it: every request's signature is worked out
 * anew and compared, its hash held against the bytes that came, its clock against ours.
 */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const KEYS = {
  accessKeyId: 'AKIATEST',
  secretAccessKey: 'a secret of the test',
  region: 'eu-west-2',
}
const BUCKET = 'handy-media'
const MAX_SKEW_MS = 15 * 60_000

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

interface StoredObject {
  bytes: Buffer
  type: string
}
interface Asked {
  method: string
  key: string
  range: string | undefined
}
/** `status`: refused with it; `cut`: half the answer, or none, then the line is dead. */
export type BucketFault = { method: string; status: number } | { method: string; cut: true }

/** Why a request is refused, as S3 names it; null when it is well signed. */
const refusal = (request: IncomingMessage, body: Buffer): string | null => {
  const { headers } = request
  const fields =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!fields) return 'AccessDenied'
  const [, keyId, day = '', region = '', signedNames = '', signature] = fields
  if (keyId !== KEYS.accessKeyId) return 'InvalidAccessKeyId'
  if (region !== KEYS.region) return 'AuthorizationHeaderMalformed'
  const at = String(headers['x-amz-date'] ?? '')
  const instant = Date.parse(
    at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  )
  if (!at.startsWith(day) || !(Math.abs(Date.now() - instant) < MAX_SKEW_MS))
    return 'RequestTimeTooSkewed'
  const names = signedNames.split(';')
  const mustSign = Object.keys(headers).filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  )
  if (mustSign.some((name) => !names.includes(name))) return 'AccessDenied'
  const hash = String(headers['x-amz-content-sha256'] ?? '')
  if (hash !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://store')
  const canonical = [
    request.method,
    pathname,
    [...searchParams].map(([name, value]) => `${name}=${value}`).join('&'),
    ...names.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    signedNames,
    hash,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${KEYS.secretAccessKey}`,
  )
  return hmac(key, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch'
}

const STATUS_OF: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  MissingContentLength: 411,
}

const refuse = (response: ServerResponse, code: string, status = STATUS_OF[code] ?? 403) => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`)
}

const sendObject = (
  request: IncomingMessage,
  response: ServerResponse,
  object: StoredObject,
  cut: boolean,
) => {
  const { bytes, type } = object
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')
  const size = bytes.byteLength
  let [from, to] = [0, size - 1]
  if (range) {
    const [, first = '', last = ''] = range
    if (first === '') from = Math.max(0, size - Number(last))
    else {
      from = Number(first)
      if (last !== '') to = Math.min(Number(last), size - 1)
    }
    if (from >= size || from > to) {
      response.setHeader('content-range', `bytes */${size}`)
      return refuse(response, 'InvalidRange', 416)
    }
  }
  const part = bytes.subarray(from, to + 1)
  response.writeHead(range ? 206 : 200, {
    'content-type': type,
    'content-length': part.byteLength,
    ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
  })
  if (!cut) return response.end(part)
  response.write(part.subarray(0, Math.floor(part.byteLength / 2)), () => response.destroy())
}

export const startBucket = async () => {
  const objects = new Map<string, StoredObject>()
  const asked: Asked[] = []
  const refused: string[] = []
  let faults: BucketFault[] = []
  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const { method = '', url = '' } = request
    const why = refusal(request, body)
    if (why) {
      refused.push(why)
      return refuse(response, why)
    }
    const [, bucket, ...rest] = new URL(url, 'http://store').pathname.split('/')
    if (bucket !== BUCKET) return refuse(response, 'NoSuchBucket')
    const key = rest.map(decodeURIComponent).join('/')
    asked.push({ method, key, range: request.headers.range })
    const fault = faults.find((each) => each.method === method)
    if (fault && 'status' in fault) return refuse(response, 'SlowDown', fault.status)
    if (fault && method !== 'GET') return request.socket.destroy()
    if (method === 'HEAD' && key === '') return response.writeHead(200).end()
    const object = objects.get(key)
    if (method === 'PUT') {
      if (request.headers['content-length'] === undefined)
        return refuse(response, 'MissingContentLength')
      objects.set(key, { bytes: body, type: request.headers['content-type'] ?? '' })
      return response.writeHead(200).end()
    }
    if (method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    if (!object) return refuse(response, 'NoSuchKey')
    return sendObject(request, response, object, fault !== undefined)
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('error', () => {})
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, response, Buffer.concat(chunks)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ objects, asked, refused, url },
    settings: {
      S3_BUCKET: BUCKET,
      S3_REGION: KEYS.region,
      S3_ENDPOINT: url,
      S3_ACCESS_KEY_ID: KEYS.accessKeyId,
      S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    },
    /** Until `mends`. */
    breaks: (...given: BucketFault[]) => {
      faults = given
    },
    mends: () => {
      faults = []
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
