import { type SQL, sql } from '../database.ts'

/**
 * Of a booking `b`: whoever has it cannot come, and nobody else was found yet. It stands, ops is at
 * it, and nobody is promised by name meanwhile.
 */
export const nobodyComes: SQL = sql`exists (select 1 from exceptions e
  where e.booking_id = b.id and e.kind = 'no_contractor' and e.resolved_at is null)`
