import { z } from 'zod'
import { STAFF_TEMPLATES, writeToCustomer } from '../../../operations/messages/write-to-customer.ts'
import { staffVerb } from '../define-endpoint.ts'

/** WhatsApp's own limit is 1,600 characters. */
const freeWords = z.strictObject({ body: z.string().trim().min(1, 'Write something.').max(1600) })
const chosenTemplate = z.strictObject({
  template: z.enum(STAFF_TEMPLATES),
  variables: z.record(z.string().max(60), z.string().max(500)).optional(),
})

export const messages = staffVerb('sendMessage', {
  method: 'post',
  path: '/:id/messages',
  status: 201,
  body: z
    .unknown()
    .transform((body) =>
      typeof body === 'object' && body !== null && 'template' in body
        ? chosenTemplate.parse(body)
        : freeWords.parse(body),
    ),
  act: async (req, { params, body }) => {
    const id = await writeToCustomer(req, params.id ?? '', body)
    return req.payload.findByID({
      collection: 'messages',
      id: id ?? '',
      depth: 0,
      overrideAccess: true,
      req,
    })
  },
})
