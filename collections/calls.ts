import { CALL_OUTCOMES, CALL_STATUSES, DIRECTIONS } from '../domain/vocabulary.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { instant, integer, json, oneOf, phone, relation, text } from './fields.ts'

export const Calls = defineTable('calls', {
  audited: false,
  defaultSort: '-createdAt',
  fields: [
    text('callSid', { required: true, unique: true, access: byVerbsOnly }),
    relation('lead', 'leads', { access: byVerbsOnly }),
    oneOf('direction', DIRECTIONS, {
      required: true,
      defaultValue: 'inbound',
      access: byVerbsOnly,
    }),
    phone('from', { access: byVerbsOnly }),
    phone('to', { access: byVerbsOnly }),
    oneOf('status', CALL_STATUSES, {
      required: true,
      defaultValue: 'ringing',
      access: byVerbsOnly,
    }),
    json('transcript', { defaultValue: [], access: byVerbsOnly }),
    text('recordingUrl', { maxLength: 500, access: byVerbsOnly }),
    relation('recording', 'media', { index: false, access: byVerbsOnly }),
    oneOf('outcome', CALL_OUTCOMES, { access: byVerbsOnly }),
    relation('answeredBy', 'users', { index: false, access: byVerbsOnly }),
    instant('answeredAt', { access: byVerbsOnly }),
    instant('endedAt', { access: byVerbsOnly }),
    integer('durationSeconds', { min: 0, access: byVerbsOnly }),
    { name: 'notes', type: 'textarea', maxLength: 5000 },
  ],
})
