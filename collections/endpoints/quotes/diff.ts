import { requireUuid } from '../../../operations/database.ts'
import { diffQuotes } from '../../../operations/quotes/diff-quotes.ts'
import { staffVerb } from '../define-endpoint.ts'

export const diff = staffVerb('makeQuote', {
  method: 'get',
  path: '/:id/diff/:otherId',
  transaction: false,
  act: (req, { params }) =>
    diffQuotes(req, params.id ?? '', requireUuid(params.otherId, 'That quote')),
})
