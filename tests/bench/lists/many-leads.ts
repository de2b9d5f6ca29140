/**
 * A desk with years behind it, made by SQL alone: leads with their events, quotes, bookings, messages
 * and audit rows in the proportions of a business that is years old. The newest leads are the open ones.
 */
import type pg from 'pg'

const YEARS = 3
const PER_LEAD = { events: 5, messages: 1 }

/** No real person's: numbers that cannot be dialled, surnames put together from halves. */
const LEADS = `
  insert into leads (id, reference, customer_name, phone, email, address, postcode, location_latitude, location_longitude,
    customer_type, source, state, state_changed_at, job_description, upload_token, assigned_to_id, created_at, updated_at)
  select uuidv7(born - now()), 'L-' || upper(lpad(to_hex(n::bigint * 1000003 % 16777216), 6, '0')),
    first[1 + n % 32] || ' ' || head[1 + (n / 7) % 20] || tail[1 + (n / 151) % 20],
    '+440000' || lpad((n::bigint * 7919 % 1000000)::text, 6, '0'), 'someone' || n || '@example.test', n % 200 || ' Example Street',
    area[1 + n % 16] || 1 + (n / 16) % 20 || ' ' || n % 10 || chr(65 + n % 26) || chr(65 + (n / 26) % 26),
    52.9 + (n % 100) / 500.0, -1.2 + (n % 70) / 500.0,
    (array['homeowner','homeowner','homeowner','landlord','pm','commercial'])[1 + n % 6]::enum_leads_customer_type,
    (array['call','whatsapp','web','manual'])[1 + (n / 7) % 4]::enum_leads_source, state::enum_leads_state,
    born + interval '2 hours', 'Dripping kitchen tap number ' || n || ', two doors to hang, a shelf in the alcove and a fence panel that the wind took.',
    'upload' || n, case when n % 5 < 3 then people[1 + n % cardinality(people)] end, born, born + interval '2 hours'
  from (select array_agg(id order by email) people from users) who,
    (select string_to_array('Ada Amir Beth Carl Dana Edda Finn Gita Hugh Iris Jack Kara Liam Maya Ned Olga Paul Quin Rosa Sam Tara Ugo Vera Will Xena Yara Zack Anna Ben Cleo Dev Eva', ' ') first,
      string_to_array('Ash Brad Clay Dun East Fair Green Hart Inch King Lang Mill North Oak Pem Rad South Thorn Under West', ' ') head,
      string_to_array('bank bourne bridge brook by combe den field ford ham hurst leigh ley low more shaw ton well wick worth', ' ') tail,
      string_to_array('NG DE LE S M B CV DN LN ST PE NN WF HX OL SK', ' ') area) words,
    lateral (select n, now() - make_interval(secs => (n - 1) * ${YEARS} * 31557600.0 / $1) as born from generate_series(1, $1::int) n) each_one,
    lateral (select case when n <= greatest(300, $1 * 0.02) or n % 500 = 0
      then (array['created','sku_detected','video_requested','video_received','estimator_queued','estimator_reviewing','awaiting_customer_response',
        'quote_generated','quote_sent','quote_viewed','quote_expired','booking_in_progress','payment_failed','contractor_assigned','job_scheduled'])[1 + (n / 11) % 15]
      else (array['job_completed','job_completed','expired','expired','cancelled'])[1 + (n / 13) % 5] end as state) fate`

const EVENTS = `
  insert into lead_events (lead_id, "from", "to", actor, created_at, updated_at)
  select l.id, (array[null,'created','sku_detected','quote_generated','quote_sent'])[k]::enum_lead_events_from,
    (array['created','sku_detected','quote_generated','quote_sent','quote_viewed'])[k]::enum_lead_events_to, 'system',
    l.created_at + make_interval(mins => k * 9), l.created_at + make_interval(mins => k * 9)
  from leads l, generate_series(1, ${PER_LEAD.events}) k`

const QUOTES = `
  insert into quotes (id, lead_id, version, style, total, line_items, expires_at, sent_at, viewed_at, created_by, token, status, created_at, updated_at)
  select uuidv7(l.created_at - now()), l.id, 1, 'hhh', 8000 + (h % 400) * 100,
    '[{"sku_id":null,"description":"Fix leaking tap","price":6500,"qty":1,"minutes":60,"tasks":[]},{"sku_id":null,"description":"Hang a door","price":9500,"qty":2,"minutes":120,"tasks":[]}]',
    l.created_at + interval '3 days', l.created_at + interval '30 minutes', case when h % 3 > 0 then l.created_at + interval '2 hours' end,
    (array['va','estimator','system'])[1 + h % 3]::enum_quotes_created_by, 'token' || l.id,
    (case when l.state in ('quote_generated','quote_sent','quote_viewed') then 'sent' when l.state = 'job_completed' then 'accepted' else 'expired' end)::enum_quotes_status,
    l.created_at + interval '20 minutes', l.created_at + interval '2 hours'
  from leads l, lateral (select abs(hashtext(l.reference)) h) x where h % 10 < 8`

/** Only standing bookings may not overlap; they take the coming forty days, half-day by half-day. */
const BOOKINGS = `
  insert into bookings (reference, lead_id, quote_id, contractor_id, date, time_slot, duration_minutes, start_minute, end_minute, total,
    deposit_amount, status, confirmed_at, created_at, updated_at)
  select 'B-' || substr(l.reference, 3), l.id, q.id, people[1 + nth % many],
    case when done then (l.created_at + interval '5 days')::date else current_date + 1 + (nth / many % 40)::int end,
    (array['am','pm'])[1 + part], 120, 480 + 300 * part, 780 + 300 * part, q.total, q.total / 5,
    (case when done then 'completed' else 'confirmed' end)::enum_bookings_status, l.created_at + interval '3 hours',
    l.created_at + interval '3 hours', l.created_at + interval '3 hours'
  from (select array_agg(id) people, count(*) many from handyman_profiles) who,
    (select *, state = 'job_completed' as done, row_number() over (partition by state = 'job_completed' order by created_at desc) - 1 as nth
      from leads where state in ('job_completed','contractor_assigned','job_scheduled')) l
    join quotes q on q.lead_id = l.id, lateral (select (nth / (40 * many) % 2)::int as part) half
  where done or nth < 80 * many`

const MESSAGES = `
  insert into messages (lead_id, audience, direction, channel, purpose, "to", "from", body, status, created_at, updated_at)
  select l.id, 'customer', (case when h % 2 = 0 then 'inbound' else 'outbound' end)::enum_messages_direction, 'whatsapp', 'chat', l.phone, '+440000000000',
    'Could you come on Saturday morning? The tap is getting worse and the neighbour has noticed.', 'delivered',
    l.created_at + interval '40 minutes', l.created_at + interval '40 minutes'
  from leads l, generate_series(1, ${PER_LEAD.messages}), lateral (select abs(hashtext(l.reference)) h) x`

const QUEUE = `
  insert into estimator_queue (lead_id, priority, assigned_to_id, status, reason, claimed_at, completed_at, created_at, updated_at)
  select l.id, 20 + h % 60, case when l.state <> 'estimator_queued' then people[1 + h % cardinality(people)] end,
    (case l.state when 'estimator_queued' then 'queued' when 'estimator_reviewing' then 'in_progress' when 'awaiting_customer_response' then 'in_progress' else 'complete' end)::enum_estimator_queue_status,
    'Too tricky to price at once', l.created_at + interval '10 minutes', case when l.state in ('job_completed','expired') then l.created_at + interval '1 hour' end, l.created_at, l.created_at
  from (select array_agg(id) people from users) who, leads l, lateral (select abs(hashtext(l.reference)) h) x
  where l.state in ('estimator_queued','estimator_reviewing','awaiting_customer_response') or h % 5 = 0 and l.state in ('job_completed','expired')`

const EXCEPTIONS = `
  insert into exceptions (kind, lead_id, detail, dedupe_key, resolved_at, created_at, updated_at)
  select 'no_required_tasks', l.id, 'The quote names no task.', 'bench:' || l.id, case when l.created_at < (select created_at from leads order by created_at desc offset 200 limit 1) then l.created_at + interval '1 hour' end, l.created_at, l.created_at
  from leads l where abs(hashtext(l.reference)) % 25 = 0`

const AUDIT = `
  insert into audit_log (user_id, role, action, resource, record_id, before, after, created_at, updated_at)
  select people[1 + h % cardinality(people)], 'va', 'update', (array['leads','leads','leads','quotes','bookings','skus','settings'])[1 + h % 7], l.id::text,
    '{"customerName":"Somebody","postcode":"NG1 1AA"}', '{"customerName":"Somebody Else","postcode":"NG1 1AB"}', l.created_at, l.created_at
  from (select array_agg(id) people from users) who, leads l, lateral (select abs(hashtext(l.reference)) h) x`

/** Every customer who ever wrote; of the newest, some wait for an answer. */
const THREADS = `
  insert into threads (lead_id, assigned_to_id, last_at, waiting_since, waiting_for)
  select l.id, l.assigned_to_id, l.created_at + interval '1 hour',
    case when place < 300 and h % 3 = 0 then l.created_at end, case when place < 300 and h % 3 = 0 then 'reply'::enum_threads_waiting_for end
  from (select *, row_number() over (order by created_at desc) as place, abs(hashtext(reference)) as h from leads) l`

const PEOPLE = `
  insert into users (name, role, email, phone, on_duty)
  select 'Colleague ' || n, (array['va','va','estimator','ops','manager'])[1 + n % 5]::enum_users_role, 'colleague' || n || '@example.test', '+440000000' || lpad(n::text, 3, '0'), n % 3 = 0
  from generate_series(1, 30) n`

const CONTRACTORS = `
  insert into handyman_profiles (name, phone, postcode, location_latitude, location_longitude, radius_miles, max_concurrent_jobs, is_active)
  select 'Contractor ' || n, '+440000001' || lpad(n::text, 3, '0'), 'NG1 1AA', 52.95, -1.15, 15, 3, true from generate_series(1, 200) n`

const STEPS: [table: string, text: string, counted?: true][] = [
  ['users', PEOPLE],
  ['handyman_profiles', CONTRACTORS],
  ['leads', LEADS, true],
  ['lead_events', EVENTS],
  ['quotes', QUOTES],
  ['bookings', BOOKINGS],
  ['messages', MESSAGES],
  ['threads', THREADS],
  ['estimator_queue', QUEUE],
  ['exceptions', EXCEPTIONS],
  ['audit_log', AUDIT],
]

/** Plain indexes come off while a table is filled and go back on after: a load of millions is minutes, not hours. */
const withoutIndexes = async (
  client: pg.PoolClient,
  table: string,
  fill: () => Promise<unknown>,
) => {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as made from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = $1::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index "${name}"`)
  await fill()
  for (const { made } of rows) await client.query(made)
}

/** Fills an empty, migrated database with this many leads and all that comes with them. */
export const makeManyLeads = async (pool: pg.Pool, leads: number): Promise<void> => {
  const client = await pool.connect()
  try {
    // Loaded as a backup is: neither foreign keys nor the live feed are asked row by row.
    await client.query(
      `set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '256MB'`,
    )
    for (const [table, text, counted] of STEPS) {
      const began = performance.now()
      await withoutIndexes(client, table, () => client.query(text, counted ? [leads] : []))
      console.log(`  ${table}: ${Math.round((performance.now() - began) / 1000)} s`)
    }
    await client.query('reset session_replication_role')
    await client.query('vacuum (analyze)')
  } finally {
    client.release()
  }
}
