import { useCustom } from '@refinedev/core'
import { useMemo } from 'react'
import type { LeadState } from '../../domain/lead-states.ts'
import type { ExceptionKind, JobStatus } from '../../domain/vocabulary.ts'
import { useLiveRefresh } from '../pieces/live-refresh.ts'

export interface BoardContractor {
  id: string
  name: string
  postcode: string
  isActive: boolean
  maxPerDay: number
  reactive: boolean
  days: [date: string, start: string | null, end: string | null][]
}

export interface BoardBooking {
  id: string
  reference: string
  contractor: string
  date: string
  timeSlot: string
  start: number
  end: number
  minutes: number
  status: 'confirmed' | 'completed'
  started: boolean
  pinned: boolean
  customer: string
  postcode: string | null
  state: LeadState
  job: JobStatus | null
  trouble: ExceptionKind | null
}

export interface BoardHold {
  id: string
  contractor: string
  date: string
  start: number
  end: number
  expiresAt: string
}

export interface TrayItem extends BoardBooking {
  contractorName: string
  trouble: ExceptionKind
  detail: string
  since: string
}

interface Board {
  from: string
  to: string
  contractors: BoardContractor[]
  bookings: BoardBooking[]
  holds: BoardHold[]
  tray: TrayItem[]
}

/** One contractor's line: the hours of each day they work, and what is in them. */
export interface Line {
  contractor: BoardContractor
  hours: ReadonlyMap<string, [start: string | null, end: string | null]>
  bookings: ReadonlyMap<string, BoardBooking[]>
  holds: ReadonlyMap<string, BoardHold[]>
  jobs: number
}

const byDate = <Row extends { date: string }>(rows: readonly Row[] = []) => {
  const dates = new Map<string, Row[]>()
  for (const row of rows) {
    const known = dates.get(row.date)
    if (known) known.push(row)
    else dates.set(row.date, [row])
  }
  return dates
}

const byContractor = <Row extends { contractor: string }>(rows: readonly Row[]) => {
  const people = new Map<string, Row[]>()
  for (const row of rows) {
    const known = people.get(row.contractor)
    if (known) known.push(row)
    else people.set(row.contractor, [row])
  }
  return people
}

const linesOf = ({ contractors, bookings, holds }: Board): Line[] => {
  const booked = byContractor(bookings)
  const held = byContractor(holds)
  return contractors.map((contractor) => ({
    contractor,
    hours: new Map(contractor.days.map(([date, start, end]) => [date, [start, end]])),
    bookings: byDate(booked.get(contractor.id)),
    holds: byDate(held.get(contractor.id)),
    jobs: booked.get(contractor.id)?.length ?? 0,
  }))
}

const WATCHED = [
  'bookings',
  'slot-holds',
  'contractor-availability-dates',
  'handyman-profiles',
  'contractor-jobs',
  'exceptions',
]

/** The board between two dates in one request, looked at again whenever something on it changes. */
export function useBoard(from: string, to: string) {
  const { query, result } = useCustom<Board>({
    url: '/bookings/board',
    method: 'get',
    config: { query: { from, to } },
    errorNotification: false,
    queryOptions: { placeholderData: (before) => before },
  })
  useLiveRefresh(WATCHED, () => void query.refetch())
  const board = result.data as Partial<Board> | undefined
  const whole = board?.contractors ? (board as Board) : undefined
  const lines = useMemo(() => (whole ? linesOf(whole) : []), [whole])
  return {
    lines,
    tray: whole?.tray ?? [],
    bookings: whole?.bookings ?? [],
    loading: query.isLoading,
    refreshing: query.isPlaceholderData,
    error: query.error as Error | null,
    refresh: () => void query.refetch(),
  }
}
