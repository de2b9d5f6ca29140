import { useInvalidate, useList } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import type { Booking, ContractorAvailabilityDate } from '../../cms/payload-types.ts'
import type { DayShape } from '../../domain/slots.ts'
import { call, RequestFailed, sentenceOf } from '../api/call.ts'
import { announce } from '../api/live-feed.ts'
import { HALVES, type Half, paintOf, storedFor, type WeeklyHours } from './half-days.ts'

const RESOURCE = 'contractor-availability-dates'

export type Painted = ReadonlyMap<string, Partial<Record<Half, boolean>>>

export interface DayChange {
  date: string
  isAvailable: boolean
  startTime?: string | null
  endTime?: string | null
}

export interface Change {
  dates: DayChange[]
  weeklyPattern?: WeeklyHours[]
}

/** Bookings that stand in time about to be taken away. */
export interface Conflict {
  change: Change
  bookings: { id: string; reference: string; date: string; timeSlot: string; customer: string }[]
}

const NOTHING: Painted = new Map()

const daysSaid = (count: number) => (count === 1 ? '1 day saved' : `${count} days saved`)

/** A contractor's days and bookings between two dates, and the brush that paints them. */
export function useCalendar(contractorId: string, from: string, to: string, day: DayShape) {
  const { notification, message } = App.useApp()
  const invalidate = useInvalidate()
  const span = [
    { field: 'contractor', operator: 'eq' as const, value: contractorId },
    { field: 'date', operator: 'gte' as const, value: from },
    { field: 'date', operator: 'lte' as const, value: to },
  ]
  const days = useList<ContractorAvailabilityDate>({
    resource: RESOURCE,
    filters: span,
    pagination: { mode: 'off' },
    errorNotification: false,
  })
  const bookings = useList<Booking>({
    resource: 'bookings',
    filters: [...span, { field: 'status', operator: 'eq', value: 'confirmed' }],
    pagination: { mode: 'off' },
    meta: { select: ['reference', 'date', 'timeSlot', 'startMinute', 'endMinute'] },
    errorNotification: false,
  })
  const [painted, setPainted] = useState<Painted>(NOTHING)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const rows = new Map(days.result.data.map((row) => [row.date, row]))

  const paint = (date: string, half: Half) => {
    const brush = painted.get(date)?.[half]
    if (brush !== undefined) return brush ? 'free' : 'busy'
    return paintOf(rows.get(date), half, day)
  }
  const brushOver = (date: string, half: Half, free: boolean) =>
    setPainted((before) => new Map(before).set(date, { ...before.get(date), [half]: free }))

  /** Saves all of it or nothing; where bookings stand in it, asks before they are touched. */
  const put = async (change: Change, rematch = false): Promise<boolean> => {
    try {
      await call(`/handyman-profiles/${contractorId}/availability`, {
        method: 'PUT',
        body: { ...change, rematch },
      })
      setConflict(null)
      if (rematch) void message.success('Saved; somebody else is being looked for')
      else if (change.dates.length > 1) void message.success(daysSaid(change.dates.length))
      return true
    } catch (error) {
      const hit = error instanceof RequestFailed && error.code === 'STALE' && error.data.bookings
      if (Array.isArray(hit)) setConflict({ change, bookings: hit as Conflict['bookings'] })
      else
        notification.error({
          message: 'The days were not saved',
          description: sentenceOf(error),
          placement: 'bottomRight',
          role: 'alert',
        })
      return false
    } finally {
      await invalidate({ resource: RESOURCE, invalidates: ['list'] })
      setPainted(NOTHING)
      announce([RESOURCE, 'bookings', 'exceptions'])
    }
  }
  const save = (changes: Painted) =>
    put({
      dates: [...changes].map(([date, brush]) => {
        const free = (half: Half) => brush[half] ?? paintOf(rows.get(date), half, day) === 'free'
        const [am, pm] = HALVES.map(free)
        return { date, ...storedFor({ am: am ?? false, pm: pm ?? false }, day) }
      }),
    })
  return {
    bookings: bookings.result.data,
    paint,
    brushOver,
    painted,
    save,
    put,
    conflict,
    dismiss: () => setConflict(null),
    loading: days.query.isLoading,
    error: days.query.error as Error | null,
  }
}

export type ContractorCalendar = ReturnType<typeof useCalendar>
