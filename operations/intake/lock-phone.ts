import type { PayloadRequest } from 'payload'
import { rows, sql } from '../database.ts'

/**
 * One customer is listened to by one worker at a time, until the transaction ends: two messages at
 * once open one lead, not two.
 */
export const lockPhone = async (req: PayloadRequest, phone: string): Promise<void> => {
  await rows(req, sql`select pg_advisory_xact_lock(hashtextextended(${`phone:${phone}`}, 0))`)
}
