import type { CollectionBeforeValidateHook } from 'payload'
import { priceNewQuote } from '../../operations/quotes/price-new-quote.ts'

export const priceQuote: CollectionBeforeValidateHook = async ({ data, operation, req }) =>
  operation === 'create' ? { ...data, ...(await priceNewQuote(req, data)) } : data
