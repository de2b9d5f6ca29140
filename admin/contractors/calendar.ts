import { useCreate, useInvalidate, useList, useUpdate } from '@refinedev/core'
import { App } from 'antd'
import { useState } from 'react'
import type { Booking, ContractorAvailabilityDate } from '../../cms/payload-types.ts'
import type { DayShape } from '../../domain/slots.ts'
import { sentenceOf } from '../api/call.ts'
import { HALVES, type Half, paintOf, storedFor } from './half-days.ts'

const RESOURCE = 'contractor-availability-dates'
const silent = {
  successNotification: false as const,
  errorNotification: false as const,
  invalidates: [],
}

type Painted = ReadonlyMap<string, Partial<Record<Half, boolean>>>

const NOTHING: Painted = new Map()

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
  const { mutateAsync: create } = useCreate()
  const { mutateAsync: update } = useUpdate()
  const [painted, setPainted] = useState<Painted>(NOTHING)
  const rows = new Map(days.result.data.map((row) => [row.date, row]))

  const paint = (date: string, half: Half) => {
    const brush = painted.get(date)?.[half]
    if (brush !== undefined) return brush ? 'free' : 'busy'
    return paintOf(rows.get(date), half, day)
  }
  const brushOver = (date: string, half: Half, free: boolean) =>
    setPainted((before) => new Map(before).set(date, { ...before.get(date), [half]: free }))

  const write = (date: string, halves: Record<Half, boolean>) => {
    const values = storedFor(halves, day)
    const row = rows.get(date)
    return row
      ? update({ resource: RESOURCE, id: row.id, values, ...silent })
      : create({
          resource: RESOURCE,
          values: { contractor: contractorId, date, ...values },
          ...silent,
        })
  }
  /** Saves what was painted, day by day; a day that was refused is said and left as it was. */
  const save = async (changes: Painted) => {
    const refused: string[] = []
    for (const [date, brush] of changes) {
      const halves = Object.fromEntries(
        HALVES.map((half) => [half, brush[half] ?? paintOf(rows.get(date), half, day) === 'free']),
      ) as Record<Half, boolean>
      await write(date, halves).catch((error: unknown) => refused.push(sentenceOf(error)))
    }
    await invalidate({ resource: RESOURCE, invalidates: ['list'] })
    setPainted(NOTHING)
    if (refused[0])
      notification.error({
        message: 'Not every day was saved',
        description: refused[0],
        role: 'alert',
      })
    else if (changes.size > 7) void message.success(`${changes.size} days saved`)
  }
  return {
    bookings: bookings.result.data,
    paint,
    brushOver,
    painted,
    save,
    loading: days.query.isLoading,
    error: days.query.error as Error | null,
  }
}
