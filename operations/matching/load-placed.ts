import type { PayloadRequest } from 'payload'
import type { Commitment, RequiredTask } from '../../domain/fitness.ts'
import { londonInstant } from '../../domain/london-time.ts'
import type { Settings } from '../../domain/settings.ts'
import type { PlacedJob } from '../../domain/swaps.ts'
import { now } from '../clock.ts'
import { read, type SQL, sql } from '../database.ts'

/** A booking is swapped at most this often. */
const MAX_SWAPS_OF_BOOKING = 2
/** A job that has somebody, as a row of `placedCells`. */
export interface PlacedCell {
  id: string
  contractorId: string
  kind: Commitment['kind']
  date: string
  start: number
  end: number
  tasks: RequiredTask[] | null
  latitude: number | null
  longitude: number | null
  pinned: boolean
  swaps: number
  /** False once the visit has begun. */
  loose: boolean
}

/** Confirmed bookings `b` and live holds `h` of some sort, with what a swap of them needs to know. */
export const placedCells = (
  bookings: SQL,
  holds: SQL,
  ignore: { quoteId?: string; bookingId?: string },
): SQL => sql`
  select b.id, b.contractor_id as "contractorId", 'booking' as kind, b.date, b.start_minute as start, b.end_minute as "end",
    b.tasks, l.location_latitude::float8 as latitude, l.location_longitude::float8 as longitude, coalesce(b.pinned, false) as pinned,
    coalesce(b.swap_count, 0) as swaps, l.state in ('booking_confirmed', 'contractor_assigned', 'job_scheduled') as loose
  from bookings b join leads l on l.id = b.lead_id
  where ${bookings} and b.status = 'confirmed' and b.id is distinct from ${ignore.bookingId ?? null}::uuid
  union all
  select h.id, h.contractor_id, 'hold', h.date, h.start_minute, h.end_minute, h.work -> 'tasks',
    l.location_latitude::float8, l.location_longitude::float8, false, 0, true
  from slot_holds h join quotes q on q.id = h.quote_id join leads l on l.id = q.lead_id
  where ${holds} and h.expires_at > ${now().toISOString()}::timestamptz
    and h.quote_id is distinct from ${ignore.quoteId ?? null}::uuid`

/** Holds may always be swapped; bookings until `swapLockHours` before, twice at most, never pinned. */
const isMovable = (cell: PlacedCell, settings: Settings): boolean => {
  if (!cell.tasks?.length || cell.latitude === null) return false
  if (cell.kind === 'hold') return true
  const locked = londonInstant(cell.date, cell.start).getTime() - settings.swapLockHours * 3_600_000
  return cell.loose && !cell.pinned && cell.swaps < MAX_SWAPS_OF_BOOKING && now().getTime() < locked
}

export const placedFrom = (cell: PlacedCell, settings: Settings): PlacedJob => ({
  id: cell.id,
  kind: cell.kind,
  date: cell.date,
  start: cell.start,
  end: cell.end,
  contractorId: cell.contractorId,
  job: {
    tasks: cell.tasks ?? [],
    minutes: cell.end - cell.start,
    place: { latitude: Number(cell.latitude), longitude: Number(cell.longitude) },
  },
  movable: isMovable(cell, settings),
})

/** The jobs behind some commitments; fewer when one of them has just ended. */
export const loadPlaced = async (
  req: PayloadRequest,
  taken: readonly Commitment[],
  settings: Settings,
): Promise<PlacedJob[]> => {
  const ids = (kind: Commitment['kind']) =>
    sql`any(${`{${taken.flatMap((one) => (one.kind === kind ? one.id : [])).join(',')}}`}::uuid[])`
  const cells = await read<PlacedCell>(
    req,
    placedCells(sql`b.id = ${ids('booking')}`, sql`h.id = ${ids('hold')}`, {}),
  )
  return cells.map((cell) => placedFrom(cell, settings))
}
