/** What claiming and giving back may make look different. */
export const QUEUE_TOUCHES = ['estimator-queue', 'leads', 'lead-events'] as const
