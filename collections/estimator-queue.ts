import { QUEUE_STATUSES } from '../domain/vocabulary.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { estimatorQueueEndpoints } from './endpoints/estimator-queue/index.ts'
import { instant, integer, oneOf, relation, text } from './fields.ts'

export const EstimatorQueue = defineTable('estimator-queue', {
  defaultSort: '-priority',
  endpoints: estimatorQueueEndpoints,
  fields: [
    relation('lead', 'leads', { required: true }),
    integer('priority', { defaultValue: 0 }),
    relation('assignedTo', 'users', { access: byVerbsOnly }),
    oneOf('status', QUEUE_STATUSES, { defaultValue: 'queued', access: byVerbsOnly }),
    text('reason', { maxLength: 500, access: byVerbsOnly }),
    instant('claimedAt', { access: byVerbsOnly }),
    instant('completedAt', { access: byVerbsOnly }),
    instant('lastReminderAt', { access: byVerbsOnly }),
  ],
})
