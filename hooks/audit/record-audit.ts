import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { recordChange, recordRemoval } from '../../operations/audit/record-change.ts'

export const recordAudit: CollectionAfterChangeHook = async ({
  collection,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  await recordChange(req, { resource: collection.slug, operation, before: previousDoc, after: doc })
  return doc
}

export const recordAuditOfDelete: CollectionAfterDeleteHook = async ({ collection, doc, req }) => {
  await recordRemoval(req, { resource: collection.slug, before: doc })
  return doc
}
