import { PROVIDERS } from '../domain/vocabulary.ts'
import { defineTable } from './define-table.ts'
import { instant, json, oneOf, text } from './fields.ts'

/** What a provider told us, stored once by its own event id, worked off by a job. */
export const WebhookEvents = defineTable('webhook-events', {
  audited: false,
  indexes: [{ fields: ['provider', 'eventId'], unique: true }],
  fields: [
    oneOf('provider', PROVIDERS, { required: true }),
    text('eventId', { required: true }),
    text('kind', { required: true }),
    json('body', { required: true }),
    instant('workedOffAt'),
    text('error', { maxLength: 2000 }),
  ],
})
