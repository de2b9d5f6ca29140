import { useList } from '@refinedev/core'
import type { Call, LeadEvent, Message, Quote } from '../../cms/payload-types.ts'
import { useQuotesOfLead } from '../quotes/quotes-of-lead.ts'

export type Entry =
  | { kind: 'event'; at: string; id: string; event: LeadEvent }
  | { kind: 'message'; at: string; id: string; message: Message }
  | { kind: 'call'; at: string; id: string; call: Call }
  | { kind: 'quote'; at: string; id: string; quote: Quote }

const NAMES = { users: ['name'] } as const
const MOST = 200

const useOfLead = <Row extends { id: string; createdAt: string }>(
  resource: string,
  leadId: string,
  select: readonly string[],
) => {
  const { result, query } = useList<Row>({
    resource,
    filters: [{ field: 'lead', operator: 'eq', value: leadId }],
    sorters: [{ field: 'createdAt', order: 'desc' }],
    pagination: { pageSize: MOST },
    meta: { select, depth: 1, populate: NAMES },
    errorNotification: false,
  })
  return { rows: result.data, loading: query.isLoading, error: query.error as Error | null }
}

const EVENT = ['from', 'to', 'actor', 'user', 'reason', 'createdAt'] as const
const MESSAGE = [
  'audience',
  'direction',
  'channel',
  'purpose',
  'body',
  'media',
  'status',
  'error',
  'author',
  'template',
  'sentAt',
  'deliveredAt',
  'readAt',
  'createdAt',
] as const
const CALL = [
  'direction',
  'status',
  'outcome',
  'transcript',
  'recording',
  'recordingUrl',
  'durationSeconds',
  'answeredBy',
  'createdAt',
] as const

/** Everything that happened to a lead, oldest first: moves, messages, calls and quotes in one line. */
export function useTimeline(leadId: string) {
  const events = useOfLead<LeadEvent>('lead-events', leadId, EVENT)
  const messages = useOfLead<Message>('messages', leadId, MESSAGE)
  const calls = useOfLead<Call>('calls', leadId, CALL)
  const { quotes, loading } = useQuotesOfLead(leadId)
  const entries: Entry[] = [
    ...events.rows.map((event) => ({ kind: 'event' as const, at: event.createdAt, id: event.id, event })),
    ...messages.rows.map((message) => ({
      kind: 'message' as const,
      at: message.createdAt,
      id: message.id,
      message,
    })),
    ...calls.rows.map((call) => ({ kind: 'call' as const, at: call.createdAt, id: call.id, call })),
    ...quotes.map((quote) => ({ kind: 'quote' as const, at: quote.createdAt, id: quote.id, quote })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return {
    entries,
    loading: events.loading || messages.loading || calls.loading || loading,
    error: events.error ?? messages.error ?? calls.error,
  }
}
