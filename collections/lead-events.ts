import { LEAD_STATES } from '../domain/lead-states.ts'
import { defineTable } from './define-table.ts'
import { json, oneOf, relation, text } from './fields.ts'

/** Every move of every lead, written in the transaction that moved it. `createdAt` is the time. */
export const LeadEvents = defineTable('lead-events', {
  audited: false,
  indexes: [{ fields: ['lead', 'createdAt'] }],
  fields: [
    relation('lead', 'leads', { required: true, index: false }),
    oneOf('from', LEAD_STATES),
    oneOf('to', LEAD_STATES, { required: true }),
    text('actor', { required: true }),
    relation('user', 'users', { index: false }),
    text('reason', { maxLength: 2000 }),
    json('details'),
  ],
})
