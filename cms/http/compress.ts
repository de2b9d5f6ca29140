import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { createMiddleware } from 'hono/factory'

const gzipped = promisify(gzip)
/** Below this a packet is a packet. */
const WORTH_IT = 1400

const takesGzip = (accepts: string | undefined) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\b)/i.test(accepts ?? '')

/** Compresses JSON and pages made on the spot. Event streams and files go out as they are. */
export const compressText = () =>
  createMiddleware(async (c, next) => {
    await next()
    const { headers, status } = c.res
    const type = headers.get('Content-Type') ?? ''
    if (
      !/^(application\/json|text\/html)\b/i.test(type) ||
      headers.has('Content-Encoding') ||
      !c.res.body
    )
      return
    if (!/accept-encoding/i.test(headers.get('Vary') ?? ''))
      headers.append('Vary', 'Accept-Encoding')
    if (!takesGzip(c.req.header('Accept-Encoding'))) return
    const body = Buffer.from(await c.res.arrayBuffer())
    const answer = body.length < WORTH_IT ? body : await gzipped(body, { level: 5 })
    const sent = new Headers(headers)
    sent.set('Content-Length', String(answer.length))
    if (answer !== body) sent.set('Content-Encoding', 'gzip')
    c.res = undefined
    c.res = new Response(new Uint8Array(answer), { status, headers: sent })
  })
