import { type BaseRecord, type CrudFilter, useCustom, useList } from '@refinedev/core'
import type { EstimatorQueue, Exception, Lead, Quote } from '../../cms/payload-types.ts'
import type { LeadState } from '../../domain/lead-states.ts'
import type { Me } from '../api/session.ts'
import type { Thread } from '../inbox/threads.ts'
import { useLiveRefresh } from '../pieces/live-refresh.ts'
import type { ReadMeta } from '../providers/data.ts'
import { isWorkOf, sooner } from './todo.ts'
import { ofException, ofQueue, ofQuote, ofStale, ofThread, ofWaitingLead } from './todos-of.ts'

const LEAD = { leads: ['customerName', 'reference', 'state'] } as const
const MOST = 40
const DAY = 86_400_000

interface Ask {
  resource: string
  filters: CrudFilter[]
  order?: string
  meta?: ReadMeta
  wanted: boolean
  most?: number
}

const useSome = <Row extends BaseRecord>({
  resource,
  filters,
  order = 'createdAt',
  meta,
  wanted,
  most = MOST,
}: Ask) => {
  const { query, result } = useList<Row>({
    resource,
    filters,
    sorters: [{ field: order.replace('-', ''), order: order.startsWith('-') ? 'desc' : 'asc' }],
    pagination: { pageSize: most },
    meta,
    errorNotification: false,
    queryOptions: { enabled: wanted },
  })
  return {
    rows: wanted ? result.data : [],
    loading: wanted && query.isLoading,
    error: query.error as Error | null,
  }
}

/** Customers who wait for an answer or to be rung back, the longest waiting first. */
const useWaiting = (wanted: boolean) => {
  const { query, result } = useCustom<{ threads: Thread[] }>({
    url: '/inbox/threads',
    method: 'get',
    config: { query: { view: 'unanswered', limit: MOST } },
    errorNotification: false,
    queryOptions: { enabled: wanted },
  })
  useLiveRefresh(['threads'], () => wanted && void query.refetch())
  return {
    rows: (wanted && result.data?.threads) || [],
    loading: wanted && query.isLoading,
    error: query.error as Error | null,
  }
}

const inState = (...states: LeadState[]): CrudFilter => ({
  field: 'state',
  operator: 'in',
  value: states,
})

/** Everything that needs this role now, the most urgent first. */
export function useTodos({ id: me, role }: Pick<Me, 'id' | 'role'>, now: Date) {
  const soon = new Date(Math.ceil(now.getTime() / 600_000) * 600_000 + DAY).toISOString()
  const exceptions = useSome<Exception>({
    resource: 'exceptions',
    filters: [{ field: 'resolvedAt', operator: 'null', value: true }],
    meta: { depth: 1, populate: { ...LEAD, bookings: ['reference'] } },
    wanted: isWorkOf(role, 'exception'),
  })
  const waiting = useWaiting(isWorkOf(role, 'reply'))
  const leads = useSome<Lead>({
    resource: 'leads',
    filters: [inState('created', 'sku_detected', 'payment_failed')],
    order: 'stateChangedAt',
    meta: {
      select: ['customerName', 'state', 'source', 'stateChangedAt', 'createdAt', 'jobDescription'],
    },
    wanted: isWorkOf(role, 'newLead') || isWorkOf(role, 'paymentFailed'),
  })
  const stale = useSome<Lead>({
    resource: 'leads',
    filters: [
      inState('video_requested', 'awaiting_customer_response'),
      { field: 'expiresAt', operator: 'lt', value: soon },
    ],
    order: 'expiresAt',
    meta: { select: ['customerName', 'state', 'source', 'expiresAt', 'createdAt'] },
    wanted: isWorkOf(role, 'stale'),
  })
  const drafts = useSome<Quote>({
    resource: 'quotes',
    filters: [{ field: 'status', operator: 'eq', value: 'draft' }],
    meta: { depth: 1, select: ['lead', 'status', 'total', 'createdAt'], populate: LEAD },
    wanted: isWorkOf(role, 'unsentQuote'),
  })
  const expiring = useSome<Quote>({
    resource: 'quotes',
    filters: [
      { field: 'status', operator: 'in', value: ['sent', 'viewed'] },
      { field: 'expiresAt', operator: 'lt', value: soon },
    ],
    order: 'expiresAt',
    meta: {
      depth: 1,
      select: ['lead', 'status', 'total', 'viewedAt', 'expiresAt', 'createdAt'],
      populate: LEAD,
    },
    wanted: isWorkOf(role, 'expiring'),
  })
  const queue = useSome<EstimatorQueue>({
    resource: 'estimator-queue',
    filters: [{ field: 'status', operator: 'in', value: ['queued', 'in_progress'] }],
    meta: { depth: 1, populate: LEAD },
    wanted: isWorkOf(role, 'estimate'),
  })
  const all = [exceptions, waiting, leads, stale, drafts, expiring, queue]
  const todos = [
    ...exceptions.rows.map(ofException),
    ...waiting.rows.flatMap(ofThread),
    ...leads.rows.flatMap((lead) => ofWaitingLead(lead, role)),
    ...stale.rows.map(ofStale),
    ...drafts.rows.flatMap(ofQuote),
    ...expiring.rows.flatMap(ofQuote),
    ...queue.rows.flatMap((row) => ofQueue(row, me)),
  ].sort(sooner)
  const seen = new Set<string>()
  return {
    // One line for a lead: what is most urgent about it.
    todos: todos.filter(({ lead }) => !lead || (!seen.has(lead) && seen.add(lead))),
    loading: all.some(({ loading }) => loading),
    error: all.find(({ error }) => error)?.error ?? null,
  }
}
