/** What the back office asks for when a list is opened, narrowed, ordered or searched. */
import type { CrudFilter } from '@refinedev/core'
import { stringify } from 'qs-esm'
import { sortOf, whereOf } from '../../../admin/api/where.ts'
import { leadSearch, leadSearchOf } from '../../../admin/leads/search.ts'

interface Asked {
  resource: string
  sort: string
  filters?: CrudFilter[]
  select?: string
  populate?: Record<string, string>
  depth?: number
  limit?: number
}

const chosen = (words: string) => Object.fromEntries(words.split(' ').map((word) => [word, true]))

export const pathOf = ({
  resource,
  sort,
  filters,
  select,
  populate,
  depth = 1,
  limit = 25,
}: Asked) =>
  `/${resource}${stringify(
    {
      depth,
      select: select && chosen(select),
      populate:
        populate &&
        Object.fromEntries(Object.entries(populate).map(([name, words]) => [name, chosen(words)])),
      where: whereOf(filters),
      sort: sortOf([
        { field: sort.replace('-', ''), order: sort.startsWith('-') ? 'desc' : 'asc' },
      ]),
      page: 1,
      limit,
    },
    { addQueryPrefix: true, skipNulls: true, encodeValuesOnly: true },
  )}`

const LEAD = {
  resource: 'leads',
  select:
    'customerName reference phone postcode location state stateChangedAt customerType source jobDescription assignedTo createdAt',
  populate: { users: 'name' },
}
const QUOTE = {
  resource: 'quotes',
  select: 'lead version style status total lineItems createdBy sentAt viewedAt expiresAt createdAt',
  populate: { leads: 'customerName reference' },
}
const BOOKING = {
  resource: 'bookings',
  select:
    'reference lead contractor date timeSlot startMinute endMinute status total depositAmount pinned',
  populate: { leads: 'customerName postcode state', 'handyman-profiles': 'name' },
}
const QUEUE = {
  resource: 'estimator-queue',
  populate: { leads: 'customerName customerType jobDescription state', users: 'name' },
}
const AUDIT = { resource: 'audit-log', populate: { users: 'name' } }
const EXCEPTION = { resource: 'exceptions', populate: { leads: 'customerName reference state' } }

const among = (field: string, ...value: string[]): CrudFilter => ({ field, operator: 'in', value })
const today = () => new Date().toISOString().slice(0, 10)
const coming: CrudFilter = { field: 'date', operator: 'gte', value: today() }

/** Name → path: the first page of every list, as it opens and as people narrow it. */
export const LISTS: Record<string, string> = {
  'leads, newest': pathOf({ ...LEAD, sort: '-createdAt' }),
  'leads, by name': pathOf({ ...LEAD, sort: 'customerName' }),
  'leads, longest in their state': pathOf({ ...LEAD, sort: 'stateChangedAt' }),
  'leads quoted': pathOf({
    ...LEAD,
    sort: '-createdAt',
    filters: [among('state', 'quote_generated', 'quote_sent', 'quote_viewed', 'quote_expired')],
  }),
  'leads done, longest first': pathOf({
    ...LEAD,
    sort: 'stateChangedAt',
    filters: [among('state', 'job_completed', 'cancelled', 'expired')],
  }),
  'leads of landlords by call': pathOf({
    ...LEAD,
    sort: '-createdAt',
    filters: [among('customerType', 'landlord'), among('source', 'call')],
  }),
  'leads of commercials by hand that failed to pay': pathOf({
    ...LEAD,
    sort: '-createdAt',
    filters: [
      among('customerType', 'commercial'),
      among('source', 'manual'),
      among('state', 'payment_failed'),
    ],
  }),
  'leads named Thornwick': pathOf({
    ...LEAD,
    sort: '-createdAt',
    filters: leadSearch('thornwick'),
  }),
  'leads of a phone': pathOf({ ...LEAD, sort: '-createdAt', filters: leadSearch('000123456') }),
  'leads of nobody we know': pathOf({
    ...LEAD,
    sort: '-createdAt',
    filters: leadSearch('zebedee'),
  }),
  'quotes, newest': pathOf({ ...QUOTE, sort: '-createdAt' }),
  'quotes, dearest': pathOf({ ...QUOTE, sort: '-total' }),
  'quotes sent, soonest to expire': pathOf({
    ...QUOTE,
    sort: 'expiresAt',
    filters: [among('status', 'sent', 'viewed')],
  }),
  'quotes of Thornwick': pathOf({
    ...QUOTE,
    sort: '-createdAt',
    filters: leadSearchOf('lead', 'thornwick'),
  }),
  'bookings to come': pathOf({ ...BOOKING, sort: 'date', filters: [coming] }),
  'bookings, all': pathOf({ ...BOOKING, sort: '-date' }),
  'bookings of Thornwick': pathOf({
    ...BOOKING,
    sort: '-date',
    filters: leadSearchOf('lead', 'thornwick'),
  }),
  'estimator queue': pathOf({
    ...QUEUE,
    sort: '-priority',
    filters: [among('status', 'queued', 'in_progress')],
  }),
  'estimator queue, finished': pathOf({
    ...QUEUE,
    sort: '-priority',
    filters: [among('status', 'complete')],
  }),
  'exceptions open': pathOf({
    ...EXCEPTION,
    sort: '-createdAt',
    filters: [{ field: 'resolvedAt', operator: 'null', value: true }],
  }),
  'exceptions settled': pathOf({
    ...EXCEPTION,
    sort: '-createdAt',
    filters: [{ field: 'resolvedAt', operator: 'nnull', value: true }],
  }),
  'messages, newest': pathOf({
    resource: 'messages',
    sort: '-createdAt',
    populate: { leads: 'customerName' },
  }),
  'messages that failed': pathOf({
    resource: 'messages',
    sort: '-createdAt',
    filters: [among('status', 'failed')],
    populate: { leads: 'customerName' },
  }),
  'inbox, unanswered': '/inbox/threads?view=unanswered&limit=40',
  'inbox, mine': '/inbox/threads?view=mine&limit=40',
  'inbox, everybody': '/inbox/threads?view=all&limit=40',
  'inbox of Thornwick': '/inbox/threads?view=all&limit=40&q=thornwick',
  'audit log': pathOf({ ...AUDIT, sort: '-createdAt' }),
  'audit log of settings': pathOf({
    ...AUDIT,
    sort: '-createdAt',
    filters: [among('resource', 'settings')],
  }),
  contractors: pathOf({ resource: 'handyman-profiles', sort: 'name', depth: 0 }),
  people: pathOf({ resource: 'users', sort: 'name', depth: 0 }),
}

/** What somebody types at Ctrl-K, from two letters on. */
export const TYPED = [
  'th',
  'thor',
  'thornwick',
  'vera th',
  '0000012',
  'NG7',
  'ng7 3',
  'L-0F42',
  'zzzzzz',
]
