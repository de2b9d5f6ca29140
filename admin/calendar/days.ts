import { useCustom } from '@refinedev/core'
import type { LeadState } from '../../domain/lead-states.ts'
import { useLiveRefresh } from '../pieces/live-refresh.ts'
import { STATE_WORDS } from '../words/states.ts'
import type { CalendarUrl } from './calendar-url.ts'

export interface CalendarBooking {
  id: string
  reference: string
  date: string
  timeSlot: string
  start: number
  end: number
  status: 'confirmed' | 'completed'
  customer: string
  postcode: string | null
  state: LeadState
  contractor: string | null
  troubled: boolean
}

export interface CalendarDay {
  date: string
  total: number
  troubled: number
  bookings: CalendarBooking[]
}

/** How many bookings of a day are listed; the rest are counted. */
export const LISTED = { month: 4, week: 60 } as const

/** The bookings of the days shown, kept fresh by the live feed. */
export function useDays({ view, from, to, contractor }: CalendarUrl) {
  const { query, result } = useCustom<{ days: CalendarDay[] }>({
    url: '/bookings/calendar',
    method: 'get',
    config: {
      query: { from, to, perDay: LISTED[view], ...(contractor ? { contractor } : {}) },
    },
    errorNotification: false,
    queryOptions: { placeholderData: (before) => before },
  })
  useLiveRefresh(['bookings', 'exceptions', 'leads'], () => void query.refetch())
  const days = result.data?.days ?? []
  return {
    days: new Map(days.map((day) => [day.date, day])),
    loading: query.isLoading,
    refreshing: query.isPlaceholderData,
    error: query.error as Error | null,
    retry: () => void query.refetch(),
  }
}

/** What needs somebody is red wherever it is; else the lead's own tone. */
export const toneOf = ({ troubled, state, status }: CalendarBooking) =>
  troubled ? 'urgent' : status === 'completed' ? 'quiet' : STATE_WORDS[state].tone
