import type { CollectionBeforeValidateHook } from 'payload'
import { newLeadFields } from '../../operations/leads/new-lead-fields.ts'

export const fillNewLead: CollectionBeforeValidateHook = async ({ data, operation, req }) =>
  operation === 'create' ? { ...data, ...(await newLeadFields(req)) } : data
