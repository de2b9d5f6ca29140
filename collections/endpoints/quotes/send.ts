import { sendQuote } from '../../../operations/quotes/send-quote.ts'
import { staffVerb } from '../define-endpoint.ts'

/** The customer gets the link by WhatsApp; answers the quote as it now is. */
export const send = staffVerb('makeQuote', {
  method: 'post',
  path: '/:id/send',
  act: async (req, { params }) => {
    const id = params.id ?? ''
    const { messageId } = await sendQuote(req, { quoteId: id })
    const doc = await req.payload.findByID({
      collection: 'quotes',
      id,
      depth: 0,
      overrideAccess: true,
      req,
    })
    return { doc, messageId }
  },
})
