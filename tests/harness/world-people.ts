/** Contractors and customers written straight into the tables: quick, and exactly as asked. */
import { randomUUID } from 'node:crypto'
import type { Place } from '../../domain/distance.ts'
import type { Confidence } from '../../domain/match-score.ts'
import {
  type CustomerType,
  packagesFor,
  type QuoteStyle,
  quoteTotal,
  sumLines,
} from '../../domain/pricing.ts'
import { DEFAULT_SETTINGS } from '../../domain/settings.ts'
import type { Sql } from './world.ts'

/** Where everyone is unless told otherwise. */
export const TOWN: Place = { latitude: 52.95, longitude: -1.15 }

export type Day = string | { date: string; from?: string; to?: string }

export interface ContractorOptions {
  /** Tasks by id, with how well. */
  skills: Record<string, Confidence>
  days: Day[]
  name?: string
  place?: Place
  radiusMiles?: number
  maxConcurrentJobs?: number
  reactiveMode?: boolean
  certifications?: { name: string; expiresOn?: string }[]
}

export interface LineOptions {
  price?: number
  minutes?: number
  tasks?: string[]
  qty?: number
}

export interface CustomerOptions {
  /** Tasks of the job by id; all primary. `capable` unless told otherwise. */
  needs: string[]
  confidence?: Confidence
  minutes?: number
  /** Pence. */
  price?: number
  style?: QuoteStyle
  extras?: LineOptions[]
  depositPercent?: number
  customerType?: CustomerType
  place?: Place | null
  address?: string | null
}

export interface Customer {
  leadId: string
  quoteId: string
  token: string
  phone: string
}

export interface People {
  /** Answers the task's id. */
  task(name?: string, certification?: string): Promise<string>
  /** Answers the contractor's id. */
  contractor(options: ContractorOptions): Promise<string>
  contractors(count: number, options: ContractorOptions): Promise<string[]>
  /** An SKU of the price book that does these tasks; answers its id. */
  sku(tasks: string[], options?: { price?: number; minutes?: number }): Promise<string>
  /** A lead whose quote was sent an hour ago, with its link. */
  customer(options: CustomerOptions): Promise<Customer>
}

const PATH = ['created', 'sku_detected', 'quote_generated', 'quote_sent'] as const

let counter = 0
/** Ofcom's range for drama; a thousand of them go round. */
const nextPhone = () => `+447700900${String(counter++ % 1000).padStart(3, '0')}`

const lineOf = ({ price = 10_000, minutes = 60, tasks = [], qty = 1 }: LineOptions) => ({
  sku_id: null,
  description: 'Work as agreed',
  ...{ price, qty, minutes, tasks, reason: 'Made up for a test' },
})

export const peopleOf = (sql: Sql, now: () => Date): People => {
  const contractor = async (options: ContractorOptions): Promise<string> => {
    const { place = TOWN, radiusMiles = 15, maxConcurrentJobs = 3, reactiveMode = false } = options
    const days = options.days.map((day) => (typeof day === 'string' ? { date: day } : day))
    const [made] = await sql<{ id: string }>(
      `with person as (
        insert into handyman_profiles (name, phone, postcode, location_latitude, location_longitude,
          radius_miles, max_concurrent_jobs, is_active, reactive_mode, certifications)
        values ($1, $2, 'NG1 1AA', $3, $4, $5, $6, true, $7, $8) returning id),
      able as (
        insert into contractor_skills (handyman_id, task_id, confidence)
        select person.id, key::uuid, value::enum_contractor_skills_confidence
        from person, jsonb_each_text($9::jsonb) returning id),
      free as (
        insert into contractor_availability_dates (contractor_id, date, is_available, start_time, end_time)
        select person.id, d.date, true, d."from", d."to"
        from person, jsonb_to_recordset($10::jsonb) as d(date date, "from" text, "to" text) returning id)
      select id from person`,
      [
        options.name ?? `Contractor ${++counter}`,
        nextPhone(),
        place.latitude,
        place.longitude,
        radiusMiles,
        maxConcurrentJobs,
        reactiveMode,
        JSON.stringify(options.certifications ?? []),
        JSON.stringify(options.skills),
        JSON.stringify(days),
      ],
    )
    if (!made) throw new Error('No contractor was made.')
    return made.id
  }

  const customer = async (options: CustomerOptions): Promise<Customer> => {
    const { needs, confidence = 'capable', style = 'fixed', extras = [] } = options
    const { place = TOWN, address = '1 Example Street, Nottingham' } = options
    const lines = [lineOf({ price: options.price, minutes: options.minutes, tasks: needs })]
    const total = quoteTotal(style, lines, DEFAULT_SETTINGS.packageFactors)
    const optional =
      style === 'hhh'
        ? packagesFor(sumLines(lines), DEFAULT_SETTINGS.packageFactors)
        : extras.map((extra) => ({ ...lineOf(extra), recommended: false }))
    const at = now().getTime()
    const token = `t_${randomUUID().replaceAll('-', '')}`
    const phone = nextPhone()
    const [made] = await sql<{ leadId: string; quoteId: string }>(
      `with lead as (
        insert into leads (reference, customer_name, phone, address, postcode, location_latitude,
          location_longitude, customer_type, source, state, state_changed_at, upload_token)
        values ($1, 'Test Customer', $2, $3, 'NG1 1AA', $4, $5, $6, 'web', 'quote_sent', $7, $1)
        returning id),
      needed as (
        insert into job_task_requirements (lead_id, task_id, required_confidence, is_primary)
        select lead.id, t::uuid, $8, true from lead, unnest($9::text[]) t returning id),
      path as (
        insert into lead_events (lead_id, "from", "to", actor)
        select lead.id, p."from"::enum_lead_events_from, p."to"::enum_lead_events_to, 'system'
        from lead, (select lag(s) over (order by n) as "from", s as "to"
          from unnest($10::text[]) with ordinality u(s, n)) p returning id),
      quote as (
        insert into quotes (lead_id, version, style, total, deposit_percent, line_items, optional_items,
          expires_at, sent_at, created_by, token, status)
        select lead.id, 1, $11, $12, $13, $14, $15, $16, $7, 'system', $17, 'sent' from lead returning id)
      select lead.id as "leadId", quote.id as "quoteId" from lead, quote`,
      [
        ...[`L-${randomUUID()}`, phone, address, place?.latitude ?? null],
        ...[place?.longitude ?? null, options.customerType ?? 'homeowner'],
        ...[new Date(at - 3_600_000), confidence, needs, PATH, style, total],
        ...[options.depositPercent ?? 20, JSON.stringify(lines), JSON.stringify(optional)],
        ...[new Date(at + 3 * 86_400_000), token],
      ],
    )
    if (!made) throw new Error('No customer was made.')
    return { ...made, token, phone }
  }

  return {
    contractor,
    customer,
    sku: async (tasks, { price = 10_000, minutes = 60 } = {}) => {
      const [made] = await sql<{ id: string }>(
        `with sku as (
          insert into skus (code, name, category, price, minutes, is_active)
          values ($1, $1, 'Plumbing', $2, $3, true) returning id),
        does as (
          insert into skus_rels ("order", parent_id, path, contractor_tasks_id)
          select n, sku.id, 'tasks', t::uuid from sku, unnest($4::text[]) with ordinality u(t, n) returning id)
        select id from sku`,
        [`SKU-${++counter}`, price, minutes, tasks],
      )
      if (!made) throw new Error('No SKU was made.')
      return made.id
    },
    contractors: async (count, options) => {
      const ids: string[] = []
      for (let i = 0; i < count; i++) ids.push(await contractor(options))
      return ids
    },
    task: async (name = `Task ${++counter}`, certification) => {
      const [made] = await sql<{ id: string }>(
        `insert into contractor_tasks (name, category, requires_certification, certification_name, is_active)
          values ($1, 'Plumbing', $2, $3, true) returning id`,
        [name, certification !== undefined, certification ?? null],
      )
      if (!made) throw new Error('No task was made.')
      return made.id
    },
  }
}
