import type { PayloadRequest } from 'payload'
import type { Place } from '../../domain/distance.ts'
import {
  availableRange,
  type Contractor,
  type ContractorDay,
  type RequiredTask,
} from '../../domain/fitness.ts'
import { londonInstant, minutesOf } from '../../domain/london-time.ts'
import type { Confidence } from '../../domain/match-score.ts'
import type { Settings } from '../../domain/settings.ts'
import { type Board, makeBoard, type PlacedJob } from '../../domain/swaps.ts'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'

/** A booking is swapped at most this often. */
const MAX_SWAPS_OF_BOOKING = 2
/** From the job to a contractor, to their other job, to who could take that: three radii. */
const NEIGHBOURHOOD_RADII = 3

interface ContractorRow {
  id: string
  name: string
  latitude: number | string
  longitude: number | string
  radiusMiles: number
  maxConcurrentJobs: number
  reactiveMode: boolean
  certifications: Contractor['certifications'] | null
  revision: string
  skills: [taskId: string, confidence: Confidence][] | null
  days: [date: string, start: string | null, end: string | null][]
  jobs: JobCell[] | null
}

interface JobCell {
  id: string
  kind: 'booking' | 'hold'
  date: string
  start: number
  end: number
  tasks: RequiredTask[] | null
  latitude: number | null
  longitude: number | null
  pinned: boolean
  swaps: number
  loose: boolean
}

export interface BoardSearch {
  place: Place
  dates: readonly string[]
  settings: Settings
  ignore: { quoteId?: string; bookingId?: string }
  except?: string
}

/**
 * Everybody in the neighbourhood who works on those dates, with all their skills, and every job they
 * have then: what a search for swaps needs, in one statement.
 */
export const loadBoard = async (req: PayloadRequest, search: BoardSearch): Promise<Board> => {
  const { place, dates, settings, ignore } = search
  const days = sql`${`{${dates.join(',')}}`}::date[]`
  const here = sql`ll_to_earth(${place.latitude}::float8, ${place.longitude}::float8)`
  const found = await read<ContractorRow>(
    req,
    sql`select p.id, p.name, p.location_latitude as latitude, p.location_longitude as longitude,
        p.radius_miles as "radiusMiles", p.max_concurrent_jobs as "maxConcurrentJobs", p.reactive_mode as "reactiveMode",
        p.certifications, p.updated_at::text as revision, a.days, k.skills, j.jobs
      from handyman_profiles p
      join lateral (select jsonb_agg(jsonb_build_array(d.date, d.start_time, d.end_time)) as days
        from contractor_availability_dates d where d.contractor_id = p.id and d.is_available and d.date = any(${days})) a
        on a.days is not null
      left join lateral (select jsonb_agg(jsonb_build_array(s.task_id, s.confidence)) as skills
        from contractor_skills s where s.handyman_id = p.id) k on true
      left join lateral (select jsonb_agg(to_jsonb(c)) as jobs from (
        select b.id, 'booking' as kind, b.date, b.start_minute as start, b.end_minute as "end", b.tasks,
          l.location_latitude as latitude, l.location_longitude as longitude, coalesce(b.pinned, false) as pinned,
          coalesce(b.swap_count, 0) as swaps, l.state in ('booking_confirmed', 'contractor_assigned', 'job_scheduled') as loose
        from bookings b join leads l on l.id = b.lead_id
        where b.contractor_id = p.id and b.status = 'confirmed' and b.date = any(${days})
          and b.id is distinct from ${ignore.bookingId ?? null}::uuid
        union all
        select h.id, 'hold', h.date, h.start_minute, h.end_minute, h.work -> 'tasks',
          l.location_latitude, l.location_longitude, false, 0, true
        from slot_holds h join quotes q on q.id = h.quote_id join leads l on l.id = q.lead_id
        where h.contractor_id = p.id and h.expires_at > ${now().toISOString()}::timestamptz and h.date = any(${days})
          and h.quote_id is distinct from ${ignore.quoteId ?? null}::uuid) c) j on true
      where p.is_active and p.id is distinct from ${search.except ?? null}::uuid and earth_box(${here},
          (select coalesce(max(radius_miles), 0) from handyman_profiles where is_active)
            * ${NEIGHBOURHOOD_RADII * 1609.344}::float8) @> ll_to_earth(p.location_latitude, p.location_longitude)
      order by p.id`,
  )
  return makeBoard(
    found.map((row) => contractorFrom(row, settings)),
    found.flatMap((row) => (row.jobs ?? []).map((cell) => placedFrom(row.id, cell, settings))),
  )
}

const contractorFrom = (row: ContractorRow, { halfDays }: Settings): Contractor => {
  const days = new Map<string, ContractorDay>()
  for (const [date, start, end] of row.days)
    days.set(date, {
      available: availableRange(
        {
          isAvailable: true,
          start: start ? minutesOf(start) : null,
          end: end ? minutesOf(end) : null,
        },
        halfDays,
      ),
      commitments: [],
    })
  for (const { id, kind, date, start, end } of row.jobs ?? [])
    days.get(date)?.commitments.push({ id, kind, start, end })
  return {
    id: row.id,
    name: row.name,
    isActive: true,
    place: { latitude: Number(row.latitude), longitude: Number(row.longitude) },
    radiusMiles: row.radiusMiles,
    maxConcurrentJobs: row.maxConcurrentJobs,
    reactiveMode: row.reactiveMode,
    certifications: row.certifications ?? [],
    revision: row.revision,
    skills: (row.skills ?? []).map(([taskId, confidence]) => ({
      taskId,
      confidence,
      completedCount: 0,
      lastPerformedAt: null,
    })),
    days,
  }
}

/** Holds may always be swapped; bookings until `swapLockHours` before, twice at most, never pinned. */
const isMovable = (cell: JobCell, settings: Settings): boolean => {
  if (!cell.tasks?.length || cell.latitude === null) return false
  if (cell.kind === 'hold') return true
  const locked = londonInstant(cell.date, cell.start).getTime() - settings.swapLockHours * 3_600_000
  return cell.loose && !cell.pinned && cell.swaps < MAX_SWAPS_OF_BOOKING && now().getTime() < locked
}

const placedFrom = (contractorId: string, cell: JobCell, settings: Settings): PlacedJob => ({
  id: cell.id,
  kind: cell.kind,
  date: cell.date,
  start: cell.start,
  end: cell.end,
  contractorId,
  job: {
    tasks: cell.tasks ?? [],
    minutes: cell.end - cell.start,
    place: { latitude: Number(cell.latitude), longitude: Number(cell.longitude) },
  },
  movable: isMovable(cell, settings),
})
