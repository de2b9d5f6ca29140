import type { PayloadRequest } from 'payload'
import { read, sql } from '../database.ts'

export interface Period {
  /** Days, London's, both counted. */
  from: string
  to: string
}

/** Pence, lower bounds: what quotes are grouped by. */
const BANDS = [0, 10_000, 20_000, 40_000, 80_000]

const one = async <T extends object>(req: PayloadRequest, query: ReturnType<typeof sql>) =>
  (await read<T>(req, query))[0] as T

/** `column` falls on a day of the period, by London's calendar; an index on the column still serves. */
const within = (column: string, { from, to }: Period) =>
  sql`${sql.raw(column)} >= (${from}::date)::timestamp at time zone 'Europe/London'
    and ${sql.raw(column)} < (${to}::date + 1)::timestamp at time zone 'Europe/London'`

/** Of what was booked: how much was done or stands, and how much we had to call off. */
const fulfilment = (req: PayloadRequest, period: Period) =>
  one<{ booked: number; done: number; standing: number; cancelled: number; nobody: number }>(
    req,
    sql`select count(*)::int booked, count(*) filter (where status = 'completed')::int done,
        count(*) filter (where status = 'confirmed')::int standing,
        count(*) filter (where status = 'cancelled')::int cancelled,
        count(*) filter (where status = 'confirmed' and exists (select from exceptions e
          where e.booking_id = b.id and e.resolved_at is null and e.kind in ('no_contractor', 'contractor_dropped_out')))::int nobody
      from bookings b where ${within('b.confirmed_at', period)}`,
  )

/** Why contractors who were looked at were not chosen, and why leads could be offered nobody. */
const reasons = (req: PayloadRequest, period: Period) =>
  read<{ reason: string; of: 'contractors' | 'leads'; times: number }>(
    req,
    sql`select coalesce(h.excluded_because, 'outscored') as reason, 'contractors' as of, count(*)::int as times
        from job_matching_history h where not coalesce(h.was_selected, false) and ${within('h.created_at', period)} group by 1
      union all select e.kind::text, 'leads', count(*)::int from exceptions e
        where e.kind in ('no_contractor', 'out_of_range', 'no_required_tasks', 'job_too_long', 'postcode_unplaced', 'contractor_dropped_out')
          and ${within('e.created_at', period)} group by 1
      order by 3 desc`,
  )

/** Seconds from the deposit to the contractor's message being with Twilio. */
const timeToContractor = (req: PayloadRequest, period: Period) =>
  one<{ told: number; median: number | null; p95: number | null }>(
    req,
    sql`select count(*)::int told,
        percentile_cont(0.5) within group (order by extract(epoch from j.told_at - b.confirmed_at))::float8 median,
        percentile_cont(0.95) within group (order by extract(epoch from j.told_at - b.confirmed_at))::float8 p95
      from bookings b join lateral (select min(told_at) told_at from contractor_jobs where booking_id = b.id) j on j.told_at is not null
      where ${within('b.confirmed_at', period)} and j.told_at >= b.confirmed_at`,
  )

const swaps = (req: PayloadRequest, period: Period) =>
  one<{ bookings: number; swapped: number; swaps: number; contractors: number }>(
    req,
    sql`select count(*)::int bookings, count(*) filter (where swap_count > 0)::int swapped,
        coalesce(sum(swap_count), 0)::int swaps, count(distinct contractor_id)::int contractors
      from bookings b where ${within('b.confirmed_at', period)}`,
  )

/** Newest versions only: a quote that was replaced was not turned down. */
const conversion = (req: PayloadRequest, period: Period) =>
  read<{ from: number; quotes: number; sent: number; seen: number; booked: number; value: number }>(
    req,
    sql`select band.low as "from", count(q.id)::int quotes, count(q.sent_at)::int sent, count(q.viewed_at)::int seen,
        count(*) filter (where q.status = 'accepted')::int booked,
        coalesce(sum(q.total) filter (where q.status = 'accepted'), 0)::float8 as value
      from (select low, lead(low, 1, 2147483647) over (order by low) as high
          from jsonb_array_elements_text(${JSON.stringify(BANDS)}::jsonb) b, lateral (select b.value::int as low) x) band
        left join quotes q on q.total >= band.low and q.total < band.high and q.superseded_at is null and ${within('q.created_at', period)}
      group by band.low order by band.low`,
  )

/** How well customers get a contractor, over a period; every figure from the rows themselves. */
export const matchingAnalytics = async (req: PayloadRequest, period: Period) => ({
  ...period,
  fulfilment: await fulfilment(req, period),
  reasons: await reasons(req, period),
  timeToContractor: await timeToContractor(req, period),
  swaps: await swaps(req, period),
  conversion: await conversion(req, period),
})
