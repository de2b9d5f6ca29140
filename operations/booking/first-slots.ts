import type { PayloadRequest } from 'payload'
import { invalid, notFound } from '../../domain/app-error.ts'
import type { OpenDay } from '../../domain/availability.ts'
import type { RequiredTask } from '../../domain/fitness.ts'
import { addDays, londonClock } from '../../domain/london-time.ts'
import { resolveScope } from '../../domain/pricing.ts'
import { MAX_SELF_SERVICE_MINUTES, type TimeSlot } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { isUuid, jsonb, read, sql } from '../database.ts'
import { jobOfScope, type ScopedJob } from '../quotes/job-of-scope.ts'
import { findQuoteById, requiredTask } from '../quotes/open-quote.ts'
import { daysFor, MAX_SPAN_DAYS } from './list-slots.ts'

/** A line of the price book and how many of it, before there is a quote. */
export interface WantedWork {
  skuId: string
  qty: number
}

/** Why there is no time to name: what is missing first. */
export type NoTimeBecause = 'no_work' | 'no_place' | 'no_tasks' | 'too_long' | 'nobody'

export interface FirstSlots {
  slots: { date: string; timeSlot: TimeSlot; label: string }[]
  /** Null where there are slots. */
  because: NoTimeBecause | null
}

const HOW_MANY = 3
const MOST_LINES = 50
/** Most jobs have three times within two weeks; the rest of the horizon is read for the others. */
const SOON_DAYS = 14

/** `skuId:2,skuId:1` of a query string. @throws AppError VALIDATION_ERROR */
export const workFrom = (words: string): WantedWork[] => {
  const lines = words.split(',').filter(Boolean)
  const work = lines.map((line) => {
    const [skuId = '', qty = '1'] = line.split(':')
    return { skuId, qty: Number(qty) }
  })
  const wrong = work.some(
    ({ skuId, qty }) => !isUuid(skuId) || !Number.isInteger(qty) || qty < 1 || qty > 99,
  )
  if (wrong || work.length > MOST_LINES)
    throw invalid('That is not a list of work.', {
      work: 'SKUs and how many, such as “id:2,id:1”, at most fifty.',
    })
  return work
}

interface LeadJob {
  latitude: string | number | null
  longitude: string | number | null
  minutes: number
  tasks: RequiredTask[]
}

/** The job these lines would be for this lead: their tasks and what a person verified of it. */
const jobOfWork = async (
  req: PayloadRequest,
  leadId: string,
  work: WantedWork[],
): Promise<ScopedJob | NoTimeBecause> => {
  const [lead] = await read<LeadJob>(
    req,
    sql`with work as (
        select (value ->> 'skuId')::uuid as sku, (value ->> 'qty')::int as qty
        from jsonb_array_elements(${jsonb(work)})),
      sold as (select distinct r.contractor_tasks_id as task from work w
        join skus_rels r on r.parent_id = w.sku and r.path = 'tasks')
      select l.location_latitude as latitude, l.location_longitude as longitude,
        (select coalesce(sum(s.minutes * w.qty), 0)::int from work w join skus s on s.id = w.sku) as minutes,
        (select coalesce(jsonb_agg(to_jsonb(k) order by k."taskId"), '[]') from (
          select ${requiredTask(sql`x.task is not null`)} from contractor_tasks t
          left join job_task_requirements r on r.task_id = t.id and r.lead_id = l.id
          left join sold x on x.task = t.id
          where x.task is not null or (r.id is not null and r.manually_verified)) k) as tasks
      from leads l where l.id = ${leadId}::uuid`,
  )
  if (!lead) throw notFound('That lead')
  const { latitude, longitude, minutes, tasks } = lead
  if (work.length === 0) return 'no_work'
  if (latitude == null || longitude == null) return 'no_place'
  if (!tasks.some(({ isPrimary }) => isPrimary)) return 'no_tasks'
  return {
    ...{ tasks, minutes, scope: { tier: null, extras: [] } },
    place: { latitude: Number(latitude), longitude: Number(longitude) },
  }
}

interface Asked {
  job: ScopedJob | NoTimeBecause
  quoteId?: string
}

/** The job of the lead's newest quote, as its page offers it before anything is ticked. */
const jobOfNewestQuote = async (req: PayloadRequest, leadId: string): Promise<Asked> => {
  const [newest] = await read<{ id: string }>(
    req,
    sql`select id from quotes where lead_id = ${leadId}::uuid order by version desc limit 1`,
  )
  if (!newest) return { job: await jobOfWork(req, leadId, []) }
  const quote = await findQuoteById(req, newest.id)
  const job = await jobOfScope(req, quote, resolveScope(quote, {}))
  return { quoteId: newest.id, job: job ?? (quote.place ? 'no_tasks' : 'no_place') }
}

const halfDaysFirst = ({ date, slots }: OpenDay) => {
  const halves = slots.filter(({ timeSlot }) => timeSlot === 'am' || timeSlot === 'pm')
  return (halves.length > 0 ? halves : slots.slice(0, 1)).map(({ timeSlot, label }) => ({
    ...{ date, timeSlot, label },
  }))
}

/**
 * The first times somebody could do this work, for whoever is on the phone with the customer: of
 * these lines of the price book, or of the lead's newest quote. Real now, kept for nobody.
 * @throws AppError NOT_FOUND
 */
export const firstSlots = async (
  req: PayloadRequest,
  leadId: string,
  work: WantedWork[] | null,
): Promise<FirstSlots> => {
  const asked: Asked = work
    ? { job: await jobOfWork(req, leadId, work) }
    : await jobOfNewestQuote(req, leadId)
  const { job, quoteId } = asked
  if (typeof job === 'string') return { slots: [], because: job }
  if (job.minutes > MAX_SELF_SERVICE_MINUTES) return { slots: [], because: 'too_long' }
  const from = londonClock(now()).date
  const within = async (days: number) => {
    const open = await daysFor(req, job, { from, to: addDays(from, days - 1) }, { quoteId })
    return open.flatMap(halfDaysFirst).slice(0, HOW_MANY)
  }
  const soon = await within(SOON_DAYS)
  const slots = soon.length < HOW_MANY ? await within(MAX_SPAN_DAYS) : soon
  return { slots, because: slots.length > 0 ? null : 'nobody' }
}
