import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { createMiddleware } from 'hono/factory'
import { CLIENT_ADDRESS_HEADER } from '../../operations/platform/client-address.ts'
import { getLog } from '../log.ts'
import { addressReader } from './client-address.ts'
import { scrub } from './scrub.ts'

export interface ServerContext {
  Bindings: HttpBindings
  Variables: { requestId: string }
}

const GIVEN_ID = /^[\w-]{8,64}$/
const REQUEST_ID = 'X-Request-Id'

/** Names every request, says who calls, and writes one line about it: no query, token or body. */
export const requestLog = () => {
  const addressOf = addressReader()
  return createMiddleware<ServerContext>(async (c, next) => {
    const began = performance.now()
    const given = c.req.header(REQUEST_ID)
    const id = given && GIVEN_ID.test(given) ? given : randomUUID()
    const { headers } = c.req.raw
    headers.set(REQUEST_ID, id)
    headers.set(
      CLIENT_ADDRESS_HEADER,
      addressOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for')),
    )
    c.set('requestId', id)
    await next()
    c.res.headers.set(REQUEST_ID, id)
    getLog().info({
      id,
      method: c.req.method,
      path: scrub(c.req.path),
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    })
  })
}
