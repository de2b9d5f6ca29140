import type { CollectionBeforeChangeHook } from 'payload'

export const stampResolver: CollectionBeforeChangeHook = ({ data, originalDoc, req }) =>
  data.resolvedAt && !originalDoc?.resolvedAt && req.user
    ? { ...data, resolvedBy: req.user.id }
    : data
