import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { queueRematches } from '../../operations/matching/queue-rematches.ts'

const reason = 'The contractor’s availability changed.'

export const rematchOnAvailabilityLoss: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'update')
    await queueRematches(req, {
      contractorId: previousDoc.contractor,
      date: previousDoc.date,
      reason,
    })
  return doc
}

export const rematchOnAvailabilityRemoved: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await queueRematches(req, { contractorId: doc.contractor, date: doc.date, reason })
  return doc
}
