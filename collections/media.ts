import { defineTable } from './define-table.ts'
import { relation, text } from './fields.ts'

/** Photos, videos and recordings. Files are read through the API, so access rules reach them. */
export const Media = defineTable('media', {
  upload: {
    mimeTypes: ['image/*', 'video/*', 'audio/*'],
    disableLocalStorage: false,
    pasteURL: false,
  },
  fields: [
    text('alt'),
    relation('lead', 'leads'),
    /** The visit that a contractor's photo shows. */
    relation('booking', 'bookings'),
    text('source', { maxLength: 40 }),
    text('providerSid', { unique: true }),
  ],
})
