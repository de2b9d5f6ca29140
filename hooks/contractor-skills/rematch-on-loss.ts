import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { queueRematches } from '../../operations/matching/queue-rematches.ts'

const reason = 'The contractor’s skills changed.'

export const rematchOnSkillChange: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'update') {
    await queueRematches(req, { contractorId: previousDoc.handyman, reason })
  }
  return doc
}

export const rematchOnSkillRemoved: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await queueRematches(req, { contractorId: doc.handyman, reason })
  return doc
}
