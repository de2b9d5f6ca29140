import type { PayloadRequest } from 'payload'
import { rows, sql } from '../database.ts'

/**
 * One customer is listened to by one worker at a time, until the transaction ends: two messages at
 * once open one lead, not two.
 */
export const lockPhone = async (req: PayloadRequest, phone: string): Promise<void> => {
  await rows(req, sql`select pg_advisory_xact_lock(hashtextextended(${`phone:${phone}`}, 0))`)
}

/**
 * The same, for one who is waited for: gives up after two seconds, on this and on any lock the
 * transaction asks for after it.
 * @throws the database's 55P03 when the wait is over
 */
export const lockPhoneSoon = async (req: PayloadRequest, phone: string): Promise<void> => {
  await rows(
    req,
    sql`select set_config('lock_timeout', '2s', true),
      pg_advisory_xact_lock(hashtextextended(${`phone:${phone}`}, 0))`,
  )
}
