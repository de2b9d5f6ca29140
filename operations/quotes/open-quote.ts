import type { PayloadRequest } from 'payload'
import { AppError, notFound } from '../../domain/app-error.ts'
import type { Place } from '../../domain/distance.ts'
import type { RequiredTask } from '../../domain/fitness.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import type { CustomerType, PricedQuote, Scope } from '../../domain/pricing.ts'
import type { PaymentStatus } from '../../domain/vocabulary.ts'
import { now } from '../clock.ts'
import { read, row, type SQL, sql } from '../database.ts'
import { moveLeadIfAllowed } from '../leads/move-lead.ts'

/** The quote's hold, run out or not. */
export interface HeldSlot {
  id: string
  contractorId: string
  date: string
  timeSlot: string
  sessionId: string
  scope: Scope
  expiresAt: string
}

interface QuoteRow extends PricedQuote {
  id: string
  token: string
  version: number
  status: string
  leadId: string
  expiresAt: string
  viewedAt: string | null
  supersededAt: string | null
  state: LeadState
  customerName: string
  phone: string
  customerType: CustomerType | null
  address: string | null
  postcode: string | null
  latitude: string | number | null
  longitude: string | number | null
  booked: boolean
  /** Its lead's confirmed booking. */
  bookingId: string | null
  newestToken: string
  held: HeldSlot | null
  /** Holding granted lately: since when, and seconds of it. */
  holdGrants: { at: string; seconds: number }[] | null
  /** How its payments without a booking stand, each status once. */
  unbooked: PaymentStatus[]
  /** What the lead's job asks of a contractor, without any extras. */
  requiredTasks: RequiredTask[]
}

export interface OpenQuote extends Omit<QuoteRow, 'latitude' | 'longitude'> {
  place: Place | null
}

/** A task `t` as a contractor must have it, required by `r` of the lead or not. */
export const requiredTask = (extra: SQL) => sql`t.id as "taskId",
  coalesce(r.required_confidence::text, 'capable') as confidence,
  coalesce(r.is_primary, true) or ${extra} as "isPrimary",
  case when t.requires_certification then t.certification_name end as certification`

const quoteRow = (where: ReturnType<typeof sql>) => sql`
  select q.id, q.token, q.version, q.status, q.lead_id as "leadId", q.expires_at as "expiresAt",
    q.viewed_at as "viewedAt", q.superseded_at as "supersededAt", q.style, q.total,
    q.deposit_percent as "depositPercent", q.line_items as "lineItems", q.optional_items as "optionalItems",
    l.state, l.customer_name as "customerName", l.phone, l.customer_type as "customerType", l.address,
    l.postcode, l.location_latitude as latitude, l.location_longitude as longitude,
    b.id is not null as booked, b.id as "bookingId", q.hold_grants as "holdGrants",
    (select jsonb_build_object('id', h.id, 'contractorId', h.contractor_id, 'date', h.date, 'timeSlot', h.time_slot,
        'sessionId', h.session_id, 'scope', h.scope, 'expiresAt', h.expires_at)
      from slot_holds h where h.quote_id = q.id) as held,
    (select coalesce(jsonb_agg(distinct y.status), '[]') from payments y
      where y.quote_id = q.id and y.booking_id is null) as unbooked,
    (select coalesce(jsonb_agg(to_jsonb(k) order by k."taskId"), '[]') from (
      select ${requiredTask(sql`false`)} from job_task_requirements r join contractor_tasks t on t.id = r.task_id
      where r.lead_id = l.id) k) as "requiredTasks",
    (select n.token from quotes n where n.lead_id = l.id order by n.version desc limit 1) as "newestToken"
  from quotes q join leads l on l.id = q.lead_id
  left join bookings b on b.lead_id = l.id and b.status = 'confirmed' where ${where}`

const withPlace = ({ latitude, longitude, ...quote }: QuoteRow): OpenQuote => ({
  ...quote,
  optionalItems: quote.optionalItems ?? [],
  place:
    latitude == null || longitude == null
      ? null
      : { latitude: Number(latitude), longitude: Number(longitude) },
})

/** The quote behind a token, whichever version. @throws AppError NOT_FOUND */
export const findQuote = async (req: PayloadRequest, token: string): Promise<OpenQuote> => {
  const [found] = await read<QuoteRow>(req, quoteRow(sql`q.token = ${token}`))
  if (!found) throw notFound('That quote')
  return withPlace(found)
}

export const findQuoteById = async (req: PayloadRequest, id: string): Promise<OpenQuote> => {
  const [found] = await read<QuoteRow>(req, quoteRow(sql`q.id = ${id}::uuid`))
  if (!found) throw notFound('That quote')
  return withPlace(found)
}

/**
 * The live quote behind a token, its lead and itself locked in that order, and the customer noted
 * as having seen it: how every verb of a customer begins.
 * @throws AppError NOT_FOUND, QUOTE_SUPERSEDED (`data.token` is the newest), QUOTE_EXPIRED
 */
export const openQuote = async (req: PayloadRequest, token: string): Promise<OpenQuote> => {
  const lead = await row<{ id: string }>(
    req,
    sql`select l.id from leads l join quotes q on q.lead_id = l.id where q.token = ${token} for update of l`,
  )
  if (!lead) throw notFound('That quote')
  const [found] = await read<QuoteRow>(req, quoteRow(sql`q.token = ${token} for update of q`))
  if (!found) throw notFound('That quote')
  const quote = withPlace(found)
  await refuseUnlessLive(req, quote)
  return stampViewed(req, quote)
}

/** Superseded and expired quotes answer 410; a booked one stays open for what comes after. */
export const refuseUnlessLive = async (req: PayloadRequest, quote: OpenQuote): Promise<void> => {
  if (quote.supersededAt)
    throw new AppError('QUOTE_SUPERSEDED', 'There is a newer version of this quote.', {
      token: quote.newestToken,
    })
  if (quote.booked || quote.status === 'accepted') return
  if (quote.status !== 'expired' && new Date(quote.expiresAt) > now()) return
  if (quote.status !== 'expired' && (await isKeptAlive(req, quote.id))) return
  throw new AppError(
    'QUOTE_EXPIRED',
    'This quote has expired. It can be renewed at today’s prices.',
  )
}

/** A quote does not expire while its hold or its payment lives. */
const isKeptAlive = async (req: PayloadRequest, quoteId: string): Promise<boolean> => {
  const [alive] = await read<{ alive: boolean }>(
    req,
    sql`select exists (select 1 from slot_holds where quote_id = ${quoteId}::uuid
        and expires_at > ${now().toISOString()}::timestamptz)
      or exists (select 1 from payments where quote_id = ${quoteId}::uuid
        and status in ('pending', 'authorised')) as alive`,
  )
  return alive?.alive ?? false
}

const stampViewed = async (req: PayloadRequest, quote: OpenQuote): Promise<OpenQuote> => {
  if (quote.viewedAt) return quote
  const at = now().toISOString()
  await row(
    req,
    sql`update quotes set viewed_at = ${at}::timestamptz, updated_at = ${at}::timestamptz,
        status = case when status in ('draft', 'sent') then 'viewed'::enum_quotes_status else status end
      where id = ${quote.id}::uuid and viewed_at is null`,
  )
  const moved = await moveLeadIfAllowed(req, {
    leadId: quote.leadId,
    to: 'quote_viewed',
    actor: 'customer',
  })
  return { ...quote, viewedAt: at, state: moved?.to ?? quote.state }
}
