import { defineTable } from './define-table.ts'
import { day, instant, integer, json, relation, text, timeSlot } from './fields.ts'

/** A contractor's time, kept for one customer for five minutes. The clock deletes what expired. */
export const SlotHolds = defineTable('slot-holds', {
  audited: false,
  fields: [
    relation('quote', 'quotes', { required: true, unique: true }),
    relation('contractor', 'handyman-profiles', { required: true, index: false }),
    day('date', { required: true }),
    timeSlot('timeSlot', { required: true, maxLength: 20 }),
    integer('startMinute', { required: true }),
    integer('endMinute', { required: true }),
    text('sessionId', { required: true }),
    json('scope', { required: true }),
    json('work', { required: true }),
    instant('expiresAt', { required: true, index: true }),
  ],
})
