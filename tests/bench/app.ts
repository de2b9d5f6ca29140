/**
 * The app's web side as `cms/server.ts` runs it, without the worker: jobs are queued and stay, as
 * what they do is ask providers. Stripe's SDK is not called either: an intent asked for is
 * authorised for the deposit.
 */
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '../../cms/app.ts'
import { closePayload, openPayload } from '../../cms/payload.ts'
import { runProcess } from '../../cms/run-process.ts'
import { getEnv } from '../../integrations/env.ts'
import { leaveStripeOut } from './no-stripe.ts'
import { PROFILING, profileOnSignal } from './profile.ts'

await runProcess(async () => {
  leaveStripeOut()
  if (PROFILING) profileOnSignal()
  const { port, host } = getEnv()
  const payload = await openPayload()
  const app = createApp(payload, payload.config)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  await new Promise<void>((done) => server.listen({ port, host, backlog: 1024 }, () => done()))
  return {
    async stop() {
      server.closeAllConnections()
      await closePayload(payload)
    },
  }
})
