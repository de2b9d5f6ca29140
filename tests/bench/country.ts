/**
 * A business of any size at one density: contractors spread over an area that grows with their
 * number, six weeks of days, trades of skills, and bookings that stand already.
 */
import type pg from 'pg'
import type { Place } from '../../domain/distance.ts'
import { type Dice, diceFrom } from './dice.ts'
import { withoutIndexes } from './without-indexes.ts'

/** Contractors to the square mile: some fifty within reach of any door. */
const DENSITY = 0.1
const CENTRE: Place = { latitude: 52.5, longitude: -1.5 }
const MILES_PER_DEGREE = 69.05
const TRADES = 6
const TASKS_OF_TRADE = 6
const SCARCE_TASKS = 4
/** One in eight has a scarce skill, each of one kind: one or two of each are within reach. */
const SPECIALISTS = 0.12
const DAYS = 43
const PEOPLE = ['handyman_profiles', 'contractor_skills', 'contractor_availability_dates']

export interface Country {
  /** By trade. */
  trades: string[][]
  scarce: string[]
  /** Miles from one edge to the other. */
  side: number
}

export interface CountrySize {
  contractors: number
  /** Share of the offered half-days that is booked. */
  load: number
  /** The same for those with a scarce skill, who are kept busy with ordinary jobs. */
  specialistLoad: number
}

/** A place `x`, `y` miles from the south-west corner; square miles are square everywhere. */
export const placeAt = (side: number, x: number, y: number): Place => {
  const latitude = CENTRE.latitude + (y - side / 2) / MILES_PER_DEGREE
  const perDegree = MILES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)
  return { latitude, longitude: CENTRE.longitude + (x - side / 2) / perDegree }
}

const makeTasks = async (pool: pg.Pool): Promise<Pick<Country, 'trades' | 'scarce'>> => {
  const count = TRADES * TASKS_OF_TRADE + SCARCE_TASKS
  const { rows } = await pool.query<{ id: string }>(
    `insert into contractor_tasks (name, category, is_active)
      select 'Task ' || n, 'Repairs', true from generate_series(1, $1::int) n returning id`,
    [count],
  )
  const ids = rows.map(({ id }) => id)
  const trades = Array.from({ length: TRADES }, (_, trade) =>
    ids.slice(trade * TASKS_OF_TRADE, (trade + 1) * TASKS_OF_TRADE),
  )
  return { trades, scarce: ids.slice(TRADES * TASKS_OF_TRADE) }
}

const skillsOf = (dice: Dice, { trades, scarce }: Pick<Country, 'trades' | 'scarce'>) => {
  const tasks = [...dice.oneOf(trades), ...dice.someOf(trades.flat(), dice.between(1, 4))]
  if (dice.next() < SPECIALISTS) tasks.push(dice.oneOf(scarce))
  return [...new Set(tasks)].map((task) => [task, dice.next() < 0.4 ? 'expert' : 'capable'])
}

const makeContractors = async (
  client: pg.PoolClient,
  country: Country,
  { count, first, dice }: { count: number; first: number; dice: Dice },
): Promise<void> => {
  const people = Array.from({ length: count }, (_, n) => {
    const { side } = country
    const place = placeAt(side, dice.next() * side, dice.next() * side)
    return {
      n: first + n,
      ...place,
      radius: dice.between(5, 20),
      reactive: dice.next() < 0.2,
      rating: 3.5 + dice.next() * 1.5,
      ratings: dice.between(0, 60),
      off: dice.someOf([1, 2, 3, 4, 5, 6, 7], 2),
      skills: skillsOf(dice, country),
    }
  })
  await client.query(
    `with person as (
      insert into handyman_profiles (id, name, phone, postcode, location_latitude, location_longitude,
        radius_miles, max_concurrent_jobs, is_active, reactive_mode, rating, rating_count, weekly_pattern)
      select uuidv7(), 'Contractor ' || n, '+447700900' || lpad((n % 1000)::text, 3, '0'), 'ZZ1 1ZZ', latitude,
        longitude, radius, 3, true, reactive, round(rating, 2), ratings, jsonb_build_object('off', off, 'skills', skills)
      from jsonb_to_recordset($1::jsonb) as x(n int, latitude float8, longitude float8, radius int,
        reactive boolean, rating numeric, ratings int, off jsonb, skills jsonb)
      returning id, weekly_pattern),
    able as (
      insert into contractor_skills (handyman_id, task_id, confidence, completed_count)
      select p.id, (s ->> 0)::uuid, (s ->> 1)::enum_contractor_skills_confidence, 5
      from person p, jsonb_array_elements(p.weekly_pattern -> 'skills') s)
    insert into contractor_availability_dates (contractor_id, date, is_available)
    select p.id, d::date, true
    from person p, generate_series(current_date, current_date + ${DAYS}, interval '1 day') d
    where not p.weekly_pattern -> 'off' @> to_jsonb(extract(isodow from d)::int)`,
    [JSON.stringify(people)],
  )
}

/** Bookings by the hash of who and when: no chance in it, however large. Each near its contractor. */
const makeBookings = (
  client: pg.PoolClient,
  { load, specialistLoad }: CountrySize,
  scarce: string[],
) =>
  client.query(
    `with special as (select distinct handyman_id from contractor_skills where task_id = any($3::uuid[])),
    slot as (
      select a.contractor_id, a.date, half, abs(hashtextextended(a.contractor_id::text || a.date || half, 7)) as h
      from contractor_availability_dates a, unnest(array['am', 'pm']) half),
    taken as materialized (
      select s.*, uuidv7() as lead_id from slot s
      where s.h % 1000 < 1000 * case when exists (select from special x where x.handyman_id = s.contractor_id)
        then $2::float8 else $1::float8 end),
    lead as (
      insert into leads (id, reference, customer_name, phone, address, location_latitude, location_longitude,
        source, state, upload_token)
      select t.lead_id, 'L' || t.lead_id, 'Bench Customer', '+447700900000', '1 Example Street',
        p.location_latitude + ((t.h / 1000 % 200) - 100) / 100.0 * p.radius_miles / 2 / ${MILES_PER_DEGREE},
        p.location_longitude, 'web', 'contractor_assigned', t.lead_id::text
      from taken t join handyman_profiles p on p.id = t.contractor_id)
    insert into bookings (reference, lead_id, contractor_id, date, time_slot, duration_minutes, start_minute,
      end_minute, tasks, total, deposit_amount, status, confirmed_at)
    select 'B' || t.lead_id, t.lead_id, t.contractor_id, t.date, t.half, 120,
      case t.half when 'am' then 480 else 780 end, case t.half when 'am' then 780 else 1080 end,
      jsonb_build_array(jsonb_build_object('taskId', k.task_id, 'confidence', 'capable', 'isPrimary', true, 'certification', null)),
      10000, 2000, 'confirmed', now()
    from taken t join lateral (
      select k.task_id from contractor_skills k where k.handyman_id = t.contractor_id and k.task_id <> all($3::uuid[])
      order by hashtextextended(k.task_id::text || t.h, 3) limit 1) k on true`,
    [load, specialistLoad, scarce],
  )

export const makeCountry = async (pool: pg.Pool, size: CountrySize): Promise<Country> => {
  const country = { ...(await makeTasks(pool)), side: Math.sqrt(size.contractors / DENSITY) }
  const dice = diceFrom(11)
  const client = await pool.connect()
  try {
    // Loaded as a backup is: neither foreign keys nor the live feed are asked row by row.
    await client.query('set session_replication_role = replica')
    await withoutIndexes(client, PEOPLE, async () => {
      for (let first = 0; first < size.contractors; first += 2000)
        await makeContractors(client, country, {
          count: Math.min(2000, size.contractors - first),
          first,
          dice,
        })
      await client.query('update handyman_profiles set weekly_pattern = null')
    })
    await client.query('analyze')
    await withoutIndexes(client, ['leads', 'bookings'], () =>
      makeBookings(client, size, country.scarce),
    )
    await client.query('reset session_replication_role')
    await client.query('vacuum (analyze)')
  } finally {
    client.release()
  }
  return country
}
