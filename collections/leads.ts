import { LEAD_STATES } from '../domain/lead-states.ts'
import { CUSTOMER_TYPES } from '../domain/pricing.ts'
import { LEAD_SOURCES } from '../domain/vocabulary.ts'
import { fillNewLead } from '../hooks/leads/fill-new-lead.ts'
import { followPlaceChange } from '../hooks/leads/follow-place-change.ts'
import { guardState } from '../hooks/leads/guard-state.ts'
import { placeLead } from '../hooks/leads/place-lead.ts'
import { recordCreation } from '../hooks/leads/record-creation.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { leadEndpoints } from './endpoints/leads/index.ts'
import { instant, json, location, oneOf, phone, postcode, relation, text } from './fields.ts'

export const Leads = defineTable('leads', {
  defaultSort: '-createdAt',
  hooks: {
    beforeValidate: [fillNewLead],
    beforeChange: [guardState, placeLead],
    afterChange: [recordCreation, followPlaceChange],
  },
  indexes: [{ fields: ['state', 'stateChangedAt'] }],
  endpoints: leadEndpoints,
  fields: [
    text('reference', { unique: true, required: true, access: byVerbsOnly }),
    text('customerName', { required: true }),
    phone('phone', { required: true, index: true }),
    { name: 'email', type: 'email' },
    text('address', { maxLength: 500 }),
    postcode('postcode', { index: true }),
    location(),
    oneOf('customerType', CUSTOMER_TYPES, { defaultValue: 'homeowner', index: true }),
    oneOf('source', LEAD_SOURCES, { required: true, defaultValue: 'manual' }),
    oneOf('state', LEAD_STATES, { required: true, defaultValue: 'created', index: true }),
    instant('stateChangedAt', { access: byVerbsOnly }),
    instant('expiresAt', { access: byVerbsOnly, index: true }),
    { name: 'jobDescription', type: 'textarea', maxLength: 20_000 },
    text('uploadToken', { unique: true, required: true, access: byVerbsOnly }),
    relation('assignedTo', 'users'),
    relation('previousLead', 'leads', { access: byVerbsOnly }),
    json('detected', { access: byVerbsOnly }),
    instant('marketingStoppedAt', { access: byVerbsOnly }),
    instant('lastInboundAt', { access: byVerbsOnly }),
    instant('erasedAt', { access: byVerbsOnly }),
  ],
})
