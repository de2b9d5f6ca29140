import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import type { Scope } from '../../domain/pricing.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { requireJob } from '../quotes/job-of-scope.ts'
import type { OpenQuote } from '../quotes/open-quote.ts'
import { readSettings } from '../settings.ts'
import { alternativesTo } from './list-slots.ts'
import { pickContractor } from './pick-contractor.ts'

/**
 * The final choice of package or extras, checked against the time held: the same contractor if they
 * can do that too, else another, else a refusal with alternatives. The hold keeps its id and its end.
 * @throws AppError SLOT_UNAVAILABLE
 */
export const rescopeHold = async (
  req: PayloadRequest,
  quote: OpenQuote,
  hold: { id: string; date: string; timeSlot: string },
  scope: Scope,
): Promise<void> => {
  const settings = await readSettings(req)
  const job = await requireJob(req, quote, scope)
  const kept = await row<{ contractorId: string; sessionId: string; expiresAt: string }>(
    req,
    sql`delete from slot_holds where id = ${hold.id}::uuid
      returning contractor_id as "contractorId", session_id as "sessionId", expires_at as "expiresAt"`,
  )
  const moved =
    kept &&
    (await pickContractor(req, {
      job,
      date: hold.date,
      timeSlot: hold.timeSlot,
      own: { quoteId: quote.id },
      settings,
      preferred: kept.contractorId,
      take: async ({ contractorId, range }) => {
        const count = await run(
          req,
          sql`insert into slot_holds (id, quote_id, contractor_id, date, time_slot, start_minute, end_minute,
            session_id, scope, work, expires_at)
          values (${hold.id}::uuid, ${quote.id}::uuid, ${contractorId}::uuid, ${hold.date}::date, ${hold.timeSlot},
            ${range.start}, ${range.end}, ${kept.sessionId}, ${jsonb(scope)},
            ${jsonb({ minutes: job.minutes, tasks: job.tasks })}, ${kept.expiresAt}::timestamptz)
          on conflict do nothing`,
        )
        return count > 0 ? true : null
      },
    }))
  if (moved) return
  throw new AppError('SLOT_UNAVAILABLE', 'Nobody who can do all of that is free at this time.', {
    alternatives: await alternativesTo(req, job, hold, { quoteId: quote.id }),
  })
}
