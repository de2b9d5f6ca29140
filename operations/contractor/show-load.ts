import type { PayloadRequest } from 'payload'
import type { Span } from '../booking/list-slots.ts'
import { read, sql } from '../database.ts'
import { readSettings } from '../settings.ts'

export interface WeekOfWork {
  /** The week's Monday. */
  monday: string
  jobs: number
  /** Minutes of the day taken by bookings, and minutes offered. */
  booked: number
  offered: number
  /** Days worked × jobs a day at most. */
  most: number
}

/** How full a contractor's weeks are, done and to come, against what they offer. */
export const showLoad = async (
  req: PayloadRequest,
  { contractorId, from, to }: Span & { contractorId: string },
): Promise<WeekOfWork[]> => {
  const { amStart, pmEnd } = (await readSettings(req)).halfDays
  const minutes = (time: ReturnType<typeof sql>) => sql`extract(epoch from ${time}::time)::int / 60`
  return read<WeekOfWork>(
    req,
    sql`with weeks as (
        select week::date as monday from generate_series(
          date_trunc('week', ${from}::date), date_trunc('week', ${to}::date), interval '7 days') as week),
      worked as (
        select date_trunc('week', a.date)::date as monday, count(*)::int as days,
          sum(coalesce(${minutes(sql`a.end_time`)}, ${pmEnd}::int) - coalesce(${minutes(sql`a.start_time`)}, ${amStart}::int))::int as offered
        from contractor_availability_dates a
        where a.contractor_id = ${contractorId}::uuid and a.is_available group by 1),
      taken as (
        select date_trunc('week', b.date)::date as monday, count(*)::int as jobs, sum(b.end_minute - b.start_minute)::int as booked
        from bookings b where b.contractor_id = ${contractorId}::uuid and b.status in ('confirmed', 'completed') group by 1)
      select w.monday::text as monday, coalesce(t.jobs, 0) as jobs, coalesce(t.booked, 0) as booked,
        coalesce(d.offered, 0) as offered,
        coalesce(d.days, 0) * (select max_concurrent_jobs from handyman_profiles where id = ${contractorId}::uuid) as most
      from weeks w left join worked d on d.monday = w.monday left join taken t on t.monday = w.monday
      order by w.monday`,
  )
}
