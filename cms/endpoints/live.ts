import type { Endpoint } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { grantFor, PERMISSIONS, type Resource } from '../../domain/roles.ts'
import { roleOf, userIdOf } from '../../operations/actor.ts'
import { liveHub } from '../live/hub.ts'
import { liveStream } from '../live/stream.ts'

const isResource = (slug: string): slug is Resource => slug in PERMISSIONS

/**
 * What changes, as it changes: `{resource, type, ids}`, of rows the caller may read. Says
 * which rows, never what is in them. `{resource: "*"}` means: look at everything again.
 */
export const live: Endpoint = {
  method: 'get',
  path: '/live',
  handler: async (req) => {
    const role = roleOf(req)
    if (!role) throw new AppError('UNAUTHORIZED', 'Please sign in.')
    const me = userIdOf(req)
    const hub = liveHub(req.payload)
    await hub.ready
    const stream = liveStream(hub, {
      maySee: ({ resource, owner }) => {
        const grant = isResource(resource) ? grantFor(role, resource, 'read') : null
        return grant === 'all' || (grant === 'own' && owner !== undefined && owner === me)
      },
      lastEventId: req.headers.get('last-event-id'),
    })
    return new Response(stream, {
      headers: {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      },
    })
  },
}
