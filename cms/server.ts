/** The app: API, sites, worker and clock in one process. */
import type { Server } from 'node:http'
import { pathToFileURL } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import type { Payload } from 'payload'
import { EnvError, getEnv } from '../integrations/env.ts'
import { createApp } from './app.ts'
import { closeLiveHub } from './live/hub.ts'
import { endStreams } from './live/stream.ts'
import { getLog } from './log.ts'
import { closePayload } from './payload.ts'
import { type Running, runProcess } from './run-process.ts'
import { playDemo, prepare } from './start-up.ts'
import { startJobs } from './worker.ts'

const DRAIN_MS = 8_000
const CLOSE_IDLE_EVERY_MS = 100

export interface RunningServer extends Running {
  payload: Payload
  port: number
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(taken ? new EnvError(`Port ${port} is taken by another program.`) : error)
    })
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })

/** Takes no new request and lets those at hand end; what takes too long is cut off. */
const drain = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS)
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      resolve()
    })
  })

/**
 * Starts everything on `HOST` and `PORT` of the settings.
 * @throws EnvError in words, when it cannot be started with these settings on this database
 */
export const startServer = async (): Promise<RunningServer> => {
  const { port, host } = getEnv()
  const prepared = await prepare()
  const { payload } = prepared
  const app = createApp(payload, payload.config)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  const jobs = await startJobs(prepared)
  await listen(server, port, host)
  getLog().info({ host, port }, 'Listening')
  playDemo(payload)
  return {
    payload,
    port,
    async stop() {
      endStreams()
      await Promise.all([drain(server), jobs.stop()])
      await closeLiveHub(payload)
      await closePayload(payload)
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runProcess(startServer)
