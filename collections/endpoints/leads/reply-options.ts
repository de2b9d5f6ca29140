import { replyOptions as optionsFor } from '../../../operations/messages/reply-options.ts'
import { staffVerb } from '../define-endpoint.ts'

/** How this customer can be answered now: the window, STOP, and the templates as they would read. */
export const replyOptions = staffVerb('sendMessage', {
  method: 'get',
  path: '/:id/reply-options',
  transaction: false,
  act: (req, { params }) => optionsFor(req, params.id ?? ''),
})
