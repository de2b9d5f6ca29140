/** Lists that may be taken out as a table of words: heading → column, related rows by a dot. */
export const EXPORTS = {
  leads: {
    Reference: 'reference',
    Customer: 'customerName',
    Phone: 'phone',
    Email: 'email',
    Address: 'address',
    Postcode: 'postcode',
    'Customer is a': 'customerType',
    'Came in by': 'source',
    State: 'state',
    'In this state since': 'stateChangedAt',
    'Came in': 'createdAt',
    Job: 'jobDescription',
  },
  quotes: {
    Customer: 'lead.customerName',
    Reference: 'lead.reference',
    Version: 'version',
    Kind: 'style',
    Status: 'status',
    'Total in pence': 'total',
    Made: 'createdAt',
    Sent: 'sentAt',
    Seen: 'viewedAt',
    Expires: 'expiresAt',
  },
  bookings: {
    Reference: 'reference',
    Customer: 'lead.customerName',
    Contractor: 'contractor.name',
    Day: 'date',
    Time: 'timeSlot',
    Status: 'status',
    'Total in pence': 'total',
    'Deposit in pence': 'depositAmount',
    Rating: 'rating',
  },
  'audit-log': {
    When: 'createdAt',
    Who: 'user.name',
    Role: 'role',
    What: 'action',
    Of: 'resource',
    Record: 'recordId',
    Before: 'before',
    After: 'after',
    Why: 'reason',
  },
  skus: {
    Code: 'code',
    Name: 'name',
    Category: 'category',
    Price: 'price.pounds',
    Minutes: 'minutes',
    Tasks: 'tasks.name',
    Synonyms: 'synonyms',
    'Not when said': 'negativeKeywords',
    'In use': 'isActive',
  },
  'contractor-tasks': {
    Task: 'name',
    Category: 'category',
    'In words': 'description',
    Certificate: 'certificationName',
    'In use': 'isActive',
  },
} as const

export type ColumnsOf = typeof EXPORTS
export const isExport = (list: string): list is keyof ColumnsOf => list in EXPORTS

/** What stands at a column's path: into related rows, one or many, by a dot; pence by `.pounds`. */
export const valueAt = (row: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => {
    if (Array.isArray(at)) return at.map((one) => (one as Record<string, unknown> | null)?.[name])
    if (name === 'pounds') return typeof at === 'number' ? (at / 100).toFixed(2) : null
    return (at as Record<string, unknown> | null)?.[name]
  }, row)

const worded = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join('; ')
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What a spreadsheet would run as a formula stays words; a phone number is none. */
const harmless = (text: string) => (/^([=@\t\r]|[+-](?!\d))/.test(text) ? `'${text}` : text)

/** One line of CSV (RFC 4180). */
export const csvLine = (values: readonly unknown[]): string =>
  `${values
    .map((value) => {
      const text = harmless(worded(value))
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',')}\r\n`
