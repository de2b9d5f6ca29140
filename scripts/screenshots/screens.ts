import type { Role } from '../../domain/roles.ts'

/** Rows of the demo business that pictures are taken of: a name, and the statement that finds its key. */
export const SUBJECTS = {
  quote: `select token as key from quotes where superseded_at is null and style = 'hhh'
    and status in ('sent', 'viewed') order by created_at desc limit 1`,
  lead: `select id as key from leads where state = 'quote_viewed' order by created_at desc limit 1`,
  waiting: `select lead_id as key from threads where waiting_since is not null
    order by waiting_since desc limit 1`,
  scheduled: `select id as key from leads where state = 'job_scheduled' limit 1`,
  madeQuote: `select id as key from quotes where superseded_at is null order by total desc limit 1`,
  booking: `select id as key from bookings where status = 'confirmed' order by date desc limit 1`,
  estimate: `select lead_id as key from estimator_queue where completed_at is null
    order by priority desc limit 1`,
  contractor: `select handyman_id as key from contractor_skills group by 1
    order by count(*) desc, 1 limit 1`,
  sku: `select id as key from skus where is_active order by category, display_order limit 1`,
  call: `select id as key from calls order by created_at desc limit 1`,
  phone: `select substring(body from '/c/(\\S+)') as key from messages
    where body like '%/c/%' order by created_at desc limit 1`,
} as const

export type Subject = keyof typeof SUBJECTS
type At = (key: Record<Subject, string>) => string

export interface Screen {
  name: string
  /** What it is, under its picture. */
  title: string
  role: Role
  at: At
  /** Pressed before the picture is taken. */
  press?: string
}

const desk = (
  role: Role,
  name: string,
  title: string,
  at: At | string,
  press?: string,
): Screen => ({
  ...{ role, name, title, press },
  at: typeof at === 'string' ? () => at : at,
})

/** The back office, screen by screen, as the role sees it that works there most. */
export const SCREENS: readonly Screen[] = [
  desk('va', 'today', 'Today: what needs me now', '/'),
  desk(
    'va',
    'inbox',
    'Inbox: conversations, and the lead beside them',
    (k) => `/inbox?lead=${k.waiting}`,
  ),
  desk('va', 'call', 'A call as it runs', (k) => `/calls/${k.call}`),
  desk('va', 'leads', 'Leads', '/leads'),
  desk('va', 'lead-beside', 'A lead beside the list', (k) => `/leads?open=${k.lead}`),
  desk('va', 'board', 'Leads by stage', '/leads/board'),
  desk('va', 'lead', 'A lead and all that happened', (k) => `/leads/${k.scheduled}`),
  desk('va', 'builder', 'The quote builder', (k) => `/leads/${k.lead}/quote`),
  desk('va', 'quotes', 'Quotes', '/quotes'),
  desk('va', 'quote', 'A quote', (k) => `/quotes/${k.madeQuote}`),
  desk('va', 'messages', 'Messages', '/messages'),
  desk('va', 'templates', 'Templates', '/messages/templates'),
  desk('va', 'exceptions', 'Exceptions', '/exceptions'),
  desk('estimator', 'estimator', 'The estimator queue', '/estimator'),
  desk('estimator', 'estimate', 'An estimate', (k) => `/estimator/${k.estimate}`),
  desk('ops', 'calendar', 'The month', '/calendar'),
  desk('ops', 'week', 'The week', '/calendar?view=week'),
  desk('ops', 'dispatch', 'The dispatch board', '/dispatch'),
  desk('ops', 'bookings', 'Bookings', '/bookings'),
  desk('ops', 'booking', 'A booking, and who could do it', (k) => `/bookings/${k.booking}`),
  desk('ops', 'contractors', 'Contractors', '/contractors'),
  desk('ops', 'availability', 'A contractor’s days', (k) => `/contractors/${k.contractor}`),
  desk('ops', 'skills', 'A contractor’s skills', (k) => `/contractors/${k.contractor}?tab=skills`),
  desk('ops', 'area', 'A contractor’s area', (k) => `/contractors/${k.contractor}?tab=area`),
  desk('ops', 'prices', 'The price book', '/catalogue/prices'),
  desk('ops', 'price', 'A price and its history', (k) => `/catalogue/prices?open=${k.sku}`),
  desk('ops', 'import', 'A price book from a file', '/catalogue/prices', 'Import'),
  desk('ops', 'order', 'The order within a category', '/catalogue/prices', 'Order'),
  desk('ops', 'tasks', 'Tasks', '/catalogue/tasks'),
  desk('manager', 'analytics', 'Analytics', '/analytics'),
  desk('manager', 'settings', 'Rules', '/settings'),
  desk('manager', 'audit', 'The audit log', '/settings/audit'),
  desk('manager', 'jobs', 'Jobs', '/settings/jobs'),
  desk('admin', 'people', 'People', '/settings/people'),
]

/** Pages held in the hand: 390 wide, light. */
export const PHONES: readonly Omit<Screen, 'role'>[] = [
  { name: 'quote-page', title: 'The quote page', at: (k) => `/q/${k.quote}` },
  { name: 'contractor-page', title: 'A contractor’s jobs', at: (k) => `/c/${k.phone}` },
  { name: 'enquiry', title: 'The web form', at: () => '/' },
]

/** The few that the docs show, each in one look; the rest stays in the gallery. */
export const SHOWN: ReadonlySet<string> = new Set([
  'today-light-1440',
  'call-light-1440',
  'board-dark-1440',
  'builder-light-1440',
  'estimate-light-1440',
  'dispatch-light-1440',
  'skills-light-1440',
  'analytics-dark-1440',
  'quote-page',
  'contractor-page',
])
