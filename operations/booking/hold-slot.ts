import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { slotProblem } from '../../domain/availability.ts'
import { BOOKED_STATES, type LeadState } from '../../domain/lead-states.ts'
import { resolveScope, type Tier } from '../../domain/pricing.ts'
import type { TimeSlot } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { jsonb, row, run, sql } from '../database.ts'
import { moveLead } from '../leads/move-lead.ts'
import { dropIntents } from '../payments/drop-intents.ts'
import { requireJob, type ScopedJob } from '../quotes/job-of-scope.ts'
import { type OpenQuote, openQuote } from '../quotes/open-quote.ts'
import { readSettings } from '../settings.ts'
import { grantHolding } from './grant-holding.ts'
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

interface HoldRow {
  id: string
  date: string
  timeSlot: string
  sessionId: string
  scope: unknown
  expiresAt: string
}

/**
 * Holds a slot for five minutes with the best contractor free in it. One live hold per quote:
 * another slot or device moves it, the same slot renews it.
 * @throws AppError SLOT_UNAVAILABLE with three alternatives; STALE once a card is authorised;
 * RATE_LIMITED past 15 minutes of holding in an hour; QUOTE_SUPERSEDED, QUOTE_EXPIRED, NOT_FOUND
 */
export const holdSlot = async (req: PayloadRequest, asked: HoldRequest): Promise<Hold> => {
  const quote = await openQuote(req, asked.token)
  await refuseUnlessHoldable(req, quote)
  const settings = await readSettings(req)
  const job = await requireJob(req, quote, resolveScope(quote, asked))
  const wanted = { date: asked.date, timeSlot: asked.timeSlot }
  const held = await row<HoldRow>(
    req,
    sql`select id, date, time_slot as "timeSlot", session_id as "sessionId", scope, expires_at as "expiresAt"
      from slot_holds where quote_id = ${quote.id}::uuid`,
  )
  const own =
    held || quote.booked ? { quoteId: quote.id, bookingId: await bookingOf(req, quote) } : {}
  const refuse = async (message: string): Promise<never> => {
    const alternatives = await alternativesTo(req, job, wanted, own)
    throw new AppError('SLOT_UNAVAILABLE', message, { alternatives })
  }
  const problem = slotProblem(asked.date, asked.timeSlot, job.minutes, settings, now())
  if (problem) return refuse('That time is not offered for this job.')
  const { expiresAt } = await grantHolding(
    req,
    quote.id,
    held ? new Date(held.expiresAt) : null,
    settings,
  )
  if (held && isSame(held, asked, job)) return renew(req, held, expiresAt)

  if (held) await run(req, sql`delete from slot_holds where id = ${held.id}::uuid`)
  const holdId = await pickContractor(req, {
    job,
    ...wanted,
    own,
    settings,
    take: ({ contractorId, range }) =>
      insertHold(req, { quote, asked, job, contractorId, range, expiresAt }),
  })
  if (!holdId) return refuse('That time has just been taken.')
  await dropIntents(req, quote.id, 'Another time was chosen.')
  await moveToHolding(req, quote)
  return answer({ id: holdId, ...wanted }, expiresAt)
}

/** @throws AppError STALE while money is authorised or the quote is being looked at again */
const refuseUnlessHoldable = async (req: PayloadRequest, quote: OpenQuote): Promise<void> => {
  const [authorised] = [
    await row(
      req,
      sql`select 1 from payments where quote_id = ${quote.id}::uuid and status = 'authorised' and booking_id is null`,
    ),
  ]
  if (authorised)
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

const bookingOf = async (req: PayloadRequest, quote: OpenQuote): Promise<string | undefined> => {
  if (!quote.booked) return undefined
  const booking = await row<{ id: string }>(
    req,
    sql`select id from bookings where lead_id = ${quote.leadId}::uuid and status = 'confirmed'`,
  )
  return booking?.id
}

const isSame = (held: HoldRow, asked: HoldRequest, job: ScopedJob): boolean =>
  held.date === asked.date &&
  held.timeSlot === asked.timeSlot &&
  held.sessionId === asked.sessionId &&
  isDeepStrictEqual(held.scope, job.scope) &&
  new Date(held.expiresAt) > now()

const renew = async (req: PayloadRequest, held: HoldRow, expiresAt: Date): Promise<Hold> => {
  await run(
    req,
    sql`update slot_holds set expires_at = ${expiresAt.toISOString()}::timestamptz, updated_at = ${now().toISOString()}::timestamptz
      where id = ${held.id}::uuid`,
  )
  return answer(held, expiresAt)
}

interface NewHold {
  quote: OpenQuote
  asked: HoldRequest
  job: ScopedJob
  contractorId: string
  range: { start: number; end: number }
  expiresAt: Date
}

/** The constraint has the last word: no row when somebody's hold overlaps. */
const insertHold = async (req: PayloadRequest, hold: NewHold): Promise<string | null> => {
  const { asked, job, range } = hold
  const written = await row<{ id: string }>(
    req,
    sql`insert into slot_holds (id, quote_id, contractor_id, date, time_slot, start_minute, end_minute,
        session_id, scope, work, expires_at)
      values (uuidv7(), ${hold.quote.id}::uuid, ${hold.contractorId}::uuid, ${asked.date}::date, ${asked.timeSlot},
        ${range.start}, ${range.end}, ${asked.sessionId}, ${jsonb(job.scope)},
        ${jsonb({ minutes: job.minutes, tasks: job.tasks })}, ${hold.expiresAt.toISOString()}::timestamptz)
      on conflict do nothing returning id`,
  )
  return written?.id ?? null
}

/** A hold on a booked quote is for rescheduling and moves no state. */
const moveToHolding = async (req: PayloadRequest, quote: OpenQuote): Promise<void> => {
  if (quote.booked || quote.state === 'booking_in_progress') return
  const move = { leadId: quote.leadId, actor: 'customer' as const }
  if (quote.state === 'payment_pending')
    await moveLead(req, { ...move, to: 'quote_viewed', reason: 'Another time was chosen.' })
  await moveLead(req, { ...move, to: 'booking_in_progress', reason: 'A time is held.' })
}

const answer = (hold: { id: string; date: string; timeSlot: string }, expiresAt: Date): Hold => ({
  holdId: hold.id,
  date: hold.date,
  timeSlot: hold.timeSlot,
  expiresAt: expiresAt.toISOString(),
  ttlSeconds: Math.max(0, Math.round((expiresAt.getTime() - now().getTime()) / 1000)),
})
