import type { PayloadRequest } from 'payload'
import { tellChanged } from '../booking/tell-changed.ts'
import { row, run, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

interface Placed {
  id: string
  address?: string | null
  postcode?: string | null
  location?: { latitude?: number | null; longitude?: number | null } | null
}

const movedBetween = (before: Placed, after: Placed): boolean =>
  before.location?.latitude !== after.location?.latitude ||
  before.location?.longitude !== after.location?.longitude

/**
 * A lead's place was changed by hand. Times held for the old place are let go; a booking that stands
 * is looked at again, as its contractor may not go as far as the new one, and they are told of it.
 */
export const followPlace = async (
  req: PayloadRequest,
  before: Placed,
  after: Placed,
): Promise<void> => {
  const moved = movedBetween(before, after)
  if (!moved && before.address === after.address && before.postcode === after.postcode) return
  if (moved)
    await run(
      req,
      sql`delete from slot_holds where quote_id in (select id from quotes where lead_id = ${after.id}::uuid)`,
    )
  const booking = await row<{ id: string; contractorId: string }>(
    req,
    sql`select id, contractor_id as "contractorId" from bookings
      where lead_id = ${after.id}::uuid and status = 'confirmed' and started_at is null`,
  )
  if (!booking) return
  await tellChanged(req, {
    bookingId: booking.id,
    formerContractorId: booking.contractorId,
    timeChanged: false,
  })
  if (moved)
    await enqueue(
      req,
      'rematch-booking',
      { bookingId: booking.id, reason: 'The address of the job has changed.' },
      { jobKey: `rematch:${booking.id}` },
    )
}
