import type { CollectionAfterChangeHook } from 'payload'
import { recordPrice } from '../../operations/catalogue/record-price.ts'

export const recordPriceChange: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const before = operation === 'create' ? null : Number(previousDoc.price)
  await recordPrice(req, { sku: String(doc.id), before, after: Number(doc.price) })
  return doc
}
