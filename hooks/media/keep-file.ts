import type { CollectionAfterChangeHook } from 'payload'
import { followUpload } from '../../operations/uploads/follow-upload.ts'

export const keepFile: CollectionAfterChangeHook = async ({ doc, previousDoc, context, req }) => {
  await followUpload(req, { doc, before: previousDoc?.filename, sentAhead: context.sentAhead })
  return doc
}
