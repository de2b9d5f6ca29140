/** The bucket files are kept in: S3's protocol, each request signed. Nothing in it is public. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AwsV4Signer } from 'aws4fetch'
import { getEnv } from './env.ts'

/** A store that says and takes nothing for so long has failed. */
const SILENT_MS = 20_000

/** What the store could not do. `status` as it answered; undefined when it did not. */
export class BucketError extends Error {
  override readonly name = 'BucketError'

  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message)
  }
}

/** In memory, or the path of a file on this machine. */
export type BucketContent = Buffer | string

const settings = () => {
  const { bucket } = getEnv()
  if (!bucket) throw new Error('No bucket is set: files lie on a disk.')
  return bucket
}

const hashOf = async (content: BucketContent): Promise<string> => {
  const hash = createHash('sha256')
  if (typeof content !== 'string') return hash.update(content).digest('hex')
  for await (const chunk of createReadStream(content)) hash.update(chunk)
  return hash.digest('hex')
}

const streamOf = (content: BucketContent): Readable =>
  typeof content === 'string' ? createReadStream(content) : Readable.from([content])

interface Asked {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Undefined: the bucket itself. */
  key?: string
  headers?: Record<string, string>
  content?: BucketContent
}

const ask = async ({ method, key, headers = {}, content }: Asked): Promise<IncomingMessage> => {
  const { base, region, accessKeyId, secretAccessKey } = settings()
  const path = key === undefined ? '/' : `/${key.split('/').map(encodeURIComponent).join('/')}`
  const signer = new AwsV4Signer({
    ...{ method, url: base + path, service: 's3', region, accessKeyId, secretAccessKey },
    // What is stored is what was signed, whatever happened to it on the way.
    headers: { ...headers, 'x-amz-content-sha256': await hashOf(content ?? Buffer.alloc(0)) },
  })
  const signed = await signer.sign()
  const send = signed.url.protocol === 'https:' ? requestOverTls : requestPlain
  return new Promise((resolve, reject) => {
    const asking = send(signed.url, { method, headers: Object.fromEntries(signed.headers) })
    const fail = (error: Error) => {
      asking.destroy()
      reject(new BucketError(`The file store could not be reached: ${error.message}`))
    }
    asking.setTimeout(SILENT_MS, () => asking.destroy(new Error('it said nothing for too long')))
    asking.on('error', fail)
    asking.on('response', resolve)
    if (content === undefined) asking.end()
    else pipeline(streamOf(content), asking).catch(fail)
  })
}

/** What it answered, once it is one of the answers looked for; else why not, without the body's secrets. */
const expect = async (answer: IncomingMessage, statuses: readonly number[]) => {
  const status = answer.statusCode ?? 0
  if (statuses.includes(status)) return answer
  let said = ''
  for await (const chunk of answer) if (said.length < 4000) said += chunk
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(said)?.[1]
  throw new BucketError(
    `The file store answered ${[status, code].filter(Boolean).join(' ')}.`,
    status,
  )
}

/** Puts an object in the bucket, over one of the same name. @throws BucketError */
export const putObject = async (
  key: string,
  content: BucketContent,
  contentType: string,
): Promise<void> => {
  const size = typeof content === 'string' ? (await stat(content)).size : content.byteLength
  const headers = { 'content-length': String(size), 'content-type': contentType }
  const answer = await expect(await ask({ method: 'PUT', key, headers, content }), [200])
  answer.resume()
}

export interface ObjectRead {
  status: 200 | 206 | 416
  /** Of what is sent now. */
  length: number | undefined
  /** `bytes 0-99/1234`. */
  range: string | undefined
  body: Readable
}

/**
 * Opens an object, or the part of it that `range` (`bytes=…`) asks for; null when there is none of
 * that name. @throws BucketError
 */
export const getObject = async (key: string, range?: string): Promise<ObjectRead | null> => {
  const asked = await ask({ method: 'GET', key, headers: range ? { range } : {} })
  if (asked.statusCode === 404) {
    asked.resume()
    return null
  }
  const answer = await expect(asked, range ? [200, 206, 416] : [200])
  const length = answer.headers['content-length']
  return {
    status: answer.statusCode as ObjectRead['status'],
    length: length === undefined ? undefined : Number(length),
    range: answer.headers['content-range'],
    body: answer,
  }
}

/** Copies an object to a file on this machine; false when there is none of that name. @throws BucketError */
export const fetchObject = async (key: string, path: string): Promise<boolean> => {
  const object = await getObject(key)
  if (!object) return false
  try {
    await pipeline(object.body, createWriteStream(path, { flags: 'wx' }))
  } catch (error) {
    throw new BucketError(`The file store broke off: ${(error as Error).message}`)
  }
  return true
}

/** Takes an object out of the bucket; one that is not there is gone. @throws BucketError */
export const deleteObject = async (key: string): Promise<void> => {
  const answer = await expect(await ask({ method: 'DELETE', key }), [200, 204, 404])
  answer.resume()
}

/** Whether the bucket is there and its keys open it. @throws BucketError */
export const checkBucket = async (): Promise<void> => {
  const answer = await expect(await ask({ method: 'HEAD' }), [200])
  answer.resume()
}
