import { EXPORT_STATES } from '../domain/export-states.ts'
import { EXPORTS } from '../domain/exports.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { listExportEndpoints } from './endpoints/list-exports/index.ts'
import { flag, instant, integer, oneOf, relation, text } from './fields.ts'

/**
 * Lists on their way to a file, or whose file waits to be fetched by whoever asked. What was asked and
 * where the writing stands are columns of the migration, for our own statements alone.
 */
export const ListExports = defineTable('list-exports', {
  own: (id) => ({ owner: { equals: id } }),
  audited: false,
  defaultSort: '-createdAt',
  endpoints: listExportEndpoints,
  fields: [
    oneOf('list', Object.keys(EXPORTS), { required: true }),
    relation('owner', 'users', { required: true, access: byVerbsOnly }),
    oneOf('state', EXPORT_STATES, { required: true, defaultValue: 'waiting' }),
    // Filters were set: it is not the whole list.
    flag('narrowed'),
    integer('rowsDone', { defaultValue: 0 }),
    // About how many there were when it was asked for.
    integer('rowsExpected', { defaultValue: 0 }),
    text('why', { maxLength: 500 }),
    instant('finishedAt'),
    instant('expiresAt'),
  ],
})
