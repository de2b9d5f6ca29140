import type { CollectionAfterChangeHook } from 'payload'
import { queueRematches } from '../../operations/matching/queue-rematches.ts'

export const rematchOnDeactivation: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'update')
    await queueRematches(req, { contractorId: doc.id, reason: 'The contractor’s profile changed.' })
  return doc
}
