import type { CollectionAfterChangeHook } from 'payload'
import { flagUnplaced } from '../../operations/leads/flag-unplaced.ts'
import { recordBirth } from '../../operations/leads/record-birth.ts'

export const recordCreation: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create') await recordBirth(req, doc.id)
  await flagUnplaced(req, doc)
  return doc
}
