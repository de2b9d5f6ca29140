import type { PayloadRequest } from 'payload'
import { londonClock } from '../../domain/london-time.ts'
import { now } from '../clock.ts'
import { rows, sql } from '../database.ts'
import { enqueue } from '../jobs.ts'

interface Loss {
  contractorId: unknown
  /** Only bookings on this day; else every booking to come. */
  date?: string
  reason: string
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String((value as { id: unknown }).id) : String(value)

/** Has every booking that a change may have broken looked at again, after the change commits. */
export const queueRematches = async (req: PayloadRequest, loss: Loss): Promise<void> => {
  const bookings = await rows<{ id: string }>(
    req,
    sql`select id from bookings where contractor_id = ${idOf(loss.contractorId)}::uuid
      and status = 'confirmed' and date >= ${londonClock(now()).date}::date
      and (${loss.date ?? null}::date is null or date = ${loss.date ?? null}::date)`,
  )
  for (const { id } of bookings)
    await enqueue(req, 'rematch-booking', { bookingId: id, reason: loss.reason }, { jobKey: `rematch:${id}` })
}
