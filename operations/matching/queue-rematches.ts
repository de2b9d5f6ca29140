import type { PayloadRequest } from 'payload'
import { londonClock } from '../../domain/london-time.ts'
import { now } from '../clock.ts'
import { rows, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

interface Loss {
  contractorId: unknown
  /** Only bookings on this day; else every booking to come. */
  date?: string
  reason: string
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as { id: unknown }).id)
    : String(value)

/**
 * Has every booking that a change may have broken looked at again, after the change commits. Waits
 * for whoever is taking this contractor's time, and makes what others read of them stale: no booking
 * slips between the change and the look.
 */
export const queueRematches = async (req: PayloadRequest, loss: Loss): Promise<void> => {
  const contractorId = idOf(loss.contractorId)
  await run(
    req,
    sql`update handyman_profiles set updated_at = greatest(now(), updated_at + interval '1 millisecond')
      where id = ${contractorId}::uuid`,
  )
  const bookings = await rows<{ id: string }>(
    req,
    sql`select id from bookings where contractor_id = ${contractorId}::uuid
      and status = 'confirmed' and date >= ${londonClock(now()).date}::date
      and (${loss.date ?? null}::date is null or date = ${loss.date ?? null}::date)`,
  )
  for (const { id } of bookings)
    await enqueue(
      req,
      'rematch-booking',
      { bookingId: id, reason: loss.reason },
      { jobKey: `rematch:${id}` },
    )
}
