import { EXCEPTION_KINDS } from '../domain/vocabulary.ts'
import { stampResolver } from '../hooks/exceptions/stamp-resolver.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { instant, json, oneOf, relation, text } from './fields.ts'

/** What needs a person: one open row for one trouble, until somebody says how it ended. */
export const Exceptions = defineTable('exceptions', {
  defaultSort: '-createdAt',
  hooks: { beforeChange: [stampResolver] },
  fields: [
    oneOf('kind', EXCEPTION_KINDS, { required: true, index: true, access: byVerbsOnly }),
    relation('lead', 'leads', { access: byVerbsOnly }),
    relation('booking', 'bookings', { access: byVerbsOnly }),
    { name: 'detail', type: 'textarea', required: true, access: byVerbsOnly },
    json('data', { access: byVerbsOnly }),
    text('dedupeKey', { maxLength: 200, access: byVerbsOnly }),
    instant('resolvedAt', { index: true }),
    relation('resolvedBy', 'users', { index: false, access: byVerbsOnly }),
    { name: 'resolution', type: 'textarea', maxLength: 2000 },
  ],
})
