import type { CollectionBeforeOperationHook } from 'payload'
import { lockRowsOf } from '../../operations/lock-rows.ts'

/**
 * Payload reads a row, merges the change and writes the whole row back. The lock comes before that
 * read, so that a verb working on the same row meanwhile is waited for and never overwritten.
 */
export const lockRows: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation === 'update' || operation === 'updateByID')
    await lockRowsOf(req, collection.slug, args)
  return args
}
