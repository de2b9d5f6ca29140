import type { CollectionBeforeChangeHook } from 'payload'
import { guardPlainChange } from '../../operations/leads/guard-plain-change.ts'

export const guardState: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => guardPlainChange(req, { operation, data, before: originalDoc })
