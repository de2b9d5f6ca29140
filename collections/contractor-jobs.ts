import { JOB_STATUSES } from '../domain/vocabulary.ts'
import { defineTable } from './define-table.ts'
import { instant, oneOf, pence, relation, text } from './fields.ts'

/** One assignment of a booking to a contractor; a released one stays, so that history does. */
export const ContractorJobs = defineTable('contractor-jobs', {
  own: (id) => ({ 'contractor.user': { equals: id } }),
  audited: false,
  fields: [
    relation('booking', 'bookings', { required: true }),
    relation('contractor', 'handyman-profiles', { required: true }),
    oneOf('status', JOB_STATUSES, { required: true, defaultValue: 'assigned' }),
    pence('pay'),
    instant('toldAt'),
    instant('onTheWayAt'),
    instant('startedAt'),
    instant('doneAt'),
    instant('releasedAt'),
    text('releasedBecause'),
  ],
})
