import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Sandbox } from '../context.ts'
import type { Kind, Rows } from '../rows.ts'
import type { StripeCall } from './call.ts'
import { confirmIntent, confirmSpec } from './confirm.ts'
import type { Tried } from './confirm-intent.ts'
import { type Outcome, type Run, verb } from './door.ts'
import { createSpec, updateSpec } from './intent-params.ts'
import { createIntent, findIntent, updateIntent } from './intents.ts'
import { listPage, type Page } from './list-page.ts'
import * as p from './params.ts'
import { createMethod, methodSpec } from './payment-methods.ts'
import { createRefund, refundSpec } from './refunds.ts'
import { noSuch, StripeRefusal } from './refusal.ts'
import { cancelIntent, cancelSpec, captureIntent, captureSpec } from './settle-intent.ts'
import { publicIntent } from './shapes.ts'

const retrieveSpec = { expand: p.expand, client_secret: p.text(), is_stripe_sdk: p.anything }

/** The payment as its asker may see it; a browser must know its client secret. */
const checkSecret = (call: StripeCall, id: string, secret: string | undefined) => {
  const row = findIntent(call, id)
  if (!call.publishable && secret === undefined) return row
  if (secret === undefined)
    throw new StripeRefusal(
      400,
      {
        code: 'parameter_missing',
        message: 'Missing required param: client_secret.',
        param: 'client_secret',
      },
      'early',
    )
  if (row.intent.client_secret === secret) return row
  throw new StripeRefusal(
    400,
    {
      code: 'payment_intent_invalid_parameter',
      message: `The client_secret provided does not match any associated PaymentIntent on this account. Ensure the publishable key used belongs to the same account that created the PaymentIntent.`,
      param: 'client_secret',
    },
    'early',
  )
}

const shown = (call: StripeCall, { row, refusal }: Tried): Outcome => {
  if (!refusal) return { answer: call.publishable ? publicIntent(row.intent) : row.intent }
  if (!call.publishable) return { refusal }
  const seen = publicIntent(row.intent) as typeof row.intent
  return { refusal: new StripeRefusal(refusal.status, { ...refusal.detail, payment_intent: seen }) }
}

/** Stripe's API as far as the business uses it. */
export const stripeRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const { journal } = sandbox
  const serve = <S extends Parameters<typeof p.readParams>[0]>(
    spec: S,
    run: Run<S>,
    browser = false,
  ) => verb(sandbox, { spec, run, browser })
  const retrieve = (kind: Kind & ('charge' | 'refund' | 'dispute' | 'event'), word: string) =>
    serve({ expand: p.expand }, (_call, _params, c) => {
      const id = c.req.param('id') ?? ''
      const row = journal.get(kind, id)
      if (!row) throw noSuch(word, id, 'id')
      return { answer: row }
    })
  const list = <K extends 'charge' | 'refund' | 'dispute' | 'event', S extends typeof p.page>(
    kind: K,
    spec: S,
    keep: (row: Rows[K], params: p.Read<S>) => boolean,
  ) =>
    serve(spec, (_call, params, c) => ({
      answer: listPage(
        new URL(c.req.url).pathname,
        (journal.all(kind) as (Rows[K] & { created: number })[]).filter((row) => keep(row, params)),
        params as Page,
      ),
    }))

  // Stripe lets every page call it: what a browser may do is guarded by the client secret.
  app.use('/v1/*', cors({ origin: '*', exposeHeaders: ['request-id'] }))

  app.post(
    '/v1/payment_intents',
    serve(createSpec, (call, params) => {
      const { confirm, ...rest } = params
      const row = createIntent(call, rest)
      if (!confirm) return { answer: row.intent }
      const { return_url, error_on_requires_action, off_session } = params
      return shown(
        call,
        confirmIntent(call, row, { return_url, error_on_requires_action, off_session }),
      )
    }),
  )
  app.get(
    '/v1/payment_intents',
    serve({ ...p.page, customer: p.text() }, (_call, params) => ({
      answer: listPage(
        '/v1/payment_intents',
        params.customer ? [] : journal.all('intent').map((row) => row.intent),
        params,
      ),
    })),
  )
  app.get(
    '/v1/payment_intents/:id',
    serve(
      retrieveSpec,
      (call, { client_secret }, c) =>
        shown(call, { row: checkSecret(call, c.req.param('id') ?? '', client_secret) }),
      true,
    ),
  )
  app.post(
    '/v1/payment_intents/:id',
    serve(updateSpec, (call, params, c) => ({
      answer: updateIntent(call, findIntent(call, c.req.param('id') ?? ''), params).intent,
    })),
  )
  app.post(
    '/v1/payment_intents/:id/confirm',
    serve(
      confirmSpec,
      (call, params, c) => {
        const { client_secret, ...rest } = params
        return shown(
          call,
          confirmIntent(call, checkSecret(call, c.req.param('id') ?? '', client_secret), rest),
        )
      },
      true,
    ),
  )
  app.post(
    '/v1/payment_intents/:id/capture',
    serve(captureSpec, (call, params, c) => ({
      answer: captureIntent(call, findIntent(call, c.req.param('id') ?? ''), params).intent,
    })),
  )
  app.post(
    '/v1/payment_intents/:id/cancel',
    serve(cancelSpec, (call, params, c) => ({
      answer: cancelIntent(
        call,
        findIntent(call, c.req.param('id') ?? ''),
        params.cancellation_reason,
      ).intent,
    })),
  )
  app.post(
    '/v1/payment_methods',
    serve(
      { ...methodSpec, expand: p.expand },
      (call, params) => ({
        answer: createMethod(call, params),
      }),
      true,
    ),
  )
  app.get(
    '/v1/payment_methods/:id',
    serve({ expand: p.expand }, (_call, _params, c) => {
      const id = c.req.param('id') ?? ''
      const method = journal.get('paymentMethod', id)
      if (!method) throw noSuch('PaymentMethod', id, 'payment_method')
      return { answer: method }
    }),
  )

  app.post(
    '/v1/refunds',
    serve(refundSpec, (call, params) => ({ answer: createRefund(call, params) })),
  )
  app.get(
    '/v1/refunds',
    list(
      'refund',
      { ...p.page, charge: p.text(), payment_intent: p.text() },
      (row, { charge, payment_intent }) =>
        (!charge || row.charge === charge) &&
        (!payment_intent || row.payment_intent === payment_intent),
    ),
  )
  app.get('/v1/refunds/:id', retrieve('refund', 'refund'))
  app.get(
    '/v1/charges',
    list(
      'charge',
      { ...p.page, payment_intent: p.text() },
      (row, { payment_intent }) => !payment_intent || row.payment_intent === payment_intent,
    ),
  )
  app.get('/v1/charges/:id', retrieve('charge', 'charge'))
  app.get(
    '/v1/disputes',
    list(
      'dispute',
      { ...p.page, charge: p.text(), payment_intent: p.text() },
      (row, { charge, payment_intent }) =>
        (!charge || row.charge === charge) &&
        (!payment_intent || row.payment_intent === payment_intent),
    ),
  )
  app.get('/v1/disputes/:id', retrieve('dispute', 'dispute'))
  app.get(
    '/v1/events',
    list(
      'event',
      { ...p.page, type: p.text(), types: p.listOf(p.text()) },
      (row, { type, types }) =>
        (!type ||
          row.type === type ||
          (type.endsWith('*') && row.type.startsWith(type.slice(0, -1)))) &&
        (!types || types.includes(row.type)),
    ),
  )
  app.get('/v1/events/:id', retrieve('event', 'event'))
  return app
}

/** Stripe's answer to an address it does not have. */
export const unknownStripeUrl = (method: string, path: string) => ({
  error: {
    message: `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    type: 'invalid_request_error',
  },
})
