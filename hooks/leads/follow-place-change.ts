import type { CollectionAfterChangeHook } from 'payload'
import { followPlace } from '../../operations/leads/follow-place.ts'

export const followPlaceChange: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'update') await followPlace(req, previousDoc, doc)
  return doc
}
