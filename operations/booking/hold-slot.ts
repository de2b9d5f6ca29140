import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { slotProblem } from '../../domain/availability.ts'
import { BOOKED_STATES, type LeadState } from '../../domain/lead-states.ts'
import { resolveScope, type Tier } from '../../domain/pricing.ts'
import type { TimeSlot } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { moveLead, movePart } from '../leads/move-lead.ts'
import { dropIntents } from '../payments/drop-intents.ts'
import { requireJob, type ScopedJob } from '../quotes/job-of-scope.ts'
import { type HeldSlot, type OpenQuote, openQuote } from '../quotes/open-quote.ts'
import { readSettings } from '../settings.ts'
import { type Granted, grantHolding } from './grant-holding.ts'
import { alternativesTo } from './list-slots.ts'
import { pickContractor } from './pick-contractor.ts'

export interface HoldRequest {
  token: string
  date: string
  timeSlot: TimeSlot
  tier?: Tier | null
  extras?: number[]
  sessionId: string
}

export interface Hold {
  holdId: string
  date: string
  timeSlot: TimeSlot
  expiresAt: string
  ttlSeconds: number
}

/**
 * Holds a slot for five minutes with the best contractor free in it. One live hold per quote:
 * another slot or device moves it, the same slot renews it.
 * @throws AppError SLOT_UNAVAILABLE with three alternatives; STALE once a card is authorised;
 * RATE_LIMITED past 15 minutes of holding in an hour; QUOTE_SUPERSEDED, QUOTE_EXPIRED, NOT_FOUND
 */
export const holdSlot = async (req: PayloadRequest, asked: HoldRequest): Promise<Hold> => {
  const quote = await openQuote(req, asked.token)
  refuseUnlessHoldable(quote)
  const settings = await readSettings(req)
  const job = await requireJob(req, quote, resolveScope(quote, asked))
  const wanted = { date: asked.date, timeSlot: asked.timeSlot }
  const { held } = quote
  const own =
    held || quote.bookingId ? { quoteId: quote.id, bookingId: quote.bookingId ?? undefined } : {}
  const refuse = async (message: string): Promise<never> => {
    const alternatives = await alternativesTo(req, job, wanted, own)
    throw new AppError('SLOT_UNAVAILABLE', message, { alternatives })
  }
  const problem = slotProblem(asked.date, asked.timeSlot, job.minutes, settings, now())
  if (problem) return refuse('That time is not offered for this job.')
  const granted = grantHolding(quote, settings)
  if (held && isSame(held, asked, job)) return renew(req, quote, held, granted)

  if (held) await run(req, sql`delete from slot_holds where id = ${held.id}::uuid`)
  const from = await stateToHoldFrom(req, quote)
  const holdId = await pickContractor(req, {
    job,
    ...wanted,
    own,
    settings,
    take: ({ contractorId, range }) =>
      insertHold(req, { quote, from, asked, job, contractorId, range, granted }),
  })
  if (!holdId) return refuse('That time has just been taken.')
  const { unbooked } = quote
  if (unbooked.includes('created') || unbooked.includes('pending') || unbooked.includes('failed'))
    await dropIntents(req, quote.id, 'Another time was chosen.')
  return answer({ id: holdId, ...wanted }, granted.expiresAt)
}

/** @throws AppError STALE while money is authorised or the quote is being looked at again */
const refuseUnlessHoldable = (quote: OpenQuote): void => {
  if (quote.unbooked.includes('authorised'))
    throw new AppError('STALE', 'Your card is already being charged for the time you chose.')
  const holdable: readonly LeadState[] = [
    'quote_viewed',
    'booking_in_progress',
    'payment_pending',
    'payment_failed',
    'quote_expired',
    ...BOOKED_STATES,
  ]
  if (!holdable.includes(quote.state) || quote.state === 'job_in_progress')
    throw new AppError('STALE', 'This quote cannot be booked just now. Please get in touch.')
}

const isSame = (held: HeldSlot, asked: HoldRequest, job: ScopedJob): boolean =>
  held.date === asked.date &&
  held.timeSlot === asked.timeSlot &&
  held.sessionId === asked.sessionId &&
  isDeepStrictEqual(held.scope, job.scope) &&
  new Date(held.expiresAt) > now()

const renew = async (
  req: PayloadRequest,
  quote: OpenQuote,
  held: HeldSlot,
  { expiresAt, grants }: Granted,
): Promise<Hold> => {
  await run(
    req,
    sql`with granted as (
        update quotes set hold_grants = ${jsonb(grants)} where id = ${quote.id}::uuid)
      update slot_holds set expires_at = ${expiresAt.toISOString()}::timestamptz, updated_at = ${now().toISOString()}::timestamptz
      where id = ${held.id}::uuid`,
  )
  return answer(held, expiresAt)
}

interface NewHold {
  quote: OpenQuote
  /** Null: the lead stays as it is. */
  from: LeadState | null
  asked: HoldRequest
  job: ScopedJob
  contractorId: string
  range: { start: number; end: number }
  granted: Granted
}

/** The constraint has the last word: no row when somebody's hold overlaps. */
const insertHold = async (req: PayloadRequest, hold: NewHold): Promise<string | null> => {
  const { quote, from, asked, job, range, granted } = hold
  const move = {
    leadId: quote.leadId,
    to: 'booking_in_progress' as const,
    actor: 'customer' as const,
    reason: 'A time is held.',
  }
  const written = await row<{ id: string }>(
    req,
    sql`with held as (
        insert into slot_holds (id, quote_id, contractor_id, date, time_slot, start_minute, end_minute,
          session_id, scope, work, expires_at)
        values (uuidv7(), ${quote.id}::uuid, ${hold.contractorId}::uuid, ${asked.date}::date, ${asked.timeSlot},
          ${range.start}, ${range.end}, ${asked.sessionId}, ${jsonb(job.scope)},
          ${jsonb({ minutes: job.minutes, tasks: job.tasks })}, ${granted.expiresAt.toISOString()}::timestamptz)
        on conflict do nothing returning id)${
          from ? sql`, ${movePart(req, { ...move, from }, sql`held`)}` : sql``
        }
      update quotes q set hold_grants = ${jsonb(granted.grants)} from held
      where q.id = ${quote.id}::uuid returning held.id`,
  )
  return written?.id ?? null
}

/** A hold on a booked quote is for rescheduling and moves no state: null. */
const stateToHoldFrom = async (
  req: PayloadRequest,
  { booked, state, leadId }: OpenQuote,
): Promise<LeadState | null> => {
  if (booked || state === 'booking_in_progress') return null
  if (state !== 'payment_pending') return state
  const reason = 'Another time was chosen.'
  await moveLead(req, { leadId, from: state, to: 'quote_viewed', actor: 'customer', reason })
  return 'quote_viewed'
}

const answer = (hold: { id: string; date: string; timeSlot: string }, expiresAt: Date): Hold => ({
  holdId: hold.id,
  date: hold.date,
  timeSlot: hold.timeSlot,
  expiresAt: expiresAt.toISOString(),
  ttlSeconds: Math.max(0, Math.round((expiresAt.getTime() - now().getTime()) / 1000)),
})
