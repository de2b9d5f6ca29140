import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import { AppError, invalid, notFound } from '../../domain/app-error.ts'
import { priceOfScope, resolveScope, type Scope } from '../../domain/pricing.ts'
import { expressRequestFor } from '../booking/express-request.ts'
import { alternativesTo } from '../booking/list-slots.ts'
import { rescopeHold } from '../booking/rescope-hold.ts'
import { now } from '../clock.ts'
import { isUuid, jsonb, row, run, sql } from '../database.ts'
import { requireJob } from '../quotes/job-of-scope.ts'
import { type OpenQuote, openQuote } from '../quotes/open-quote.ts'
import { dropIntents } from './drop-intents.ts'
import type { PaymentRequest, PreparedPayment } from './payment-request.ts'
import { prepareAgain } from './prepare-again.ts'

interface HoldRow {
  id: string
  date: string
  timeSlot: string
  scope: Scope
  live: boolean
  quoteId: string
}

interface OpenPayment {
  id: string
  status: string
  amount: number
  revision: number
  scope: Scope
  intentId: string | null
}

/**
 * Writes (or revises) the payment row for a live hold: slot, scope and amount as the server knows
 * them. Once a card is authorised the scope is frozen.
 * @throws AppError NOT_FOUND, SLOT_UNAVAILABLE, STALE, VALIDATION_ERROR (address, startWithinCoolingOff)
 */
export const preparePayment = async (
  req: PayloadRequest,
  asked: PaymentRequest,
): Promise<PreparedPayment> => {
  const quote = await openQuote(req, asked.token)
  if (quote.booked) return prepareAgain(req, quote, asked)
  const hold = await liveHold(req, quote, asked.holdId)
  const scope = resolveScope(quote, {
    tier: asked.tier === undefined ? hold.scope.tier : asked.tier,
    extras: asked.extras ?? hold.scope.extras,
  })
  await keepAddress(req, quote, asked.address)
  const expressRequest = await expressRequestFor(req, {
    customerType: quote.customerType,
    ...{ date: hold.date, timeSlot: hold.timeSlot, agreedAt: now() },
    startWithinCoolingOff: asked.startWithinCoolingOff,
  })
  const open = await openPayment(req, hold.id)
  if (open?.status === 'authorised')
    throw new AppError('STALE', 'Your card is already authorised for this.')
  if (!isDeepStrictEqual(scope, hold.scope)) await rescopeHold(req, quote, hold, scope)
  const { deposit } = priceOfScope(quote, scope)
  const reference = await row<{ reference: string }>(
    req,
    sql`select reference from leads where id = ${quote.leadId}::uuid`,
  )
  const known = {
    leadId: quote.leadId,
    leadReference: reference?.reference ?? '',
    currency: 'gbp',
    amount: deposit,
  }
  if (open) return { ...known, ...(await revise(req, open, { scope, deposit, expressRequest })) }
  await dropIntents(req, quote.id, 'A newer payment was begun.')
  const written = await row<{ id: string }>(
    req,
    sql`insert into payments (id, lead_id, quote_id, hold_id, date, time_slot, tier, extras, amount, currency,
        status, session_id, express_request_at)
      values (uuidv7(), ${quote.leadId}::uuid, ${quote.id}::uuid, ${hold.id}, ${hold.date}::date, ${hold.timeSlot},
        ${scope.tier}::enum_payments_tier, ${jsonb(scope.extras)}, ${deposit}, 'gbp', 'created', ${asked.sessionId},
        ${expressRequest?.toISOString() ?? null}::timestamptz)
      returning id`,
  )
  return { ...known, paymentId: written?.id ?? '', intentId: null, revision: 0 }
}

const liveHold = async (
  req: PayloadRequest,
  quote: OpenQuote,
  holdId: string,
): Promise<HoldRow> => {
  if (!isUuid(holdId)) throw notFound('That hold')
  const hold = await row<HoldRow>(
    req,
    sql`select id, date, time_slot as "timeSlot", scope, quote_id as "quoteId",
        expires_at > ${now().toISOString()}::timestamptz as live
      from slot_holds where id = ${holdId}::uuid`,
  )
  if (hold && hold.quoteId !== quote.id) throw notFound('That hold')
  if (hold?.live) return hold
  const paid = await row<{ date: string; timeSlot: string }>(
    req,
    sql`select date, time_slot as "timeSlot" from payments where hold_id = ${holdId} and quote_id = ${quote.id}::uuid limit 1`,
  )
  const wanted = hold ?? paid
  const job = await requireJob(req, quote, resolveScope(quote, hold?.scope ?? {}))
  const near = wanted ?? { date: now().toISOString().slice(0, 10), timeSlot: 'am' }
  throw new AppError('SLOT_UNAVAILABLE', 'The time you held has run out. Please choose again.', {
    alternatives: await alternativesTo(req, job, near, { quoteId: quote.id }),
  })
}

/** A booking needs to know where. */
const keepAddress = async (
  req: PayloadRequest,
  quote: OpenQuote,
  address: string | undefined,
): Promise<void> => {
  if (address) {
    await run(
      req,
      sql`update leads set address = ${address}, updated_at = now() where id = ${quote.leadId}::uuid`,
    )
  } else if (!quote.address) {
    throw invalid('We need the full address of the job.', { address: 'This is needed.' })
  }
}

const openPayment = (req: PayloadRequest, holdId: string): Promise<OpenPayment | undefined> =>
  row<OpenPayment>(
    req,
    sql`select id, status, amount, revision, jsonb_build_object('tier', tier, 'extras', extras) as scope,
        payment_intent_id as "intentId"
      from payments where hold_id = ${holdId} and status in ('created', 'pending', 'failed', 'authorised')
      order by created_at desc limit 1 for update`,
  )

/**
 * Begins a change of scope. Scope and amount follow when Stripe has agreed: a card authorised
 * meanwhile was authorised for what the row says.
 */
const revise = async (
  req: PayloadRequest,
  open: OpenPayment,
  {
    scope,
    deposit,
    expressRequest,
  }: { scope: Scope; deposit: number; expressRequest: Date | null },
) => {
  const changed = open.amount !== deposit || !isDeepStrictEqual(open.scope, scope)
  // Once there is an intent, no two requests about it share an idempotency key.
  const revision = open.revision + (changed || open.intentId ? 1 : 0)
  await run(
    req,
    sql`update payments set revision = ${revision}, updated_at = now(),
        express_request_at = coalesce(${expressRequest?.toISOString() ?? null}::timestamptz, express_request_at)
      where id = ${open.id}::uuid`,
  )
  return { paymentId: open.id, intentId: open.intentId, revision, scope }
}
