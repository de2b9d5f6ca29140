import type { AddressInfo } from 'node:net'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Sandbox } from './context.ts'
import { failure } from './failure.ts'
import { FaultDesk } from './faults.ts'
import { Journal, type Keep } from './journal.ts'
import { openaiRoutes } from './openai/routes.ts'
import type { SandboxOptions } from './options.ts'
import { guardHost } from './phones/guard.ts'
import { phonePages } from './phones/routes.ts'
import { sandboxVerbs, verbRefusal } from './phones/verbs.ts'
import { challengeRoutes } from './stripe/challenge-routes.ts'
import { stripeRoutes, unknownStripeUrl } from './stripe/routes.ts'
import { contentRoutes } from './twilio/content-routes.ts'
import { endLostCalls } from './twilio/place-call.ts'
import { twilioRoutes } from './twilio/routes.ts'
import { Courier } from './webhooks.ts'

export type { SandboxOptions } from './options.ts'

export interface RunningSandbox {
  port: number
  /** Without a trailing slash. */
  url: string
  /** Stops serving and calling back; what is undelivered goes out at the next start. */
  close(): Promise<void>
}

const HOUR_MS = 3600 * 1000
const DAY_MS = 24 * HOUR_MS
const MAX_BODY_BYTES = 40 * 1024 * 1024
const LOOPBACK = '127.0.0.1'

/** Rows that have served: call-backs a day after they arrived, idempotency keys once they lapse. */
const stillNeeded =
  (now: number): Keep =>
  (kind, row) => {
    if (kind === 'idempotency') return (row as { at: number }).at > now - DAY_MS
    if (kind !== 'delivery') return true
    const { state, createdAt } = row as { state: string; createdAt: number }
    return state === 'pending' || createdAt > now - DAY_MS
  }

/**
 * Starts stand-ins for Stripe, Twilio and OpenAI on one port, with a page of phones at `/`.
 * Rejects when the port is taken or the journal damaged.
 */
export const startSandbox = async (options: SandboxOptions): Promise<RunningSandbox> => {
  const host = options.host ?? LOOPBACK
  const now = options.now ?? Date.now
  let port = options.port
  let ready: (app: Hono<{ Bindings: HttpBindings }>) => void = () => {}
  const opened = new Promise<Hono<{ Bindings: HttpBindings }>>((resolve) => {
    ready = resolve
  })
  // The port is taken before the journal is opened: of two sandboxes on one journal, one gives up.
  const server = await listen(host, port, async (request, bindings) =>
    (await opened).fetch(request, bindings),
  )
  port = (server.address() as AddressInfo).port
  const reachable = ['0.0.0.0', '::'].includes(host) ? LOOPBACK : host
  const url = (options.publicUrl ?? `http://${reachable}:${port}`).replace(/\/+$/, '')
  try {
    const journal = new Journal(options.journalDir, stillNeeded(now()))
    const faults = new FaultDesk(journal)
    const courier = new Courier(options, journal, faults, now)
    const sandbox: Sandbox = { options, journal, faults, courier, now, url: () => url }
    ready(buildApp(sandbox))
    courier.resume()
    endLostCalls(sandbox)
    let closing: Promise<void> | undefined
    const close = async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      if ('closeAllConnections' in server) server.closeAllConnections()
      await courier.close()
      await closed
      journal.close()
    }
    return { port, url, close: () => (closing ??= close()) }
  } catch (error) {
    server.close()
    throw error
  }
}

const listen = (
  hostname: string,
  port: number,
  fetch: (request: Request, bindings: HttpBindings) => Promise<Response>,
): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request, bindings) => fetch(request, bindings as HttpBindings),
        ...{ hostname, port, overrideGlobalObjects: false },
      },
      () => resolve(server),
    )
    server.on('error', reject)
  })

const buildApp = (sandbox: Sandbox): Hono<{ Bindings: HttpBindings }> => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const appOrigin = new URL(sandbox.options.appUrl).origin
  app.use(async (c, next) => {
    if (Number(c.req.header('content-length') ?? 0) <= MAX_BODY_BYTES) return next()
    return failure(c.req.path, 413, 'The body is too large.')
  })
  app.use('/', guardHost(sandbox))
  app.use('/sandbox/*', guardHost(sandbox))
  app.use('/sandbox/3ds/*', cors({ origin: appOrigin }))
  app.route('/', stripeRoutes(sandbox))
  app.route('/', openaiRoutes(sandbox))
  app.route('/', contentRoutes(sandbox))
  app.route('/', twilioRoutes(sandbox))
  app.route('/', challengeRoutes(sandbox))
  app.route('/', phonePages(sandbox))
  app.route('/', sandboxVerbs(sandbox))
  app.notFound((c) => c.json(unknownStripeUrl(c.req.method, c.req.path), 404))
  app.onError((error, c) => {
    const refusal = verbRefusal(error)
    if (refusal) return refusal
    console.error('sandbox', c.req.method, c.req.path, error)
    return failure(c.req.path, 500, 'The sandbox itself failed.')
  })
  return app
}
