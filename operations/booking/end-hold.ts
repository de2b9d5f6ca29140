import type { PayloadRequest } from 'payload'
import { now } from '../clock.ts'
import { run, sql } from '../database.ts'

/** Ends a quote's hold. What was left of it counts as not held: only time really kept is counted. */
export const endHold = async (req: PayloadRequest, quoteId: string): Promise<void> => {
  const at = now().toISOString()
  await run(
    req,
    sql`with gone as (
        delete from slot_holds where quote_id = ${quoteId}::uuid
        returning extract(epoch from expires_at - ${at}::timestamptz)::int as unspent)
      update quotes set hold_grants = coalesce(hold_grants, '[]')
        || jsonb_build_array(jsonb_build_object('at', ${at}::text, 'seconds', -gone.unspent))
      from gone where quotes.id = ${quoteId}::uuid and gone.unspent > 0`,
  )
}
