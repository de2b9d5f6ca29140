import { z } from 'zod'
import { settleThread as settle } from '../../../operations/messages/settle-thread.ts'
import { staffVerb } from '../define-endpoint.ts'

/** Done with this customer for now, or not after all. */
export const settleThread = staffVerb('sendMessage', {
  method: 'put',
  path: '/:id/thread',
  body: z.strictObject({ done: z.boolean() }),
  act: (req, { params, body }) => settle(req, { leadId: params.id ?? '', ...body }),
})
