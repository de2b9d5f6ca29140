import type { CollectionBeforeChangeHook } from 'payload'

/** A view is its maker's for good; only who may see it, what it is called and what it shows change. */
export const keepOwner: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => ({
  ...data,
  ...(operation === 'create'
    ? { owner: data.owner ?? req.user?.id }
    : { owner: originalDoc?.owner, list: originalDoc?.list }),
})
