import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { AppError } from '../../domain/app-error.ts'
import type { Sandbox } from '../context.ts'
import { stripeId } from '../ids.ts'
import type { SandboxContext } from '../strike.ts'
import type { StripeCall } from './call.ts'
import { challengeDonePage, challengePage } from './challenge-page.ts'
import { decideChallenge } from './confirm.ts'
import { findIntent } from './intents.ts'
import { publicIntent } from './shapes.ts'

const readOutcome = async (c: SandboxContext): Promise<'succeed' | 'fail'> => {
  const json = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
  const given: unknown = json
    ? await c.req.json().catch(() => null)
    : Object.fromEntries(new URLSearchParams(await c.req.text()))
  const outcome = (given as { outcome?: unknown } | null)?.outcome
  if (outcome === 'succeed' || outcome === 'fail') return outcome
  throw new AppError('VALIDATION_ERROR', "outcome must be 'succeed' or 'fail'.", {
    outcome: "must be 'succeed' or 'fail'",
  })
}

/** The bank's side of 3-D Secure: a page with two buttons, and the same as a JSON verb. */
export const challengeRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const call = (c: SandboxContext): StripeCall => ({
    ...{ sandbox, requestId: stripeId('req', 14), idempotencyKey: null, publishable: true },
    origin: new URL(c.req.url).origin,
  })

  app.get('/sandbox/3ds/:id', (c) =>
    c.html(challengePage(findIntent(call(c), c.req.param('id')).intent)),
  )
  app.post('/sandbox/3ds/:id', async (c) => {
    const outcome = await readOutcome(c)
    const { row, returnUrl } = sandbox.journal.commit(() => {
      const before = findIntent(call(c), c.req.param('id'))
      return { ...decideChallenge(call(c), before, outcome), returnUrl: before.returnUrl }
    })
    const json = /^application\/json\b/i.test(c.req.header('content-type') ?? '')
    if (json) return c.json(publicIntent(row.intent))
    if (!returnUrl) return c.html(challengeDonePage(outcome))
    const back = new URL(returnUrl)
    back.searchParams.set('payment_intent', row.id)
    back.searchParams.set('payment_intent_client_secret', row.intent.client_secret ?? '')
    const passed = ['requires_capture', 'succeeded'].includes(row.intent.status)
    back.searchParams.set('redirect_status', passed ? 'succeeded' : 'failed')
    return c.redirect(back.href, 303)
  })
  return app
}
