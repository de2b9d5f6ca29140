import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import { isUuid, row, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'
import { dropIntents } from '../payments/drop-intents.ts'
import { openQuote } from '../quotes/open-quote.ts'
import { endHold } from './end-hold.ts'

/** The customer lets go of the time they held. @throws AppError NOT_FOUND, STALE once a card is authorised */
export const releaseHold = async (
  req: PayloadRequest,
  token: string,
  holdId: string,
): Promise<void> => {
  const quote = await openQuote(req, token)
  const held = isUuid(holdId)
    ? await row(
        req,
        sql`select id from slot_holds where id = ${holdId}::uuid and quote_id = ${quote.id}::uuid`,
      )
    : undefined
  if (!held) throw notFound('That hold')
  if (
    await row(
      req,
      sql`select 1 from payments where hold_id = ${holdId} and status = 'authorised' and booking_id is null`,
    )
  )
    throw new AppError('STALE', 'Your card is already being charged for this time.')
  await endHold(req, quote.id)
  if (quote.booked) return
  await dropIntents(req, quote.id, 'The time was let go.')
  await moveLeadIfAllowed(req, {
    leadId: quote.leadId,
    to: 'quote_viewed',
    actor: 'customer',
    reason: 'The time was let go.',
  })
}
