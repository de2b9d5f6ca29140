import { CONFIDENCES } from '../domain/vocabulary.ts'
import { verifyByHand } from '../hooks/job-task-requirements/verify-by-hand.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { flag, integer, oneOf, relation } from './fields.ts'

export const JobTaskRequirements = defineTable('job-task-requirements', {
  hooks: { beforeChange: [verifyByHand] },
  indexes: [{ fields: ['lead', 'task'], unique: true }],
  fields: [
    relation('lead', 'leads', { required: true }),
    relation('task', 'contractor-tasks', { required: true }),
    oneOf('requiredConfidence', CONFIDENCES, { required: true, defaultValue: 'capable' }),
    flag('isPrimary', true),
    integer('aiConfidence', { min: 0, max: 100, access: byVerbsOnly }),
    { ...flag('manuallyVerified'), access: byVerbsOnly },
    relation('verifiedBy', 'users', { index: false, access: byVerbsOnly }),
  ],
})
