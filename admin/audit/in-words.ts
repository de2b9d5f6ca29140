import type { AuditLog } from '../../cms/payload-types.ts'

const RECORDS: Record<string, string> = {
  'handyman-profiles': 'Contractor',
  'contractor-tasks': 'Task',
  'contractor-skills': 'Skill',
  'contractor-availability-dates': 'Availability',
  'job-task-requirements': 'Required task',
  'estimator-queue': 'Estimator queue',
  'postcode-areas': 'Postcode',
  skus: 'Price book',
  leads: 'Lead',
  quotes: 'Quote',
  bookings: 'Booking',
  exceptions: 'Exception',
  settings: 'Setting',
  users: 'Person',
  payments: 'Payment',
  calls: 'Call',
  media: 'File',
  jobs: 'Job',
}

const ACTIONS: Record<string, string> = {
  create: 'added',
  update: 'changed',
  delete: 'removed',
  assign: 'given to another',
  reschedule: 'moved',
  cancel: 'cancelled',
  erase: 'erased',
  merge: 'merged',
  export: 'exported',
  import: 'imported from a file',
  reorder: 'put in order',
  retry: 'tried again',
  'export-customer': 'exported for the customer',
  'erase-customer': 'erased',
  'price-by-hand': 'priced by hand',
  availability: 'days changed',
  skills: 'skills changed',
}

export const RESOURCES = RECORDS
export const ACTION_WORDS: Readonly<Record<string, string>> = ACTIONS

/** `Booking moved`, `Price book changed`. */
export const actionInWords = ({ resource, action }: AuditLog): string =>
  `${RECORDS[resource] ?? resource.replaceAll('-', ' ')} ${ACTIONS[action] ?? action.replaceAll('-', ' ')}`

const PAGES: Record<string, string> = {
  leads: '/leads',
  quotes: '/quotes',
  bookings: '/bookings',
  'handyman-profiles': '/contractors',
}

/** Where the record itself can be seen. */
export const pageOf = ({ resource, recordId }: AuditLog): string | null =>
  PAGES[resource] && recordId ? `${PAGES[resource]}/${recordId}` : null

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/
const HIDDEN = new Set(['id', 'updatedAt', 'createdAt', 'sessions', 'token', 'uploadToken'])

const said = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string')
    return UUID.test(value) ? 'another' : value.length > 80 ? `${value.slice(0, 78)}…` : value
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(said).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, inner]) => `${nameInWords(name)} ${said(inner)}`)
      .join(', ')
  return String(value)
}

/** `maxConcurrentJobs` → `max concurrent jobs`. */
const nameInWords = (name: string): string =>
  name.replaceAll('_', ' ').replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`)

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/** Field by field what it was and what it became; only what differs. */
export const changesIn = ({ before, after }: AuditLog): FieldChange[] => {
  const [was, is] = [asRecord(before), asRecord(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => !HIDDEN.has(name) && JSON.stringify(was[name]) !== JSON.stringify(is[name]))
    .map((name) => ({
      field: nameInWords(name),
      before: name in was ? said(was[name]) : null,
      after: name in is ? said(is[name]) : null,
    }))
}
