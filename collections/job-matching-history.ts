import { defineTable } from './define-table.ts'
import { flag, integer, json, relation, text } from './fields.ts'

/** Every candidate of every decision, why it was or was not chosen, and how it turned out. */
export const JobMatchingHistory = defineTable('job-matching-history', {
  audited: false,
  fields: [
    relation('booking', 'bookings'),
    relation('contractor', 'handyman-profiles', { required: true }),
    integer('matchScore', { min: 0, max: 100 }),
    json('scoreParts'),
    flag('wasSelected'),
    text('excludedBecause'),
    { name: 'jobCompleted', type: 'checkbox' },
    integer('customerRating', { min: 1, max: 5 }),
    { name: 'notes', type: 'textarea' },
  ],
})
