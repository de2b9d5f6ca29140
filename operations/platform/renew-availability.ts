import type { PayloadRequest } from 'payload'
import { londonClock } from '../../domain/london-time.ts'
import { now } from '../clock.ts'
import { inTransaction, run, sql } from '../database.ts'

/** How far ahead a contractor's week is written out. */
const DAYS_AHEAD = 42

/**
 * Writes each active contractor's weekly pattern out to six weeks ahead, from today. A date that has
 * a row already is left alone, whoever wrote it. A pattern is seven entries, Monday first: the hours
 * worked, or null for a day off. Answers how many dates were added.
 */
export const renewAvailability = async (req: PayloadRequest): Promise<number> => {
  const { date: today } = londonClock(now())
  return inTransaction(req, () =>
    run(
      req,
      sql`insert into contractor_availability_dates (id, contractor_id, date, is_available, start_time, end_time)
        select uuidv7(), p.id, day::date, hours.of <> 'null'::jsonb, hours.of ->> 'startTime', hours.of ->> 'endTime'
        from handyman_profiles p
          cross join generate_series(${today}::date, ${today}::date + ${DAYS_AHEAD}::int, interval '1 day') as day
          cross join lateral (select p.weekly_pattern -> (extract(isodow from day)::int - 1) as of) as hours
        where p.is_active and jsonb_typeof(p.weekly_pattern) = 'array' and hours.of is not null
        order by p.id, day
        on conflict (contractor_id, date) do nothing`,
    ),
  )
}
