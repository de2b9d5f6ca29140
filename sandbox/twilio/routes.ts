import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Sandbox } from '../context.ts'
import { callRoutes } from './call-routes.ts'
import { twilioVerb } from './door.ts'
import { messageRoutes } from './message-routes.ts'
import { recordingRoutes } from './recording-routes.ts'
import { notThere } from './refusal.ts'
import { API_VERSION } from './shapes.ts'

/** Twilio's REST API as far as the business uses it. */
export const twilioRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const { accountSid } = sandbox.options.twilio
  app.route('/', messageRoutes(sandbox))
  app.route('/', callRoutes(sandbox))
  app.route('/', recordingRoutes(sandbox))
  app.get(
    `/${API_VERSION}/Accounts/:account`,
    twilioVerb(sandbox, [], () => ({
      sid: accountSid,
      friendly_name: 'Sandbox account',
      status: 'active',
      type: 'Full',
      owner_account_sid: accountSid,
      auth_token: '********',
      date_created: new Date(0).toUTCString(),
      date_updated: new Date(0).toUTCString(),
      uri: `/${API_VERSION}/Accounts/${accountSid}.json`,
      subresource_uris: {},
    })),
  )
  app.all(
    `/${API_VERSION}/*`,
    twilioVerb(sandbox, [], (_form, c) => {
      throw notThere(new URL(c.req.url).pathname)
    }),
  )
  return app
}
