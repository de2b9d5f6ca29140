/** Customers with a quote they have looked at, many at a time. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Country, placeAt } from './country.ts'
import type { Dice } from './dice.ts'

export interface Customer {
  leadId: string
  quoteId: string
  token: string
}

export interface Asked {
  place: { latitude: number; longitude: number }
  tasks: string[]
}

/** Pence. The deposit is a fifth. */
export const TOTAL = 10_000
export const DEPOSIT = 2_000

/** Farther from the edge than anybody's reach: everywhere in there is as dense as everywhere else. */
const EDGE_MILES = 20

/** Somebody inside the country with one or two tasks of one trade, or one that few can do. */
export const askIn = (country: Country, dice: Dice, kind: 'ordinary' | 'scarce'): Asked => {
  const along = () => EDGE_MILES + dice.next() * (country.side - 2 * EDGE_MILES)
  return {
    place: placeAt(country.side, along(), along()),
    tasks:
      kind === 'scarce'
        ? [dice.oneOf(country.scarce)]
        : dice.someOf(dice.oneOf(country.trades), dice.between(1, 2)),
  }
}

export const makeCustomers = async (
  pool: pg.Pool,
  asked: readonly Asked[],
  { minutes = 120 }: { minutes?: number } = {},
): Promise<Customer[]> => {
  const people = asked.map(({ place, tasks }) => ({ ...place, tasks, token: randomUUID() }))
  const { rows } = await pool.query<Customer>(
    `with x as materialized (
      select x.*, uuidv7() as lead_id, uuidv7() as quote_id
      from jsonb_to_recordset($1::jsonb) as x(latitude float8, longitude float8, tasks jsonb, token text)),
    lead as (
      insert into leads (id, reference, customer_name, phone, address, postcode, location_latitude,
        location_longitude, customer_type, source, state, state_changed_at, upload_token)
      select lead_id, 'L' || lead_id, 'Bench Customer', '+447700900001', '1 Example Street', 'ZZ1 1ZZ', latitude,
        longitude, 'commercial', 'web', 'quote_viewed', now(), token from x returning id),
    needed as (
      insert into job_task_requirements (lead_id, task_id, required_confidence, is_primary)
      select lead_id, t::uuid, 'capable', true from x, jsonb_array_elements_text(x.tasks) t
      where lead_id in (select id from lead)),
    quote as (
      insert into quotes (id, lead_id, version, style, total, deposit_percent, line_items, optional_items,
        expires_at, sent_at, viewed_at, created_by, token, status)
      select quote_id, lead_id, 1, 'fixed', $2::int, 20, jsonb_build_array(jsonb_build_object('sku_id', null,
          'description', 'Work as agreed', 'price', $2::int, 'qty', 1, 'minutes', $3::int, 'tasks', tasks)),
        '[]', now() + interval '3 days', now(), now(), 'system', token, 'viewed'
      from x where lead_id in (select id from lead) returning id)
    select lead_id as "leadId", quote_id as "quoteId", token from x where quote_id in (select id from quote)`,
    [JSON.stringify(people), TOTAL, minutes],
  )
  const byToken = new Map(rows.map((row) => [row.token, row]))
  return people.flatMap(({ token }) => byToken.get(token) ?? [])
}
