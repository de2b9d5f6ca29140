import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import OpenAI from 'openai'
import Stripe from 'stripe'
import twilio from 'twilio'
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts'

export const KEYS = {
  stripe: {
    secretKey: 'sk_test_rig',
    publishableKey: 'pk_test_rig',
    webhookSecret: 'whsec_rig',
  },
  twilio: {
    accountSid: `AC${'0a'.repeat(16)}`,
    authToken: 'rig-token',
    whatsappFrom: 'whatsapp:+441154960000',
  },
  openai: { apiKey: 'sk-rig' },
}

/** One call-back as the app received it. */
export interface Received {
  url: string
  path: string
  headers: IncomingHttpHeaders
  body: string
  form: Record<string, string>
}

type Answer = { status?: number; body?: string } | undefined

/** A stand-in for the app: keeps what it is told and answers as a test says. */
export const listen = async () => {
  const received: Received[] = []
  let answer: (request: Received) => Answer | Promise<Answer> = () => undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const { port } = server.address() as AddressInfo
      const hit: Received = {
        url: `http://127.0.0.1:${port}${request.url}`,
        path: request.url ?? '',
        headers: request.headers,
        body,
        form: Object.fromEntries(new URLSearchParams(body)),
      }
      received.push(hit)
      const said = await answer(hit)
      response.writeHead(said?.status ?? 200, { 'content-type': 'text/xml' })
      response.end(said?.body ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    to: (path: string) => received.filter((hit) => hit.path.split('?')[0] === path),
    answers: (next: typeof answer) => {
      answer = next
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

class SandboxTwilio extends twilio.RequestClient {
  constructor(private readonly base: string) {
    super({ timeout: 5_000 })
  }

  override request<T>(options: Parameters<typeof twilio.RequestClient.prototype.request<T>>[0]) {
    const { pathname, search } = new URL(options.uri)
    return super.request<T>({ ...options, uri: `${this.base}${pathname}${search}` })
  }
}

/** Waits until `look` finds something; fails loudly after `patience` ms. */
export const until = async <T>(look: () => T | undefined | false, patience = 3_000): Promise<T> => {
  const end = Date.now() + patience
  for (;;) {
    const found = look()
    if (found) return found
    if (Date.now() > end) throw new Error('nothing came in time')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A sandbox with the real SDKs pointed at it, and an app for it to call back. */
export const rig = async (more: Partial<SandboxOptions> = {}) => {
  const app = await listen()
  const journalDir = more.journalDir ?? mkdtempSync(join(tmpdir(), 'sandbox-test-'))
  const options: SandboxOptions = {
    ...KEYS,
    ...{ port: 0, appUrl: app.url, journalDir },
    messagePace: { sent: 5, delivered: 15, read: 30 },
    retryAfterMs: { stripe: [20, 40, 80, 160], twilio: [20, 40, 80] },
    ...more,
  }
  let running: RunningSandbox = await startSandbox(options)
  const made = {
    app,
    journalDir,
    options,
    get url() {
      return running.url
    },
    stripe: (settings: Partial<ConstructorParameters<typeof Stripe>[1]> = {}, key?: string) =>
      new Stripe(key ?? KEYS.stripe.secretKey, {
        ...{ host: '127.0.0.1', port: running.port, protocol: 'http', telemetry: false },
        ...{ maxNetworkRetries: 0, timeout: 5_000 },
        ...settings,
      }),
    twilio: (token = KEYS.twilio.authToken) =>
      twilio(KEYS.twilio.accountSid, token, { httpClient: new SandboxTwilio(running.url) }),
    openai: (apiKey = KEYS.openai.apiKey) =>
      new OpenAI({ apiKey, baseURL: `${running.url}/v1`, maxRetries: 0, timeout: 5_000 }),
    verb: async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(running.url + path, {
        method,
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      const text = await answer.text()
      return { status: answer.status, body: text ? JSON.parse(text) : null }
    },
    /** Stops and starts again on the same journal, as after a crash. */
    restart: async () => {
      await running.close()
      running = await startSandbox(options)
    },
    stop: async () => {
      await running.close()
      await app.close()
      rmSync(journalDir, { recursive: true, force: true })
    },
  }
  return made
}

export type Rig = Awaited<ReturnType<typeof rig>>
