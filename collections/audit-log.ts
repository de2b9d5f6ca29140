import { defineTable } from './define-table.ts'
import { json, relation, text } from './fields.ts'

/** Every staff change, before and after. Erasure of a customer is its only permitted rewrite. */
export const AuditLog = defineTable('audit-log', {
  audited: false,
  defaultSort: '-createdAt',
  indexes: [{ fields: ['resource', 'recordId'] }],
  fields: [
    relation('user', 'users'),
    text('role', { maxLength: 20 }),
    text('action', { required: true, maxLength: 60 }),
    text('resource', { required: true, maxLength: 60 }),
    text('recordId'),
    json('before'),
    json('after'),
    text('reason', { maxLength: 2000 }),
  ],
})
