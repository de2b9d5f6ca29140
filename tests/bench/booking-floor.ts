/**
 * The floor under a booking: its two transactions in plain SQL, prepared, one statement for each
 * kind of row they write, and nothing thought about: who, when and what is recorded is given.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { authorise, CUSTOMERS } from './booking-ours.ts'
import { type Customer, DEPOSIT, TOTAL } from './customers.ts'
import { inParallel } from './measure.ts'
import type { Step, Stopwatch } from './processor-time.ts'

interface Time {
  contractorId: string
  date: string
  half: string
}

/** Everyone a decision weighed, as it is written to the history. */
type Considered = Record<string, unknown>[]

export interface FloorBooking {
  customer: Customer
  time: Time
  considered: Considered
}

const RANGES: Record<string, [number, number]> = { am: [480, 780], pm: [780, 1080] }

const STATEMENTS = {
  lock: 'select id from handyman_profiles where id = $1 and is_active for no key update',
  hold: `insert into slot_holds (id, quote_id, contractor_id, date, time_slot, start_minute, end_minute,
      session_id, scope, work, expires_at)
    values (uuidv7(), $1, $2, $3, $4, $5, $6, 'bench-session', $7, $8, now() + interval '5 minutes')
    on conflict do nothing returning id`,
  grant: 'update quotes set hold_grants = $2 where id = $1',
  lead: 'update leads set state = $2, state_changed_at = now(), updated_at = now() where id = $1',
  event: `insert into lead_events (id, lead_id, "from", "to", actor, reason, details)
    values (uuidv7(), $1, $2, $3, 'customer', $4, 'null')`,
  payment: 'select id, amount, status from payments where payment_intent_id = $1 for update',
  booking: `insert into bookings (id, reference, lead_id, quote_id, contractor_id, date, time_slot, duration_minutes,
      start_minute, end_minute, selected_extras, tasks, total, payment_intent_id, deposit_amount, status, confirmed_at)
    values (uuidv7(), $1, $2, $3, $4, $5, $6, 120, $7, $8, '[]', $9, $10, $11, $12, 'confirmed', now())
    on conflict do nothing returning id`,
  paid: `update payments set status = 'authorised', booking_id = $2, authorised_at = now(), updated_at = now() where id = $1`,
  unhold: `with gone as (delete from slot_holds where quote_id = $1 returning id)
    update quotes set hold_grants = hold_grants || '[{"at": "2026-01-01T00:00:00.000Z", "seconds": -240}]'
    from gone where quotes.id = $1`,
  accept: `update quotes set status = 'accepted', accepted_at = now(), updated_at = now() where id = $1`,
  counted: `update handyman_profiles set jobs_assigned = coalesce(jobs_assigned, 0) + 1,
    jobs_kept = coalesce(jobs_kept, 0) + 1 where id = $1`,
  job: `insert into contractor_jobs (id, booking_id, contractor_id, status, pay) values (uuidv7(), $1, $2, 'assigned', $3)`,
  history: `insert into job_matching_history (id, booking_id, contractor_id, match_score, score_parts, was_selected,
      excluded_because)
    select uuidv7(), $1, c.contractor, c.score, c.parts, c.selected, c.excluded
    from jsonb_to_recordset($2::jsonb) as c(contractor uuid, score int, parts jsonb, selected boolean, excluded text)`,
  summary: 'update bookings set match_summary = $2 where id = $1',
  queue: `select graphile_worker.add_job($1, $2::json, run_at => now(), max_attempts => 12, job_key => $3, priority => $4)`,
  message: `insert into messages (id, lead_id, booking_id, contractor_id, audience, direction, channel, purpose, "to",
      body, template, variables, status, dedupe_key)
    values (uuidv7(), $1, $2, $3, $4, 'outbound', 'whatsapp', $5, '+447700900001', $6, $5, $7, 'queued', $8)
    on conflict (dedupe_key) do nothing returning id`,
}
type Statement = keyof typeof STATEMENTS

type Say = (name: Statement, values: unknown[]) => Promise<{ id: string }[]>

const inTransaction = async <T>(pool: pg.Pool, run: (say: Say) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await run(
      async (name, values) =>
        (await client.query<{ id: string }>({ name, text: STATEMENTS[name], values })).rows,
    )
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const one = (rows: { id: string }[]): string => {
  const [row] = rows
  if (!row) throw new Error('The floor wrote no row.')
  return row.id
}

const scope = JSON.stringify({ tier: null, extras: [] })
const work = (task: string) => JSON.stringify({ minutes: 120, tasks: tasksOf(task) })
const tasksOf = (task: string) => [
  { taskId: task, confidence: 'capable', isPrimary: true, certification: null },
]
const WORDS = `Your booking is confirmed for the day and the time you chose. ${'It is all here. '.repeat(6)}`
const variables = JSON.stringify({
  customer: 'Bench',
  when: WORDS,
  link: 'http://127.0.0.1/q/token',
})

const floorHold = (pool: pg.Pool, { customer, time }: FloorBooking): Promise<string> =>
  inTransaction(pool, async (say) => {
    const { quoteId, leadId } = customer
    const [start, end] = RANGES[time.half] ?? [0, 1]
    const place = [time.contractorId, time.date, time.half, start, end]
    await say('lock', [time.contractorId])
    const hold = one(await say('hold', [quoteId, ...place, scope, work(randomUUID())]))
    await say('grant', [quoteId, JSON.stringify([{ at: new Date().toISOString(), seconds: 300 }])])
    await say('lead', [leadId, 'booking_in_progress'])
    await say('event', [leadId, 'quote_viewed', 'booking_in_progress', null])
    return hold
  })

const floorConfirm = (pool: pg.Pool, floor: FloorBooking, intent: string): Promise<void> =>
  inTransaction(pool, async (say) => {
    const { customer, time, considered } = floor
    const { quoteId, leadId } = customer
    const { contractorId } = time
    const [start, end] = RANGES[time.half] ?? [0, 1]
    const payment = one(await say('payment', [intent]))
    await say('lock', [contractorId])
    const bookingId = one(
      await say('booking', [
        ...[`B${randomUUID()}`, leadId, quoteId, contractorId, time.date, time.half, start, end],
        ...[JSON.stringify(tasksOf(randomUUID())), TOTAL, intent, DEPOSIT],
      ]),
    )
    await say('paid', [payment, bookingId])
    await say('unhold', [quoteId])
    await say('accept', [quoteId])
    await say('lead', [leadId, 'booking_confirmed'])
    await say('event', [leadId, 'payment_pending', 'booking_confirmed', 'The deposit is secured.'])
    await say('counted', [contractorId])
    await say('job', [bookingId, contractorId, (TOTAL * 60) / 100])
    await say('lead', [leadId, 'contractor_assigned'])
    await say('event', [leadId, 'booking_confirmed', 'contractor_assigned', null])
    await say('history', [bookingId, JSON.stringify(considered)])
    await say('summary', [bookingId, JSON.stringify({ considered: considered.length })])
    await say('queue', ['capture-payment', `{"paymentId":"${payment}"}`, `capture:${payment}`, -5])
    for (const [audience, who, purpose] of [
      ['contractor', contractorId, 'job_assigned'],
      ['customer', null, 'booking_confirmed'],
    ]) {
      const key = `${purpose}:${bookingId}`
      const about = [leadId, bookingId, who, audience, purpose, WORDS, variables, key]
      const message = one(await say('message', about))
      await say('queue', ['send-message', `{"messageId":"${message}"}`, null, -10])
    }
  })

/** As many half-days that nobody has taken, with what our last decisions weighed. */
export const planFloor = async (pool: pg.Pool, customers: Customer[]): Promise<FloorBooking[]> => {
  const { rows: times } = await pool.query<Time>(
    `select a.contractor_id as "contractorId", a.date::text, half
      from contractor_availability_dates a, unnest(array['am', 'pm']) half
      where a.date > current_date + 1
        and not exists (select from bookings b where b.contractor_id = a.contractor_id and b.date = a.date
          and b.time_slot = half and b.status = 'confirmed')
      order by hashtext(a.id::text || half) limit $1`,
    [customers.length],
  )
  const { rows: decisions } = await pool.query<{ considered: FloorBooking['considered'] }>(
    `select jsonb_agg(jsonb_build_object('contractor', contractor_id, 'score', match_score, 'parts', score_parts,
        'selected', was_selected, 'excluded', excluded_because)) as considered
      from job_matching_history group by booking_id order by max(created_at) desc limit $1`,
    [customers.length],
  )
  return customers.map((customer, at) => ({
    customer,
    time: times[at] as Time,
    considered: decisions[at % decisions.length]?.considered ?? [],
  }))
}

export const bookFloor = async (
  pool: pg.Pool,
  plan: FloorBooking[],
  stopwatch: Stopwatch,
): Promise<{ hold: Step; confirm: Step }> => {
  const holds = new Map<string, string>()
  const hold = await stopwatch(() =>
    inParallel(CUSTOMERS, plan.length, async (at) => {
      const booking = plan[at] as FloorBooking
      holds.set(booking.customer.token, await floorHold(pool, booking))
    }),
  )
  await authorise(pool, holds)
  const confirm = await stopwatch(() =>
    inParallel(CUSTOMERS, plan.length, (at) => {
      const booking = plan[at] as FloorBooking
      return floorConfirm(pool, booking, `pi_${holds.get(booking.customer.token)}`)
    }),
  )
  return { hold, confirm }
}
