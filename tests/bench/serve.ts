/** App processes under load, and the customers' side of HTTP. */
import { Agent, request } from 'node:http'
import type pg from 'pg'
import { freePort, pause } from '../../scripts/processes.ts'
import { Part } from '../harness/part.ts'
import { cleanEnvironment } from '../harness/run-script.ts'
import { beginStatements, PROFILING, statementsTaken } from './profile.ts'

export interface App {
  port: number
  pid: number | undefined
  /** Runs something under the profilers when `--profile` was given, and prints what they saw. */
  profiled<T>(pool: pg.Pool, run: () => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export const startApp = async (databaseUrl: string, dataDir: string): Promise<App> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = cleanEnvironment({
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    NODE_ENV: 'production',
    SANDBOX: '1',
    HOST: '127.0.0.1',
    PAYLOAD_SECRET: 'not a secret: it lives as long as the bench',
    ...(PROFILING && { BENCH_PROFILE: '1' }),
  })
  const part = new Part({ file: 'tests/bench/app.ts', environment, readyUrl: `${url}/api/health` })
  await part.start()
  const toggle = async () => {
    if (part.pid) process.kill(part.pid, 'SIGUSR2')
    await pause(1500)
  }
  return {
    port,
    pid: part.pid,
    stop: () => part.stop(),
    profiled: async (pool, run) => {
      if (!PROFILING) return run()
      await beginStatements(pool)
      await toggle()
      const answer = await run()
      console.log(await statementsTaken(pool))
      await toggle()
      console.log(part.output.split('PROFILE of').at(-1)?.split('PROFILE ENDS')[0])
      return answer
    },
  }
}

export interface Answer<T> {
  status: number
  body: T
}

export interface Caller {
  call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  end(): void
}

/** One keep-alive client of an app, with as many sockets as there are customers at once. */
export const callerOf = (port: number, sockets: number): Caller => {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets, scheduling: 'lifo' })
  return {
    end: () => agent.destroy(),
    call: <T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
      new Promise<Answer<T>>((resolve, reject) => {
        const sent = body === undefined ? undefined : JSON.stringify(body)
        const headers = {
          'x-session-id': 'bench-session',
          ...(sent && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(sent),
          }),
          ...more,
        }
        const asking = request({
          port,
          host: '127.0.0.1',
          agent,
          method,
          path: `/api${path}`,
          headers,
        })
        asking.on('error', reject)
        asking.on('response', (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8')
            const isJson = response.headers['content-type']?.includes('json')
            resolve({
              status: response.statusCode ?? 0,
              body: (isJson && text ? JSON.parse(text) : text) as T,
            })
          })
        })
        asking.end(sent)
      }),
  }
}
