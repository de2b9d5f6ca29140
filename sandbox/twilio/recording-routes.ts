import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Sandbox } from '../context.ts'
import type { RecordingRow } from '../rows.ts'
import type { SandboxContext } from '../strike.ts'
import { ACCOUNT, pageParams, pathId, twilioPage, twilioVerb } from './door.ts'
import { fileAnswer } from './media.ts'
import { recordingWav } from './recordings.ts'
import { notThere } from './refusal.ts'
import { recordingShape } from './shapes.ts'

/** Recordings of calls; whatever extension is asked for, the file is a WAV and says so. */
export const recordingRoutes = (sandbox: Sandbox) => {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const { journal } = sandbox
  const recording = (c: SandboxContext): RecordingRow => {
    const row = journal.get('recording', pathId(c, 'sid').replace(/\.(wav|mp3)$/, ''))
    if (!row) throw notThere(c.req.path)
    return row
  }
  const list = (c: SandboxContext, callSid: string | undefined) => {
    const rows = journal.all('recording').filter((row) => !callSid || row.callSid === callSid)
    const shapes = rows.reverse().map((row) => recordingShape(sandbox, row))
    return twilioPage(c, 'recordings', shapes)
  }

  app.get(
    `${ACCOUNT}/Recordings.json`,
    twilioVerb(sandbox, [...pageParams, 'CallSid'], (form, c) => list(c, form.CallSid?.[0])),
  )
  app.get(
    `${ACCOUNT}/Calls/:call/Recordings.json`,
    twilioVerb(sandbox, pageParams, (_form, c) => list(c, pathId(c, 'call'))),
  )
  app.get(
    `${ACCOUNT}/Recordings/:sid`,
    twilioVerb(sandbox, ['RequestedChannels'], (_form, c) => {
      const row = recording(c)
      if (c.req.path.endsWith('.json')) return recordingShape(sandbox, row)
      const wav = recordingWav(row.transcript, row.seconds, row.channels)
      return fileAnswer('audio/x-wav', wav, c.req.header('range'))
    }),
  )
  app.delete(
    `${ACCOUNT}/Recordings/:sid`,
    twilioVerb(sandbox, [], (_form, c) => {
      journal.remove('recording', recording(c).id)
      return new Response(null, { status: 204 })
    }),
  )
  return app
}
