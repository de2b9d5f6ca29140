import type { PayloadRequest } from 'payload'
import { run, sql, sqlState } from '../database.ts'
import type { Taken } from './pick.ts'

const EXCLUSION_VIOLATION = '23P01'

interface Placement {
  bookingId: string
  date: string
  timeSlot: string
  taken: Taken
}

/**
 * Puts a standing booking into a contractor's time; who was asked for by name is not, once it goes to another. The constraint has the last word: refused, the
 * booking stays where it was and the answer is null.
 */
export const placeBooking = async (
  req: PayloadRequest,
  place: Placement,
): Promise<Taken | null> => {
  const { taken } = place
  await run(req, sql`savepoint place`)
  try {
    await run(
      req,
      sql`update bookings set contractor_id = ${taken.contractorId}::uuid, date = ${place.date}::date,
          time_slot = ${place.timeSlot}, start_minute = ${taken.range.start}, end_minute = ${taken.range.end},
          pinned = coalesce(pinned, false) and contractor_id = ${taken.contractorId}::uuid, updated_at = now()
        where id = ${place.bookingId}::uuid and status = 'confirmed'`,
    )
    return taken
  } catch (error) {
    if (sqlState(error) !== EXCLUSION_VIOLATION) throw error
    await run(req, sql`rollback to savepoint place`)
    return null
  }
}
