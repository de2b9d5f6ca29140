import { randomBytes } from 'node:crypto'
import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { defineEndpoint } from '../../../collections/endpoints/define-endpoint.ts'
import { getEnv } from '../../../integrations/env.ts'
import { limit } from '../../../operations/rate-limit.ts'
import { readSettings } from '../../../operations/settings.ts'

const COOKIE = 'handy-session'
const SESSION = /^[\w-]{8,100}$/

/** The device: named by `X-Session-Id`, else by the cookie its first call was given. */
const sessionOf = (req: PayloadRequest): { id: string; isNew: boolean } => {
  const header = req.headers.get('x-session-id')
  if (header && SESSION.test(header)) return { id: header, isNew: false }
  const cookie = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(
    req.headers.get('cookie') ?? '',
  )?.[1]
  if (cookie && SESSION.test(cookie)) return { id: cookie, isNew: false }
  return { id: randomBytes(18).toString('base64url'), isNew: true }
}

const cookieFor = (id: string): string =>
  `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000${getEnv().overTls ? '; Secure' : ''}`

interface CustomerVerb<Body, Answer> {
  method: 'get' | 'post' | 'put' | 'delete'
  /** After `/q/:token`. */
  path: string
  body?: z.ZodType<Body>
  status?: number
  transaction?: boolean
  act: (
    req: PayloadRequest,
    input: {
      token: string
      sessionId: string
      body: Body
      params: Record<string, string>
      query: URLSearchParams
    },
  ) => Promise<Answer>
}

/** A verb behind a quote's link: no login, the token is the key; 120 a minute each by default. */
export const customerVerb = <Body, Answer>(verb: CustomerVerb<Body, Answer>): Endpoint => {
  const endpoint = defineEndpoint<Body, Answer>({
    method: verb.method,
    path: `/q/:token${verb.path}`,
    body: verb.body,
    status: verb.status,
    transaction: verb.transaction,
    authorise: async (req, { token = '' }) => {
      const { rateLimits } = await readSettings(req)
      await limit(req, {
        name: 'customer',
        key: token,
        points: rateLimits.customerPerMinute,
        seconds: 60,
      })
    },
    act: (req, { body, params, query }) =>
      verb.act(req, {
        token: params.token ?? '',
        sessionId: sessionOf(req).id,
        body,
        params,
        query,
      }),
  })
  return { ...endpoint, handler: (req) => withSession(req, endpoint) }
}

/** A device without a name is given one before the verb runs, so that verb and cookie agree. */
const withSession = async (req: PayloadRequest, endpoint: Endpoint): Promise<Response> => {
  const session = sessionOf(req)
  if (session.isNew) req.headers.set('x-session-id', session.id)
  const answer = await endpoint.handler(req)
  if (session.isNew) answer.headers.append('Set-Cookie', cookieFor(session.id))
  return answer
}
