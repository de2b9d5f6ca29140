import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'
import { AppError, errorBody, invalid, notFound } from '../../domain/app-error.ts'
import type { Sandbox } from '../context.ts'
import { FaultRequest } from '../faults.ts'
import { hexId, stripeId } from '../ids.ts'
import type { SandboxContext } from '../strike.ts'
import type { StripeCall } from '../stripe/call.ts'
import { closeDispute, openDispute } from '../stripe/disputes.ts'
import { findIntent } from '../stripe/intents.ts'
import { StripeRefusal } from '../stripe/refusal.ts'
import { cancelIntent } from '../stripe/settle-intent.ts'
import { checkSize, fetchAttachment, keepFile, MAX_MEDIA_BYTES } from '../twilio/media.ts'
import { receiveCall } from '../twilio/place-call.ts'
import { receiveWhatsApp } from '../twilio/receive-whatsapp.ts'
import { Call, Dispute, KnownPhones, readJson, readPhone, Script, WhatsApp } from './bodies.ts'
import { callView, intentView, messageView, phoneViews } from './views.ts'

/** What the sandbox itself does to Stripe is nobody's request: an event without an idempotency key. */
const ownCall = (sandbox: Sandbox, c: SandboxContext): StripeCall => ({
  ...{ sandbox, requestId: stripeId('req', 14), idempotencyKey: null, publishable: false },
  origin: new URL(c.req.url).origin,
})

/**
 * The verbs for people and tests, under /sandbox. Beside those of the contract:
 *
 * - `PUT phones` makes phones known that wrote elsewhere, with their open window;
 * - `GET phones`, `calls`, `calls/:sid`, `deliveries?state=`, `faults`; `messages` also takes
 *   `from=` and `phone=` (either way);
 * - `POST uploads` (multipart `file`) answers a `mediaUrl` for `POST whatsapp`, which also takes
 *   `profileName`, `location`, `button` and `repliedTo`; `POST calls` takes `wait` to answer when
 *   the call has ended and every call-back of it arrived;
 * - `POST payment-intents/:id/expire` lets an authorisation lapse; `POST disputes`
 *   `{paymentIntent|charge, reason?}` and `POST disputes/:id/close` `{status: won|lost}`;
 * - `POST answers` `{match?, content|refusal, count}` is what the model says next, `DELETE` forgets.
 */
export const sandboxVerbs = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const { journal } = sandbox

  /** Until every call-back of a call has arrived, or ten seconds. */
  const told = async (about: string) => {
    const pending = () =>
      journal.all('delivery').some((row) => row.about === about && row.state === 'pending')
    for (let tries = 500; tries > 0 && pending(); tries--)
      await new Promise((resolve) => setTimeout(resolve, 20))
  }

  app.get('/sandbox/health', (c) => c.json({ status: 'ok' }))
  app.get('/sandbox/phones', (c) => c.json({ phones: phoneViews(sandbox) }))
  app.put('/sandbox/phones', async (c) => {
    const { phones } = await readJson(c, KnownPhones)
    journal.commit(() => {
      for (const { phone, profileName, lastInboundAt } of phones) {
        const known = journal.get('phone', phone)
        const at = Math.max(Date.parse(lastInboundAt), known?.lastInboundAt ?? 0)
        const name = known?.profileName || profileName
        journal.put('phone', { id: phone, profileName: name, lastInboundAt: at })
      }
    })
    return c.json({ phones: phones.length })
  })
  app.get('/sandbox/messages', (c) => {
    const to = readPhone(c.req.query('to'), 'to')
    const from = readPhone(c.req.query('from'), 'from')
    const either = readPhone(c.req.query('phone'), 'phone')
    const rows = journal
      .all('message')
      .filter(
        (row) =>
          (!to || row.to === to) &&
          (!from || row.from === from) &&
          (!either || row.to === either || row.from === either),
      )
    return c.json({ messages: rows.map(messageView), ...(to ? { to } : {}) })
  })
  app.post('/sandbox/whatsapp', async (c) => {
    const { mediaUrl, ...given } = await readJson(c, WhatsApp)
    const urls = mediaUrl === undefined ? [] : [mediaUrl].flat()
    const files = await Promise.all(urls.map((url) => fetchAttachment(sandbox, url)))
    const { message, outcome } = await receiveWhatsApp(sandbox, { ...given, files })
    return c.json(
      {
        messageSid: message.id,
        webhookStatus: outcome.status,
        ...(outcome.error ? { webhookError: outcome.error } : {}),
      },
      201,
    )
  })
  app.post('/sandbox/uploads', async (c) => {
    const file = (await c.req.formData().catch(() => null))?.get('file')
    if (!(file instanceof File))
      throw invalid('Send the file as multipart field "file".', { file: 'is missing' })
    if (file.size > MAX_MEDIA_BYTES)
      throw new AppError('PAYLOAD_TOO_LARGE', 'WhatsApp takes files up to 16 MB.')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const contentType = file.type || 'application/octet-stream'
    const row = keepFile(sandbox, checkSize({ contentType, bytes }), null)
    return c.json({ mediaUrl: `${sandbox.url()}/sandbox/uploads/${row.id}`, contentType }, 201)
  })

  app.post('/sandbox/calls', async (c) => {
    const { from, wait, ...script } = await readJson(c, Call)
    const { call, first, ended } = await receiveCall(sandbox, from, script)
    if (wait) await ended.then(() => told(call.id))
    return c.json(
      {
        callSid: call.id,
        webhookStatus: first.status,
        ...(first.error ? { webhookError: first.error } : {}),
        ...callView(sandbox, journal.get('call', call.id) ?? call),
      },
      201,
    )
  })
  app.get('/sandbox/calls', (c) => {
    const from = readPhone(c.req.query('from'), 'from')
    const rows = journal.all('call').filter((row) => !from || row.from === from)
    return c.json({ calls: rows.map((row) => callView(sandbox, row)) })
  })
  app.get('/sandbox/calls/:sid', (c) => {
    const row = journal.get('call', c.req.param('sid'))
    if (!row) throw notFound('The call')
    return c.json(callView(sandbox, row))
  })

  app.get('/sandbox/payment-intents', (c) =>
    c.json({
      paymentIntents: journal
        .all('intent')
        .reverse()
        .map((row) => intentView(sandbox, row)),
    }),
  )
  app.post('/sandbox/payment-intents/:id/expire', (c) => {
    const call = ownCall(sandbox, c)
    return c.json(
      journal.commit(
        () => cancelIntent(call, findIntent(call, c.req.param('id')), 'automatic').intent,
      ),
    )
  })
  app.post('/sandbox/disputes', async (c) => {
    const { paymentIntent, charge, reason } = await readJson(c, Dispute)
    const call = ownCall(sandbox, c)
    const latest = paymentIntent && findIntent(call, paymentIntent).intent.latest_charge
    const id = charge ?? (typeof latest === 'string' ? latest : '')
    return c.json(
      journal.commit(() => openDispute(call, id, reason)),
      201,
    )
  })
  app.post('/sandbox/disputes/:id/close', async (c) => {
    const { status } = await readJson(c, z.strictObject({ status: z.enum(['won', 'lost']) }))
    const call = ownCall(sandbox, c)
    return c.json(journal.commit(() => closeDispute(call, c.req.param('id'), status)))
  })

  app.get('/sandbox/deliveries', (c) => {
    const state = c.req.query('state')
    const rows = journal.all('delivery').filter((row) => !state || row.state === state)
    return c.json({ deliveries: rows.reverse().slice(0, 500) })
  })
  app.get('/sandbox/faults', (c) => c.json({ faults: sandbox.faults.list() }))
  app.post('/sandbox/faults', async (c) =>
    c.json(sandbox.faults.add(await readJson(c, FaultRequest)), 201),
  )
  app.delete('/sandbox/faults', (c) => {
    sandbox.faults.clear()
    return c.body(null, 204)
  })
  app.post('/sandbox/answers', async (c) => {
    const { match = null, content, refusal = null, count } = await readJson(c, Script)
    const row = journal.put('script', {
      ...{ id: hexId('scr_'), match, refusal, remaining: count },
      content:
        content === undefined || typeof content === 'string'
          ? (content ?? null)
          : JSON.stringify(content),
    })
    return c.json(row, 201)
  })
  app.delete('/sandbox/answers', (c) => {
    journal.commit(() => {
      for (const { id } of journal.all('script')) journal.remove('script', id)
    })
    return c.body(null, 204)
  })
  app.all('/sandbox/*', () => {
    throw notFound('This address')
  })
  return app
}

/** Any refusal of the sandbox's own verbs, in the contract's form. */
export const verbRefusal = (error: unknown): Response | undefined => {
  if (error instanceof AppError) return Response.json(errorBody(error), { status: error.status })
  if (!(error instanceof StripeRefusal)) return undefined
  const code = error.status === 404 ? 'NOT_FOUND' : 'INVALID_TRANSITION'
  const refusal = new AppError(code, error.message)
  return Response.json(errorBody(refusal), { status: refusal.status })
}
