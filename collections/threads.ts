import { THREAD_WAITS } from '../domain/vocabulary.ts'
import { defineTable } from './define-table.ts'
import { instant, oneOf, relation } from './fields.ts'

/**
 * One row per customer who wrote or rang: since when they wait for us, and when we last spoke. The
 * database keeps it beside the messages and calls it is made from, so that an inbox of a million
 * leads is read by one index.
 */
export const Threads = defineTable('threads', {
  audited: false,
  defaultSort: '-lastAt',
  fields: [
    relation('lead', 'leads', { required: true, unique: true, index: false }),
    relation('assignedTo', 'users', { index: false }),
    instant('lastAt', { required: true }),
    instant('waitingSince'),
    oneOf('waitingFor', THREAD_WAITS),
    instant('answeredAt'),
    relation('doneBy', 'users', { index: false }),
  ],
})
