import type { PayloadRequest } from 'payload'
import { timeOf } from '../../domain/london-time.ts'
import { read, sql } from '../database.ts'
import { readSettings } from '../settings.ts'
import type { AvailabilityDate } from './set-availability.ts'

export interface WorkedHours {
  startTime: string | null
  endTime: string | null
}

/** A contractor's usual week, Monday first: the hours worked, or null for a day off. */
export type WeeklyPattern = (WorkedHours | null)[]

/**
 * The days a contractor has said anything about, first to last, with their usual week and where
 * this business parts morning from afternoon.
 */
export const listAvailability = async (
  req: PayloadRequest,
  contractorId: string,
  { from, to }: { from: string; to: string },
) => {
  const { halfDays } = await readSettings(req)
  const dates = await read<AvailabilityDate>(
    req,
    sql`select date, is_available as "isAvailable", start_time as "startTime", end_time as "endTime"
      from contractor_availability_dates
      where contractor_id = ${contractorId}::uuid and date between ${from}::date and ${to}::date order by date`,
  )
  const [profile] = await read<{ pattern: WeeklyPattern | null }>(
    req,
    sql`select weekly_pattern as pattern from handyman_profiles where id = ${contractorId}::uuid`,
  )
  return {
    dates,
    weeklyPattern: Array.isArray(profile?.pattern) ? profile.pattern : null,
    halfDays: { amEnd: timeOf(halfDays.amEnd), pmStart: timeOf(halfDays.pmStart) },
  }
}
