import { AUDIENCES, CHANNELS, DIRECTIONS, MESSAGE_STATUSES } from '../domain/vocabulary.ts'
import { hideKeys } from '../hooks/messages/hide-keys.ts'
import { defineTable } from './define-table.ts'
import { messageEndpoints } from './endpoints/messages/index.ts'
import { instant, integer, json, oneOf, phone, relation, text } from './fields.ts'

/** A row first, then a job sends it. `dedupeKey` is one message's purpose, said once. */
export const Messages = defineTable('messages', {
  audited: false,
  defaultSort: 'createdAt',
  endpoints: messageEndpoints,
  indexes: [{ fields: ['lead', 'createdAt'] }],
  fields: [
    relation('lead', 'leads', { index: false }),
    relation('booking', 'bookings'),
    relation('contractor', 'handyman-profiles'),
    oneOf('audience', AUDIENCES, { required: true }),
    oneOf('direction', DIRECTIONS, { required: true, defaultValue: 'outbound' }),
    oneOf('channel', CHANNELS, { required: true, defaultValue: 'whatsapp' }),
    text('purpose', { required: true }),
    phone('to', { index: true }),
    phone('from', { index: true }),
    { name: 'body', type: 'textarea', required: true, hooks: { afterRead: [hideKeys] } },
    text('template'),
    json('variables', { hooks: { afterRead: [hideKeys] } }),
    json('media'),
    oneOf('status', MESSAGE_STATUSES, { required: true, defaultValue: 'queued', index: true }),
    text('providerSid', { unique: true }),
    text('dedupeKey', { unique: true }),
    text('error', { maxLength: 2000 }),
    integer('attempts', { defaultValue: 0 }),
    relation('author', 'users', { index: false }),
    instant('sentAt'),
    instant('deliveredAt'),
    instant('readAt'),
  ],
})
