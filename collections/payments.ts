import { TIERS } from '../domain/pricing.ts'
import { PAYMENT_STATUSES } from '../domain/vocabulary.ts'
import { defineTable } from './define-table.ts'
import { day, instant, integer, json, oneOf, pence, relation, text, timeSlot } from './fields.ts'

/** What a late payment needs is here, not in the hold: slot, scope and amount. */
export const Payments = defineTable('payments', {
  audited: false,
  defaultSort: '-createdAt',
  fields: [
    relation('lead', 'leads', { required: true }),
    relation('quote', 'quotes', { required: true }),
    text('holdId', { index: true }),
    relation('booking', 'bookings'),
    day('date', { required: true }),
    timeSlot('timeSlot', { required: true, maxLength: 20 }),
    oneOf('tier', TIERS),
    json('extras', { defaultValue: [] }),
    pence('amount', { required: true, min: 1 }),
    text('currency', { required: true, defaultValue: 'gbp', maxLength: 3 }),
    text('paymentIntentId', { unique: true }),
    oneOf('status', PAYMENT_STATUSES, { required: true, defaultValue: 'created', index: true }),
    integer('revision', { required: true, min: 0, defaultValue: 0 }),
    pence('capturedAmount', { required: true, defaultValue: 0 }),
    pence('refundedAmount', { required: true, defaultValue: 0 }),
    text('sessionId'),
    instant('expressRequestAt'),
    instant('holdEndedAt'),
    instant('authorisedAt'),
    instant('capturedAt'),
    text('disputeStatus'),
    text('lastError', { maxLength: 2000 }),
  ],
})
