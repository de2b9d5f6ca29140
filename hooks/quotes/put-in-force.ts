import type { CollectionAfterChangeHook } from 'payload'
import { putQuoteInForce } from '../../operations/quotes/put-quote-in-force.ts'

export const putInForce: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await putQuoteInForce(req, doc)
  return doc
}
