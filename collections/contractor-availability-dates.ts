import {
  rematchOnAvailabilityLoss,
  rematchOnAvailabilityRemoved,
} from '../hooks/contractor-availability-dates/rematch-on-loss.ts'
import { defineTable } from './define-table.ts'
import { day, flag, relation, timeOfDay } from './fields.ts'

/** One row per contractor and date; empty times mean 08:00–18:00. */
export const ContractorAvailabilityDates = defineTable('contractor-availability-dates', {
  own: (id) => ({ 'contractor.user': { equals: id } }),
  hooks: { afterChange: [rematchOnAvailabilityLoss], afterDelete: [rematchOnAvailabilityRemoved] },
  indexes: [{ fields: ['contractor', 'date'], unique: true }],
  fields: [
    relation('contractor', 'handyman-profiles', { required: true }),
    day('date', { required: true, index: true }),
    flag('isAvailable', true),
    timeOfDay('startTime'),
    timeOfDay('endTime'),
  ],
})
