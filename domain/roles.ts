/**
 * Who may do what to which table: the one role table. The server's access rules and the back
 * office's menus are both made from it. `own` lets a contractor (or a person, for `users`) at the
 * rows that are theirs. What no role may do here is done by the verbs alone.
 */
export const ROLES = ['va', 'estimator', 'ops', 'manager', 'admin', 'contractor'] as const
export type Role = (typeof ROLES)[number]

export const ACTIONS = ['read', 'create', 'update', 'delete'] as const
export type Action = (typeof ACTIONS)[number]

export type Grant = 'all' | 'own'
type Grants = Partial<Record<Role, Grant>>

const all = (...roles: Role[]): Grants => Object.fromEntries(roles.map((role) => [role, 'all']))
const own = (...roles: Role[]): Grants => Object.fromEntries(roles.map((role) => [role, 'own']))

export const STAFF = ['va', 'estimator', 'ops', 'manager', 'admin'] as const satisfies Role[]
const staff = all(...STAFF)
const backOffice = all('va', 'estimator', 'ops', 'admin')
const operations = all('ops', 'admin')
const nobody: Grants = {}

const readOnly = (read: Grants) => ({ read, create: nobody, update: nobody, delete: nobody })

export const PERMISSIONS = {
  users: {
    read: { ...own(...ROLES), ...all('manager', 'admin') },
    create: all('admin'),
    update: { ...own(...ROLES), ...all('admin') },
    delete: all('admin'),
  },
  'handyman-profiles': {
    read: { ...staff, ...own('contractor') },
    create: operations,
    update: operations,
    delete: nobody,
  },
  'contractor-tasks': {
    read: { ...staff, ...all('contractor') },
    create: operations,
    update: operations,
    delete: nobody,
  },
  'contractor-skills': {
    read: { ...staff, ...own('contractor') },
    create: operations,
    update: operations,
    delete: operations,
  },
  'contractor-availability-dates': {
    read: { ...staff, ...own('contractor') },
    create: operations,
    update: operations,
    delete: operations,
  },
  skus: { read: staff, create: operations, update: operations, delete: nobody },
  'price-changes': readOnly(staff),
  'postcode-areas': { read: staff, create: operations, update: operations, delete: nobody },
  leads: { read: staff, create: backOffice, update: backOffice, delete: nobody },
  'lead-events': readOnly(staff),
  quotes: { read: staff, create: staff, update: nobody, delete: nobody },
  bookings: { read: staff, create: nobody, update: operations, delete: nobody },
  'slot-holds': readOnly(staff),
  'job-task-requirements': {
    read: staff,
    create: backOffice,
    update: backOffice,
    delete: backOffice,
  },
  'video-scores': readOnly(staff),
  'estimator-queue': { read: staff, create: nobody, update: operations, delete: nobody },
  'job-matching-history': readOnly(staff),
  'contractor-jobs': readOnly({ ...staff, ...own('contractor') }),
  messages: readOnly(staff),
  threads: readOnly(staff),
  calls: { read: staff, create: nobody, update: backOffice, delete: nobody },
  media: { read: staff, create: backOffice, update: nobody, delete: nobody },
  payments: readOnly(staff),
  exceptions: { read: staff, create: nobody, update: backOffice, delete: nobody },
  'webhook-events': readOnly(all('manager', 'admin')),
  'audit-log': readOnly(all('manager', 'admin')),
  'saved-views': {
    read: own(...STAFF),
    create: staff,
    update: own(...STAFF),
    delete: own(...STAFF),
  },
  'list-exports': readOnly(own('ops', 'manager', 'admin')),
  settings: {
    read: staff,
    create: all('manager', 'admin'),
    update: all('manager', 'admin'),
    delete: nobody,
  },
} as const satisfies Record<string, Record<Action, Grants>>

export type Resource = keyof typeof PERMISSIONS

/** Columns only these roles may read, whatever the table grants. Pay is not for those who sell. */
export const PRIVATE_FIELDS: Partial<Record<Resource, Record<string, readonly Role[]>>> = {
  'handyman-profiles': { payPercent: ['ops', 'manager', 'admin', 'contractor'] },
  'contractor-jobs': { pay: ['ops', 'manager', 'admin', 'contractor'] },
  leads: { uploadToken: ['va', 'estimator', 'ops', 'admin'] },
}

export const isRole = (value: unknown): value is Role => ROLES.includes(value as Role)

export const isStaff = (role: Role | null | undefined): boolean =>
  role != null && (STAFF as readonly Role[]).includes(role)

/** What a role may do to a table: everything, its own rows, or (null) nothing. */
export const grantFor = (role: Role, resource: Resource, action: Action): Grant | null =>
  (PERMISSIONS[resource][action] as Grants)[role] ?? null

export const mayReadField = (role: Role, resource: Resource, field: string): boolean =>
  PRIVATE_FIELDS[resource]?.[field]?.includes(role) ?? true

/** Staff verbs beyond plain rows: who may press the button. */
export const VERBS = {
  transitionLead: ['va', 'estimator', 'ops', 'admin'],
  detectSkus: ['va', 'estimator', 'ops', 'admin'],
  sendMessage: ['va', 'estimator', 'ops', 'admin'],
  eraseCustomer: ['ops', 'admin'],
  exportCustomer: ['ops', 'manager', 'admin'],
  mergeLeads: ['va', 'ops', 'admin'],
  makeQuote: ['va', 'estimator', 'ops', 'manager', 'admin'],
  /** A line without a SKU, or a price other than the book's; always with a reason, audited. */
  priceByHand: ['estimator', 'ops', 'manager', 'admin'],
  workEstimatorQueue: ['estimator', 'ops', 'admin'],
  readMatches: ['va', 'estimator', 'ops', 'manager', 'admin'],
  dispatch: ['ops', 'admin'],
  readCalendar: ['va', 'estimator', 'ops', 'manager', 'admin'],
  /** Who is free when, and who holds what: the dispatch board and a contractor's load. */
  readBoard: ['ops', 'manager', 'admin'],
  /** The catalogue's files and its order; its rows are granted by the table above. */
  changeCatalogue: ['ops', 'admin'],
  /** Lists as files, every row of them. */
  exportRows: ['ops', 'manager', 'admin'],
  /** The queue behind the desk: what failed and why, and to try it again. */
  runJobs: ['manager', 'admin'],
  readAnalytics: ['ops', 'manager', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Verb = keyof typeof VERBS

export const mayDo = (role: Role, verb: Verb): boolean =>
  (VERBS[verb] as readonly Role[]).includes(role)
