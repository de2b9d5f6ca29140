import { TIERS } from '../domain/pricing.ts'
import { BOOKING_STATUSES } from '../domain/vocabulary.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { bookingVerbs } from './endpoints/bookings/index.ts'
import {
  day,
  flag,
  instant,
  integer,
  json,
  oneOf,
  pence,
  relation,
  text,
  timeSlot,
} from './fields.ts'

/** Written by the booking verbs alone; ops may pin a contractor and keep notes. */
export const Bookings = defineTable('bookings', {
  defaultSort: '-date',
  endpoints: bookingVerbs,
  fields: [
    text('reference', { unique: true, required: true, access: byVerbsOnly }),
    relation('lead', 'leads', { required: true, access: byVerbsOnly }),
    relation('quote', 'quotes', { access: byVerbsOnly }),
    relation('contractor', 'handyman-profiles', { access: byVerbsOnly }),
    day('date', { required: true, index: true, access: byVerbsOnly }),
    timeSlot('timeSlot', { required: true, maxLength: 20, access: byVerbsOnly }),
    integer('durationMinutes', { required: true, min: 1, access: byVerbsOnly }),
    integer('startMinute', { required: true, access: byVerbsOnly }),
    integer('endMinute', { required: true, access: byVerbsOnly }),
    oneOf('selectedTier', TIERS, { access: byVerbsOnly }),
    json('selectedExtras', { defaultValue: [], access: byVerbsOnly }),
    json('tasks', { defaultValue: [], access: byVerbsOnly }),
    pence('total', { required: true, access: byVerbsOnly }),
    text('paymentIntentId', { access: byVerbsOnly }),
    pence('depositAmount', { access: byVerbsOnly }),
    oneOf('status', BOOKING_STATUSES, { index: true, access: byVerbsOnly }),
    instant('confirmedAt', { access: byVerbsOnly }),
    instant('startedAt', { access: byVerbsOnly }),
    instant('cancelledAt', { access: byVerbsOnly }),
    instant('completedAt', { access: byVerbsOnly }),
    { name: 'cancellationReason', type: 'textarea', access: byVerbsOnly },
    /** Pence that went back, and that was kept by the policy, when it was cancelled. */
    pence('refundAmount', { access: byVerbsOnly }),
    pence('retainedAmount', { access: byVerbsOnly }),
    json('matchSummary', { access: byVerbsOnly }),
    instant('onTheWayAt', { access: byVerbsOnly }),
    flag('pinned'),
    integer('swapCount', { defaultValue: 0, access: byVerbsOnly }),
    integer('rating', { min: 1, max: 5, access: byVerbsOnly }),
    { name: 'ratingComment', type: 'textarea', access: byVerbsOnly },
    { name: 'notes', type: 'textarea', maxLength: 5000 },
  ],
})
