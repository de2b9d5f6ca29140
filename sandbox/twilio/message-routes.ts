import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { isoNow, type Sandbox } from '../context.ts'
import type { MediaRow, MessageRow } from '../rows.ts'
import type { SandboxContext } from '../strike.ts'
import { ACCOUNT, type Form, pageParams, pathId, twilioPage, twilioVerb } from './door.ts'
import { fileAnswer, linkHolds, readFile, signedLink } from './media.ts'
import { notThere, TwilioRefusal } from './refusal.ts'
import { MESSAGE_PARAMS, sendMessage } from './send-message.ts'
import { mediaShape, messageShape } from './shapes.ts'

const bare = (text: string | undefined): string => (text ?? '').replace(/^whatsapp:/, '')

/** Whether a message is one of those a list asks for. */
const isListed =
  (form: Form) =>
  (row: MessageRow): boolean => {
    const day = row.createdAt.slice(0, 10)
    const [on, before, after] = ['DateSent', 'DateSent<', 'DateSent>'].map((name) =>
      form[name]?.[0]?.slice(0, 10),
    )
    return (
      (!form.To || row.to === bare(form.To[0])) &&
      (!form.From || row.from === bare(form.From[0])) &&
      (!on || day === on) &&
      (!before || day <= before) &&
      (!after || day >= after)
    )
  }

/** Messages and the files that came with them. */
export const messageRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const { journal } = sandbox
  const message = (c: SandboxContext, param = 'sid'): MessageRow => {
    const row = journal.get('message', pathId(c, param))
    if (!row) throw notThere(c.req.path)
    return row
  }
  const media = (c: SandboxContext): MediaRow => {
    const row = journal.get('media', pathId(c, 'media'))
    if (!row || row.messageSid !== pathId(c, 'message')) throw notThere(c.req.path)
    return row
  }

  app.post(
    `${ACCOUNT}/Messages.json`,
    twilioVerb(
      sandbox,
      MESSAGE_PARAMS,
      (form) => messageShape(sandbox, sendMessage(sandbox, form)),
      201,
    ),
  )
  app.get(
    `${ACCOUNT}/Messages.json`,
    twilioVerb(
      sandbox,
      [...pageParams, 'To', 'From', 'DateSent', 'DateSent<', 'DateSent>'],
      (form, c) => {
        const rows = journal.all('message').filter(isListed(form)).reverse()
        const shapes = rows.map((row) => messageShape(sandbox, row))
        return twilioPage(c, 'messages', shapes)
      },
    ),
  )
  app.get(
    `${ACCOUNT}/Messages/:sid`,
    twilioVerb(sandbox, [], (_form, c) => messageShape(sandbox, message(c))),
  )
  app.post(
    `${ACCOUNT}/Messages/:sid`,
    twilioVerb(sandbox, ['Body', 'Status'], (form, c) => {
      const row = message(c)
      if (form.Status && form.Status[0] !== 'canceled')
        throw new TwilioRefusal(400, 20001, `Invalid Status: ${form.Status[0]}`)
      if (form.Status && row.status !== 'queued')
        throw new TwilioRefusal(400, 30409, 'Message is not in a cancelable state')
      const status = form.Status ? 'canceled' : row.status
      const changed = { ...row, status, updatedAt: isoNow(sandbox) }
      return messageShape(
        sandbox,
        journal.put('message', form.Body ? { ...changed, body: '' } : changed),
      )
    }),
  )
  app.delete(
    `${ACCOUNT}/Messages/:sid`,
    twilioVerb(sandbox, [], (_form, c) => {
      journal.remove('message', message(c).id)
      return new Response(null, { status: 204 })
    }),
  )

  app.get(
    `${ACCOUNT}/Messages/:message/Media.json`,
    twilioVerb(sandbox, pageParams, (_form, c) => {
      const { id } = message(c, 'message')
      const rows = journal.all('media').filter(({ messageSid }) => messageSid === id)
      const shapes = rows.map((row) => mediaShape(sandbox, row))
      return twilioPage(c, 'media_list', shapes)
    }),
  )
  app.get(
    `${ACCOUNT}/Messages/:message/Media/:media`,
    twilioVerb(sandbox, [], (_form, c) => {
      const row = media(c)
      if (c.req.path.endsWith('.json')) return mediaShape(sandbox, row)
      const location = signedLink(sandbox, new URL(c.req.url).origin, row.id)
      return new Response(null, { status: 307, headers: { location } })
    }),
  )
  app.delete(
    `${ACCOUNT}/Messages/:message/Media/:media`,
    twilioVerb(sandbox, [], (_form, c) => {
      journal.remove('media', media(c).id)
      return new Response(null, { status: 204 })
    }),
  )
  app.get('/media/:media', (c) => {
    const row = journal.get('media', c.req.param('media'))
    if (!row || !linkHolds(sandbox, row.id, new URL(c.req.url).searchParams))
      return c.text('AccessDenied', 403)
    return fileAnswer(row.contentType, readFile(sandbox, row.id), c.req.header('range'))
  })
  return app
}
