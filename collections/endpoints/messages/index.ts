import type { Endpoint } from 'payload'
import { retryMessage } from '../../../operations/messages/retry-message.ts'
import { staffVerb } from '../define-endpoint.ts'

/** Sends once more what was not delivered. */
const retry = staffVerb('sendMessage', {
  method: 'post',
  path: '/:id/retry',
  act: async (req, { params }) => {
    await retryMessage(req, params.id ?? '')
    return { status: 'queued' }
  },
})

export const messageEndpoints: Endpoint[] = [retry]
