import { useCustom } from '@refinedev/core'
import type { Booking, Call, LeadEvent, Message, Quote } from '../../cms/payload-types.ts'
import { useLiveRefresh } from '../pieces/live-refresh.ts'

interface Common {
  id: string
  /** ISO, UTC. */
  at: string
}

export type EventItem = Common & {
  kind: 'event'
  /** The name of the colleague who did it, where one did. */
  user: string | null
} & Pick<LeadEvent, 'from' | 'to' | 'actor' | 'reason'>

export type MessageItem = Common & { kind: 'message'; author: string | null } & Pick<
    Message,
    | 'direction'
    | 'audience'
    | 'channel'
    | 'purpose'
    | 'body'
    | 'media'
    | 'status'
    | 'error'
    | 'template'
    | 'attempts'
  >

export type CallItem = Common & {
  kind: 'call'
  answeredBy: string | null
  recording: string | null
  answeredAt: string | null
  endedAt: string | null
} & Pick<Call, 'direction' | 'status' | 'outcome' | 'durationSeconds' | 'transcript' | 'notes'>

export type QuoteItem = Common & { kind: 'quote' } & Pick<
    Quote,
    'version' | 'style' | 'total' | 'status' | 'createdBy' | 'sentAt' | 'viewedAt'
  >

export type BookingItem = Common & {
  kind: 'booking'
  contractor: { id: string; name: string } | null
} & Pick<Booking, 'reference' | 'date' | 'timeSlot' | 'status'>

export type Entry = EventItem | MessageItem | CallItem | QuoteItem | BookingItem

const PARTS = ['lead-events', 'messages', 'calls', 'quotes', 'bookings']

/** Everything that happened to a lead, oldest first, fresh as it happens. */
export function useTimeline(leadId: string) {
  const { query, result } = useCustom<{ items: Entry[] }>({
    url: `/leads/${leadId}/timeline`,
    method: 'get',
    errorNotification: false,
  })
  useLiveRefresh(PARTS, () => void query.refetch())
  return {
    entries: result.data?.items ?? [],
    loading: query.isLoading,
    error: query.error as Error | null,
    retry: () => void query.refetch(),
  }
}
