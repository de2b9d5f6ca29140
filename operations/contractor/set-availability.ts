import type { PayloadRequest } from 'payload'
import { invalid } from '../../domain/app-error.ts'
import { londonClock, minutesOf } from '../../domain/london-time.ts'
import { now } from '../clock.ts'
import { jsonb, run, sql } from '../database.ts'
import { queueRematches } from '../matching/queue-rematches.ts'
import type { WeeklyPattern } from './list-availability.ts'

export interface AvailabilityDate {
  date: string
  isAvailable: boolean
  startTime?: string | null
  endTime?: string | null
}

/**
 * Writes a contractor's days, all or none, and their usual week when it is given: the days after the
 * last one painted follow it. A day taken back has its bookings looked at again.
 * @throws AppError VALIDATION_ERROR for a day that is over, or times in the wrong order
 */
export const setAvailability = async (
  req: PayloadRequest,
  contractorId: string,
  dates: AvailabilityDate[],
  weeklyPattern?: WeeklyPattern,
): Promise<void> => {
  const today = londonClock(now()).date
  for (const [index, { date, startTime, endTime }] of dates.entries()) {
    if (date < today)
      throw invalid('That day is over.', { [`dates.${index}.date`]: 'Not before today.' })
    if (startTime && endTime && (minutesOf(startTime) ?? 0) >= (minutesOf(endTime) ?? 0))
      throw invalid('The day ends before it starts.', {
        [`dates.${index}.endTime`]: 'After the start.',
      })
  }
  await run(
    req,
    sql`insert into contractor_availability_dates (id, contractor_id, date, is_available, start_time, end_time)
      select uuidv7(), ${contractorId}::uuid, d.date, d.available, d.start, d.finish
      from jsonb_to_recordset(${jsonb(dates.map((d) => ({ date: d.date, available: d.isAvailable, start: d.startTime ?? null, finish: d.endTime ?? null })))})
        as d(date date, available boolean, start text, finish text)
      on conflict (contractor_id, date) do update set is_available = excluded.is_available,
        start_time = excluded.start_time, end_time = excluded.end_time, updated_at = now()`,
  )
  if (weeklyPattern)
    await run(
      req,
      sql`update handyman_profiles set weekly_pattern = ${jsonb(weeklyPattern)}, updated_at = now() where id = ${contractorId}::uuid`,
    )
  await queueRematches(req, { contractorId, reason: 'The contractor’s availability changed.' })
}
