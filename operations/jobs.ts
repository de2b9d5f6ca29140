import type { PayloadRequest } from 'payload'
import { now } from './clock.ts'
import { rows, type SQL, sql } from './database.ts'

/** Every job by its task name and what it is told. The worker has one file for each. */
export interface Jobs {
  'read-webhook': { eventId: string }
  'detect-work': { leadId: string }
  'fetch-media': { messageId: string; index: number }
  'fetch-recording': { callSid: string; recordingSid: string }
  /** `again`: how often it has been tried since the provider failed. */
  'score-video': { leadId: string; mediaId: string; again?: number }
  'send-message': { messageId: string }
  'capture-payment': { paymentId: string }
  'cancel-intent': { paymentIntentId: string; paymentId: string }
  'refund-payment': { paymentId: string; amount: number; reason: string; key: string }
  'read-stripe-event': { eventId: string }
  'rematch-booking': { bookingId: string; reason: string }
  'expire-holds': Record<string, never>
  'expire-quotes': Record<string, never>
  'expire-leads': Record<string, never>
  'sweep-payments': Record<string, never>
  'watch-jobs': Record<string, never>
  'watch-estimators': Record<string, never>
  'send-reminders': Record<string, never>
  'renew-availability': Record<string, never>
  'sweep-uploads': Record<string, never>
  'write-export': { exportId: string }
  'sweep-exports': Record<string, never>
  'forget-file': { filename: string }
}
export type JobName = keyof Jobs

export interface JobOptions {
  /** A second job with the same key replaces the first while it waits. */
  jobKey?: string
  runAt?: Date
  maxAttempts?: number
  /** Lower runs first: what a customer waits for is -10. */
  priority?: number
}

/** The call that adds a job, for a statement that writes what the job is about. */
export const addJob = (
  name: JobName,
  payload: SQL,
  { jobKey, runAt, maxAttempts = 12, priority = 0 }: JobOptions = {},
): SQL => sql`graphile_worker.add_job(${name}, ${payload},
  run_at => ${(runAt ?? now()).toISOString()}::timestamptz, max_attempts => ${maxAttempts}::int,
  job_key => ${jobKey ?? null}::text, priority => ${priority}::int)`

/** Adds a job in the caller's transaction: it exists only if what it is about does. */
export const enqueue = async <N extends JobName>(
  req: PayloadRequest,
  name: N,
  payload: Jobs[N],
  options: JobOptions = {},
): Promise<void> => {
  await rows(req, sql`select ${addJob(name, sql`${JSON.stringify(payload)}::json`, options)}`)
}
