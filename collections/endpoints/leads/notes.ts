import { z } from 'zod'
import { writeNote } from '../../../operations/messages/write-note.ts'
import { staffVerb } from '../define-endpoint.ts'

export const notes = staffVerb('sendMessage', {
  method: 'post',
  path: '/:id/notes',
  status: 201,
  body: z.strictObject({ body: z.string().trim().min(1, 'Write something.').max(2000) }),
  act: async (req, { params, body }) => {
    const id = await writeNote(req, params.id ?? '', body.body)
    return req.payload.findByID({
      collection: 'messages',
      id,
      depth: 0,
      overrideAccess: true,
      req,
    })
  },
})
