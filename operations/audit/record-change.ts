import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import { writeAudit } from './write-audit.ts'

type Row = Record<string, unknown>

/** Never in the audit log, whatever changed. */
const SECRET = new Set([
  'password',
  'salt',
  'hash',
  'sessions',
  'resetPasswordToken',
  'token',
  'uploadToken',
  'link',
])
const DULL = new Set(['updatedAt', 'createdAt'])

const spoken = (row: Row | undefined): Row =>
  Object.fromEntries(
    Object.entries(row ?? {}).filter(([key]) => !SECRET.has(key) && !DULL.has(key)),
  )

/** The columns that differ, before and after. */
const difference = (before: Row, after: Row): [Row, Row] => {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null),
  )
  const pick = (row: Row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))
  return [pick(before), pick(after)]
}

interface Change {
  resource: string
  operation: 'create' | 'update'
  before?: Row
  after: Row
}

/** A staff change through the plain REST calls; one that changed nothing leaves no row. */
export const recordChange = async (req: PayloadRequest, change: Change): Promise<void> => {
  const [before, after] =
    change.operation === 'create'
      ? [null, spoken(change.after)]
      : difference(spoken(change.before), spoken(change.after))
  if (change.operation === 'update' && Object.keys(after).length === 0) return
  await writeAudit(req, {
    action: change.operation,
    resource: change.resource,
    recordId: String(change.after.id),
    before,
    after,
  })
}

export const recordRemoval = (
  req: PayloadRequest,
  { resource, before }: { resource: string; before: Row },
) =>
  writeAudit(req, {
    action: 'delete',
    resource,
    recordId: String(before.id),
    before: spoken(before),
  })
