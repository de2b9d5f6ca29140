import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Sandbox } from '../context.ts'
import type { SandboxContext } from '../strike.ts'
import { pageParams, twilioJsonVerb, twilioVerb } from './door.ts'
import { notThere } from './refusal.ts'
import { createTemplate, templateShape } from './templates.ts'

/** Twilio's Content API: where WhatsApp templates are made and approved (here, at once). */
export const contentRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const { journal } = sandbox
  const template = (c: SandboxContext) => {
    const row = journal.get('template', c.req.param('sid') ?? '')
    if (!row) throw notThere(new URL(c.req.url).pathname)
    return row
  }
  const approval = (c: SandboxContext) => ({
    category: 'UTILITY',
    name: template(c).friendlyName,
    allow_category_change: true,
    content_type: Object.keys(template(c).types)[0] ?? '',
    rejection_reason: '',
    status: 'approved',
  })

  app.post(
    '/v1/Content',
    twilioJsonVerb(sandbox, (given) => templateShape(sandbox, createTemplate(sandbox, given)), 201),
  )
  app.get(
    '/v1/Content',
    twilioVerb(sandbox, pageParams, (_form, c) => {
      const rows = journal.all('template').reverse()
      const url = `${sandbox.url()}${new URL(c.req.url).pathname}`
      return {
        contents: rows.map((row) => templateShape(sandbox, row)),
        meta: {
          ...{ key: 'contents', page: 0, page_size: Math.max(rows.length, 50), url },
          ...{ first_page_url: url, next_page_url: null, previous_page_url: null },
        },
      }
    }),
  )
  app.get(
    '/v1/Content/:sid',
    twilioVerb(sandbox, [], (_form, c) => templateShape(sandbox, template(c))),
  )
  app.delete(
    '/v1/Content/:sid',
    twilioVerb(sandbox, [], (_form, c) => {
      journal.remove('template', template(c).id)
      return new Response(null, { status: 204 })
    }),
  )
  app.post(
    '/v1/Content/:sid/ApprovalRequests/whatsapp',
    twilioJsonVerb(sandbox, (_given, c) => approval(c), 201),
  )
  app.get(
    '/v1/Content/:sid/ApprovalRequests',
    twilioVerb(sandbox, [], (_form, c) => ({
      sid: template(c).id,
      account_sid: sandbox.options.twilio.accountSid,
      url: `${sandbox.url()}${new URL(c.req.url).pathname}`,
      whatsapp: { type: 'whatsapp', ...approval(c) },
    })),
  )
  return app
}
