/** What a verb on a booking may have changed: the lists that are asked again after it. */
export const BOOKING_TOUCHES = [
  'bookings',
  'leads',
  'lead-events',
  'messages',
  'payments',
  'contractor-jobs',
  'exceptions',
  'job-matching-history',
] as const
