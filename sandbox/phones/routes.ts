import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { notFound } from '../../domain/app-error.ts'
import { toE164 } from '../../domain/phone.ts'
import type { Sandbox } from '../context.ts'
import type { SandboxContext } from '../strike.ts'
import { fileAnswer, readFile } from '../twilio/media.ts'
import { recordingWav } from '../twilio/recordings.ts'
import { headPart, phonesPart, threadPart } from './parts.ts'
import { callbacksPart, faultsPart, paymentsPart } from './side-parts.ts'
import { phoneViews } from './views.ts'

const file = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
const PING_MS = 20_000

const PARTS = {
  phones: phonesPart,
  head: headPart,
  thread: threadPart,
  payments: paymentsPart,
  faults: faultsPart,
  callbacks: callbacksPart,
}
const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name)

/** The page of phones, its parts as HTML, and the stream that says when they changed. */
export const phonePages = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const page = file('page.html')
  const assets = {
    css: ['page.css', 'thread.css', 'side.css', 'narrow.css'].map(file).join('\n'),
    js: file('page.js'),
  }
  const chosen = (c: SandboxContext): string => {
    const given = c.req.query('phone')
    return (given && toE164(given.replace(/^ /, '+'))) || ''
  }

  app.get('/', async (c) => {
    const phone = chosen(c) || phoneViews(sandbox)[0]?.phone || ''
    if (phone && !chosen(c)) return c.redirect(`/?phone=${encodeURIComponent(phone)}`)
    let shown = page
    for (const [name, part] of Object.entries(PARTS)) {
      const made = String(await part(sandbox, phone))
      shown = shown.replace(`{{${name}}}`, () => made)
    }
    c.header(
      'content-security-policy',
      "default-src 'self'; img-src * data:; media-src *; style-src 'self' 'unsafe-inline'",
    )
    return c.html(shown)
  })
  app.get('/sandbox/page.css', (c) => c.body(assets.css, 200, { 'content-type': 'text/css' }))
  app.get('/sandbox/page.js', (c) => c.body(assets.js, 200, { 'content-type': 'text/javascript' }))
  app.get('/sandbox/parts/:name', async (c) => {
    const name = c.req.param('name')
    if (!isPart(name)) throw notFound('This part of the page')
    return c.html(String(await PARTS[name](sandbox, chosen(c))))
  })
  app.get('/sandbox/live', (c) =>
    streamSSE(c, async (stream) => {
      const stop = sandbox.journal.watch((kinds) => {
        void stream.writeSSE({ event: 'change', data: JSON.stringify([...kinds]) })
      })
      stream.onAbort(stop)
      await stream.writeSSE({ event: 'hello', data: '' })
      while (!stream.aborted) {
        await stream.sleep(PING_MS)
        await stream.writeSSE({ event: 'ping', data: '' })
      }
    }),
  )

  for (const path of ['/sandbox/media/:id', '/sandbox/uploads/:id'])
    app.get(path, (c) => {
      const row = sandbox.journal.get('media', c.req.param('id') ?? '')
      if (!row) throw notFound('The file')
      return fileAnswer(row.contentType, readFile(sandbox, row.id), c.req.header('range'))
    })
  app.get('/sandbox/recordings/:id', (c) => {
    const row = sandbox.journal.get('recording', c.req.param('id'))
    if (!row) throw notFound('The recording')
    const wav = recordingWav(row.transcript, row.seconds, row.channels)
    return fileAnswer('audio/x-wav', wav, c.req.header('range'))
  })
  return app
}
