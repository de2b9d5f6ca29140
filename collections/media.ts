import { forgetFile } from '../hooks/media/forget-file.ts'
import { keepFile } from '../hooks/media/keep-file.ts'
import { serveFile } from '../operations/uploads/serve-file.ts'
import { defineTable } from './define-table.ts'
import { relation, text } from './fields.ts'

/** Photos, videos and recordings. Files are read through the API, so access rules reach them. */
export const Media = defineTable('media', {
  upload: {
    mimeTypes: ['image/*', 'video/*', 'audio/*'],
    pasteURL: false,
    handlers: [(req, { params }) => serveFile(req, params.filename) as Promise<Response>],
  },
  hooks: { afterChange: [keepFile], afterDelete: [forgetFile] },
  fields: [
    text('alt'),
    relation('lead', 'leads'),
    /** The visit that a contractor's photo shows. */
    relation('booking', 'bookings'),
    text('source', { maxLength: 40 }),
    text('providerSid', { unique: true }),
  ],
})
