import type { PayloadRequest } from 'payload'
import { run, sql } from '../database.ts'
import { dropIntents } from '../payments/drop-intents.ts'

/** Lets go of what a quote holds: its slot, and any payment not yet authorised. */
export const releaseQuote = async (
  req: PayloadRequest,
  quoteId: string,
  because: string,
): Promise<void> => {
  await run(req, sql`delete from slot_holds where quote_id = ${quoteId}::uuid`)
  await dropIntents(req, quoteId, because)
}
