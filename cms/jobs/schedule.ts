import type { JobName } from '../../operations/jobs.ts'

/** What the clock starts, in London's time. Nothing runs between one and three at night. */
export const SCHEDULE: { name: JobName; at: string }[] = [
  { name: 'expire-holds', at: '* * * * *' },
  { name: 'expire-quotes', at: '* * * * *' },
  { name: 'sweep-payments', at: '* * * * *' },
  { name: 'watch-jobs', at: '* * * * *' },
  { name: 'watch-estimators', at: '* * * * *' },
  { name: 'sweep-uploads', at: '*/5 * * * *' },
  { name: 'sweep-exports', at: '*/15 * * * *' },
  { name: 'expire-leads', at: '*/15 * * * *' },
  { name: 'send-reminders', at: '0 * * * *' },
  { name: 'renew-availability', at: '30 3 * * *' },
]
