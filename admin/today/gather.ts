import { type BaseRecord, type CrudFilter, useList } from '@refinedev/core'
import type {
  Booking,
  EstimatorQueue,
  Exception,
  Lead,
  Message,
  Quote,
} from '../../cms/payload-types.ts'
import { isTerminal, type LeadState } from '../../domain/lead-states.ts'
import { formatPence } from '../../domain/money.ts'
import type { Role } from '../../domain/roles.ts'
import { filled, idOf } from '../pieces/related.ts'
import type { ReadMeta } from '../providers/data.ts'
import { EXCEPTION_WORDS } from '../words/vocabulary.ts'
import { isWorkOf, RANK, sooner, type Todo } from './todo.ts'

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

const inState = (...states: LeadState[]): CrudFilter => ({
  field: 'state',
  operator: 'in',
  value: states,
})
const MONEY: readonly Exception['kind'][] = [
  'capture_failed',
  'refund_failed',
  'payment_unbooked',
  'payment_disputed',
]
const nameOf = (lead: Lead | null) => lead?.customerName ?? 'A customer'

const ofException = (exception: Exception): Todo => {
  const lead = filled<Lead>(exception.lead)
  const booking = filled<Booking>(exception.booking)
  return {
    key: `exception ${exception.id}`,
    tone: 'urgent',
    who: lead ? nameOf(lead) : EXCEPTION_WORDS[exception.kind],
    sentence: `— ${exception.detail}`,
    at: exception.createdAt,
    to: booking ? `/bookings/${booking.id}` : lead ? `/leads/${lead.id}` : '/exceptions',
    button: booking ? 'See the booking' : lead ? 'See the lead' : 'See it',
    rank: MONEY.includes(exception.kind) ? RANK.moneyTrouble : RANK.exception,
  }
}

const CAME_BY: Record<Lead['source'], string> = {
  call: 'by call',
  whatsapp: 'by WhatsApp',
  web: 'by the web form',
  manual: 'by hand',
}

const brief = (words: string) => (words.length > 90 ? `${words.slice(0, 88)}…` : words)

/** Of each lead's messages the newest: when the customer wrote it, it waits for an answer. */
const unanswered = (messages: readonly Message[]): Todo[] => {
  const newest = new Map<string, Message>()
  for (const message of messages) {
    const lead = idOf(message.lead)
    if (lead && !newest.has(lead)) newest.set(lead, message)
  }
  return [...newest.values()].flatMap((message) => {
    const lead = filled<Lead>(message.lead)
    // One that can be quoted is answered with the quote, and stands below as such.
    const quotable = lead?.state === 'sku_detected'
    if (message.direction !== 'inbound' || !lead || quotable || isTerminal(lead.state)) return []
    return [
      {
        key: `reply ${lead.id}`,
        tone: 'ours' as const,
        who: nameOf(lead),
        sentence: message.body ? `wrote “${brief(message.body)}”` : 'sent a file.',
        at: message.createdAt,
        to: `/leads/${lead.id}`,
        button: 'Reply',
        rank: RANK.reply,
      },
    ]
  })
}

const ofLead = (
  lead: Lead,
  rank: number,
  tone: Todo['tone'],
  sentence: string,
  button: string,
): Todo => ({
  key: `${rank} ${lead.id}`,
  tone,
  who: lead.customerName,
  sentence,
  at: lead.stateChangedAt ?? lead.createdAt,
  to: `/leads/${lead.id}`,
  button,
  rank,
})

const ofQuote = (quote: Quote): Todo[] => {
  const lead = filled<Lead>(quote.lead)
  if (!lead) return []
  const common = { who: nameOf(lead), to: `/quotes/${quote.id}` }
  if (quote.status === 'draft')
    return [
      {
        ...common,
        key: `draft ${quote.id}`,
        tone: 'ours',
        sentence: `has a quote of ${formatPence(quote.total)} ready that was not sent.`,
        at: quote.createdAt,
        button: 'Look and send',
        rank: RANK.unsentQuote,
      },
    ]
  return [
    {
      ...common,
      key: `expiring ${quote.id}`,
      tone: 'theirs',
      sentence: `${quote.viewedAt ? 'looked at' : 'has not opened'} the quote of ${formatPence(quote.total)}, which runs out soon.`,
      at: quote.expiresAt ?? quote.createdAt,
      until: true,
      to: `/leads/${lead.id}`,
      button: 'Write to them',
      rank: RANK.expiring,
    },
  ]
}

const ofQueue = (row: EstimatorQueue): Todo[] => {
  const lead = filled<Lead>(row.lead)
  if (!lead) return []
  return [
    {
      key: `estimate ${row.id}`,
      tone: 'ours',
      who: nameOf(lead),
      sentence: `waits for an estimator${row.reason ? `: ${row.reason}` : '.'}`,
      at: row.createdAt,
      to: '/estimator',
      button: 'To the queue',
      rank: RANK.estimate,
    },
  ]
}

/** Everything that needs this role now, the most urgent first. */
export function useTodos(role: Role, now: Date) {
  const soon = new Date(Math.ceil(now.getTime() / 600_000) * 600_000 + DAY).toISOString()
  const exceptions = useSome<Exception>({
    resource: 'exceptions',
    filters: [{ field: 'resolvedAt', operator: 'null', value: true }],
    meta: { depth: 1, populate: { ...LEAD, bookings: ['reference'] } },
    wanted: isWorkOf(role, 'exception'),
  })
  const messages = useSome<Message>({
    resource: 'messages',
    filters: [{ field: 'audience', operator: 'eq', value: 'customer' }],
    order: '-createdAt',
    meta: { depth: 1, select: ['lead', 'direction', 'body', 'createdAt'], populate: LEAD },
    wanted: isWorkOf(role, 'reply'),
    most: 150,
  })
  const leads = useSome<Lead>({
    resource: 'leads',
    filters: [inState('created', 'sku_detected', 'payment_failed')],
    order: 'stateChangedAt',
    meta: {
      select: ['customerName', 'state', 'source', 'stateChangedAt', 'createdAt', 'jobDescription'],
    },
    wanted: isWorkOf(role, 'newLead') || isWorkOf(role, 'paymentFailed'),
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
    filters: [{ field: 'status', operator: 'eq', value: 'queued' }],
    meta: { depth: 1, populate: LEAD },
    wanted: isWorkOf(role, 'estimate'),
  })
  const all = [exceptions, messages, leads, drafts, expiring, queue]
  const todos = [
    ...exceptions.rows.map(ofException),
    ...unanswered(messages.rows),
    ...leads.rows.flatMap((lead) => {
      if (lead.state === 'payment_failed')
        return isWorkOf(role, 'paymentFailed')
          ? [
              ofLead(
                lead,
                RANK.paymentFailed,
                'urgent',
                'could not pay: the card was refused.',
                'See the lead',
              ),
            ]
          : []
      if (!isWorkOf(role, 'newLead')) return []
      const how = `came in ${CAME_BY[lead.source]}`
      const said = lead.jobDescription
        ? `: “${brief(lead.jobDescription)}”`
        : ' and has not said what needs doing.'
      return lead.state === 'sku_detected'
        ? [ofLead(lead, RANK.newLead, 'ours', `${how} and can be quoted${said}`, 'Quote it')]
        : [ofLead(lead, RANK.newLead, 'ours', `${how}${said}`, 'Look at it')]
    }),
    ...drafts.rows.flatMap(ofQuote),
    ...expiring.rows.flatMap(ofQuote),
    ...queue.rows.flatMap(ofQueue),
  ].sort(sooner)
  const seen = new Set<string>()
  return {
    // One line for a lead: what is most urgent about it.
    todos: todos.filter(({ to }) => !to.startsWith('/leads/') || (!seen.has(to) && seen.add(to))),
    loading: all.some(({ loading }) => loading),
    error: all.find(({ error }) => error)?.error ?? null,
  }
}
