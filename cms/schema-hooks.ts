/**
 * Where the tables differ from what Payload would make of the fields: whole numbers as INTEGER,
 * days as DATE, the seed's lengths and index names, and foreign keys that refuse rather than forget.
 */
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { date, doublePrecision, index, varchar } from '@payloadcms/db-postgres/drizzle/pg-core'

type SchemaHook = NonNullable<PostgresAdapter['beforeSchemaInit']>[number]

/** Columns that may hold a fraction; every other number is a whole one. */
const FRACTIONS = new Set(['handyman_profiles.rating'])
const DEGREES = /latitude|longitude/

/** What the seed calls an index that Payload would name after its own fashion. */
const SEED_INDEX_NAMES: Record<string, string> = {
  quotes_lead_idx: 'idx_quotes_lead',
  quotes_expires_at_idx: 'idx_quotes_expires',
  bookings_contractor_idx: 'idx_bookings_contractor',
  bookings_date_idx: 'idx_bookings_date',
  bookings_status_idx: 'idx_bookings_status',
  slot_holds_expires_at_idx: 'idx_slot_holds_expires',
  job_task_requirements_lead_idx: 'idx_job_tasks_lead',
  video_scores_lead_idx: 'idx_video_scores_lead',
  estimator_queue_assigned_to_idx: 'idx_estimator_queue_assigned',
  job_matching_history_contractor_idx: 'idx_matching_history_contractor',
  leads_state_idx: 'idx_leads_state',
  leads_customer_type_idx: 'idx_leads_customer_type',
}

/** Tables that turn over fast keep no index that nothing reads. */
const FAST_TABLES = new Set(['slot_holds', 'lead_events', 'job_matching_history', 'webhook_events'])
const isUnread = (table: string, index: string) =>
  index.endsWith('_updated_at_idx') || (FAST_TABLES.has(table) && index.endsWith('_created_at_idx'))

export const asWholeNumbers: SchemaHook = ({ adapter, schema }) => {
  for (const table of Object.values(adapter.rawTables)) {
    for (const column of Object.values(table.columns)) {
      const fraction = FRACTIONS.has(`${table.name}.${column.name}`) || DEGREES.test(column.name)
      if (column.type === 'numeric' && !fraction) Object.assign(column, { type: 'integer' })
      if (column.reference && column.notNull) column.reference.onDelete = 'restrict'
    }
    for (const [key, index] of Object.entries(table.indexes ?? {})) {
      if (isUnread(table.name, index.name)) delete table.indexes?.[key]
      index.name = SEED_INDEX_NAMES[index.name] ?? index.name
    }
  }
  return schema
}

const DAYS: [table: string, required: boolean][] = [
  ['contractor_availability_dates', true],
  ['bookings', true],
  ['slot_holds', true],
  ['payments', true],
]

const LENGTHS: [table: string, key: string, column: string, length: number, required: boolean][] = [
  ['contractor_tasks', 'name', 'name', 200, true],
  ['contractor_tasks', 'category', 'category', 50, true],
  ['contractor_tasks', 'certificationName', 'certification_name', 100, false],
  ['bookings', 'timeSlot', 'time_slot', 20, true],
  ['slot_holds', 'timeSlot', 'time_slot', 20, true],
]

export const withSeedTypes: SchemaHook = ({ schema, extendTable }) => {
  const table = (name: string) => {
    const found = schema.tables[name]
    if (!found) throw new Error(`There is no table ${name}.`)
    return found
  }
  for (const [name, required] of DAYS) {
    const column = date('date', { mode: 'string' })
    extendTable({ table: table(name), columns: { date: required ? column.notNull() : column } })
  }
  for (const [name, key, column, length, required] of LENGTHS) {
    const text = varchar(column, { length })
    extendTable({ table: table(name), columns: { [key]: required ? text.notNull() : text } })
  }
  for (const name of ['leads', 'handyman_profiles'])
    extendTable({
      table: table(name),
      columns: {
        location_latitude: doublePrecision('location_latitude'),
        location_longitude: doublePrecision('location_longitude'),
      },
    })
  extendTable({
    table: table('postcode_areas'),
    columns: {
      latitude: doublePrecision('latitude').notNull(),
      longitude: doublePrecision('longitude').notNull(),
    },
  })
  extendTable({
    table: table('slot_holds'),
    extraConfig: (t) => ({
      idx_slot_holds_contractor: index('idx_slot_holds_contractor').on(
        t.contractor,
        t.date,
        t.timeSlot,
      ),
    }),
  })
  extendTable({
    table: table('estimator_queue'),
    extraConfig: (t) => ({
      idx_estimator_queue_status: index('idx_estimator_queue_status').on(t.status, t.priority),
    }),
  })
  return schema
}
