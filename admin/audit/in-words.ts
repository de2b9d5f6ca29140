import type { AuditLog } from '../../cms/payload-types.ts'
import { formatPence } from '../../domain/money.ts'
import { STATE_WORDS } from '../words/states.ts'
import { dayInWords, inFull } from '../words/time.ts'
import { CUSTOMER_WORDS, STYLE_WORDS } from '../words/vocabulary.ts'

/** Names of records by their ids. */
export type Names = ReadonlyMap<string, string>

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
  'saved-views': 'Saved view',
  'list-exports': 'Export',
  'audit-log': 'Audit log',
}

const ACTIONS: Record<string, string> = {
  create: 'added',
  update: 'changed',
  delete: 'removed',
  assign: 'given to another',
  reschedule: 'moved',
  cancel: 'cancelled',
  told: 'told to the contractor by phone',
  erase: 'erased',
  merge: 'merged',
  export: 'exported',
  'fetch-export': 'export fetched',
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

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** Whole pence in the tables, pounds to people. */
const MONEY = /^(price|total|amount|pay|deposit|.*(Amount|Paid|_amount))$/

/** What is kept as a code, as the rest of the desk says it. */
const CODES: Record<string, Record<string, string>> = {
  state: Object.fromEntries(Object.entries(STATE_WORDS).map(([state, { word }]) => [state, word])),
  style: STYLE_WORDS,
  customerType: CUSTOMER_WORDS,
}

const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)

const wordsSaid = (value: string, field: string, names: Names): string => {
  if (UUID.test(value)) return names.get(value) ?? 'another'
  if (INSTANT.test(value)) return inFull(value)
  if (DATE.test(value)) return dayInWords(value, new Date())
  return CODES[field]?.[value] ?? (value.length > 80 ? `${value.slice(0, 78)}…` : value)
}

const listSaid = (values: unknown[], names: Names): string => {
  if (values.length === 0) return 'nothing'
  return values.every((one) => isId(one) && !names.has(one))
    ? `${values.length}`
    : values.map((one) => said(one, '', names)).join(', ')
}

/** Nothing filled in, however deep. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isNothing))

/** A stored value as a colleague would say it; a record's id says nothing to anybody. */
const said = (value: unknown, field: string, names: Names): string => {
  if (isNothing(value)) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return MONEY.test(field) ? formatPence(value) : String(value)
  if (typeof value === 'string') return wordsSaid(value, field, names)
  if (Array.isArray(value)) return listSaid(value, names)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, inner]) => !isId(inner) || names.has(inner))
      .map(([name, inner]) => `${nameInWords(name)} ${said(inner, name, names)}`)
      .join(', ')
  return String(value)
}

const FIELDS: Record<string, string> = {
  isActive: 'in use',
  isAvailable: 'available',
  isPrimary: 'must be done',
  displayOrder: 'place',
  handyman: 'contractor',
  timeSlot: 'time',
  negativeKeywords: 'not when said',
  synonyms: 'also called',
  requiresCertification: 'needs a certificate',
  certificationName: 'certificate',
}

/** `maxConcurrentJobs` → `max concurrent jobs`. */
const nameInWords = (name: string): string =>
  FIELDS[name] ?? name.replaceAll('_', ' ').replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`)

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
export const changesIn = (
  { before, after }: Pick<AuditLog, 'before' | 'after'>,
  names: Names = new Map(),
): FieldChange[] => {
  const [was, is] = [asRecord(before), asRecord(after)]
  const isNew = Object.keys(was).length === 0
  return (
    [...new Set([...Object.keys(was), ...Object.keys(is)])]
      // What a new record belongs to stands in its own words elsewhere; here it would be an id.
      .filter((name) => was[name] != null || !isId(is[name]) || names.has(is[name]))
      // And what nobody filled in of it is no news.
      .filter((name) => !isNew || !isNothing(is[name]))
      .filter((name) => !HIDDEN.has(name) && JSON.stringify(was[name]) !== JSON.stringify(is[name]))
      .map((name) => ({
        field: nameInWords(name),
        before: name in was ? said(was[name], name, names) : null,
        after: name in is ? said(is[name], name, names) : null,
      }))
  )
}

const WHO = ['contractor', 'handyman', 'contractorId'] as const

/** The contractors that these entries speak of, by id. */
export const contractorsIn = (entries: readonly AuditLog[]): string[] => [
  ...new Set(
    entries
      .flatMap(({ before, after }) => [asRecord(before), asRecord(after)])
      .flatMap((record) => WHO.map((name) => record[name]))
      .filter(isId),
  ),
]
