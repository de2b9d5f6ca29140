import type { CollectionAfterDeleteHook } from 'payload'
import { followRemoval } from '../../operations/uploads/follow-upload.ts'

export const forgetFile: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await followRemoval(req, doc.filename)
  return doc
}
