/** Hold and confirm through HTTP, against the same two transactions in plain SQL. */
import type pg from 'pg'
import { type FloorBooking, floorConfirm, floorHold, type Time } from './booking-floor.ts'
import { type Country, makeCountry } from './country.ts'
import { askIn, type Customer, DEPOSIT, makeCustomers } from './customers.ts'
import type { Databases } from './databases.ts'
import { type Dice, diceFrom } from './dice.ts'
import { type Figure, inParallel, median, ms, quantile } from './measure.ts'
import { differences, rowsWritten, type Span } from './rows-written.ts'
import { type Caller, callerOf, startApp } from './serve.ts'

const CUSTOMERS = 16

interface Size {
  contractors: number
  /** Bookings in a round, of ours and of the floor. */
  bookings: number
  rounds: number
}

interface Round {
  ours: { hold: number; confirm: number; each: number[] }
  floor: { hold: number; confirm: number }
}

interface Wanted {
  customer: Customer
  date: string
  timeSlot: string
}

interface Days {
  days: { date: string; slots: { timeSlot: string; contractors: number }[] }[]
}

/** Each looks at the slots and settles on one, before any clock runs. */
const chooseSlots = async (
  caller: Caller,
  customers: Customer[],
  dice: Dice,
): Promise<Wanted[]> => {
  const wanted: Wanted[] = []
  await inParallel(4, customers.length, async (at) => {
    const customer = customers[at] as Customer
    const { body } = await caller.call<Days>('GET', `/q/${customer.token}/slots`)
    const halves = (body.days ?? []).flatMap(({ date, slots }) =>
      slots
        .filter(({ timeSlot, contractors }) => timeSlot.length === 2 && contractors > 1)
        .map(({ timeSlot }) => ({ customer, date, timeSlot })),
    )
    if (halves.length > 0) wanted.push(dice.oneOf(halves))
  })
  return wanted
}

/** The intent of each hold, authorised meanwhile: neither side's time counts it. */
const authorise = (pool: pg.Pool, holds: Map<string, string>) =>
  pool.query(
    `with paid as (
      insert into payments (lead_id, quote_id, hold_id, date, time_slot, amount, payment_intent_id, status, session_id)
      select q.lead_id, q.id, h.id::text, h.date, h.time_slot, ${DEPOSIT}, 'pi_' || h.id, 'pending', 'bench-session'
      from slot_holds h join quotes q on q.id = h.quote_id where h.id = any($1::uuid[]) returning lead_id)
    update leads set state = 'payment_pending' where id in (select lead_id from paid)`,
    [[...holds.values()]],
  )

const bookOurs = async (
  pool: pg.Pool,
  caller: Caller,
  wanted: Wanted[],
): Promise<Round['ours']> => {
  const holds = new Map<string, string>()
  const hold = await inParallel(CUSTOMERS, wanted.length, async (at) => {
    const { customer, date, timeSlot } = wanted[at] as Wanted
    const answer = await caller.call<{ holdId: string }>('POST', `/q/${customer.token}/holds`, {
      date,
      timeSlot,
    })
    if (answer.status !== 201) throw new Error(`A hold was answered ${JSON.stringify(answer)}.`)
    holds.set(customer.token, answer.body.holdId)
  })
  await authorise(pool, holds)
  const confirm = await inParallel(CUSTOMERS, wanted.length, async (at) => {
    const { customer } = wanted[at] as Wanted
    const holdId = holds.get(customer.token)
    const body = { holdId, paymentIntentId: `pi_${holdId}` }
    const answer = await caller.call('POST', `/q/${customer.token}/bookings`, body)
    if (answer.status !== 201) throw new Error(`A booking was answered ${JSON.stringify(answer)}.`)
  })
  return { hold: hold.took, confirm: confirm.took, each: [...hold.each, ...confirm.each] }
}

/** As many half-days that nobody has taken, with what our last decisions weighed. */
const planFloor = async (pool: pg.Pool, customers: Customer[]): Promise<FloorBooking[]> => {
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

const bookFloor = async (pool: pg.Pool, plan: FloorBooking[]): Promise<Round['floor']> => {
  const holds = new Map<string, string>()
  const hold = await inParallel(CUSTOMERS, plan.length, async (at) => {
    const booking = plan[at] as FloorBooking
    holds.set(booking.customer.token, await floorHold(pool, booking))
  })
  await authorise(pool, holds)
  const confirm = await inParallel(CUSTOMERS, plan.length, (at) => {
    const booking = plan[at] as FloorBooking
    return floorConfirm(pool, booking, `pi_${holds.get(booking.customer.token)}`)
  })
  return { hold: hold.took, confirm: confirm.took }
}

/** @throws Error when anybody is in two places or a customer is booked twice */
export const verifyNoOverbooking = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ trouble: string }>(
    `with taken as (
        select id, contractor_id, occupies, date from bookings where status = 'confirmed'
        union all select id, contractor_id, occupies, date from slot_holds where expires_at > now())
      select 'two jobs at once' as trouble from taken a join taken b
        on a.contractor_id = b.contractor_id and a.date = b.date and a.id < b.id and a.occupies && b.occupies
      union all select 'booked twice' from bookings where status = 'confirmed' group by lead_id having count(*) > 1
      union all select 'nobody assigned' from bookings b where b.quote_id is not null and b.status = 'confirmed'
        and not exists (select from contractor_jobs j where j.booking_id = b.id and j.contractor_id = b.contractor_id)`,
  )
  if (rows[0]) throw new Error(`Overbooked: ${rows[0].trouble}, ${rows.length} times.`)
}

const customersFor = async (pool: pg.Pool, country: Country, dice: Dice, count: number) =>
  makeCustomers(
    pool,
    Array.from({ length: count }, () => askIn(country, dice, 'ordinary')),
  )

const counted = async <T>(
  pool: pg.Pool,
  count: boolean,
  run: () => Promise<T>,
): Promise<{ answer: T; rows?: Span }> => {
  const before = count ? await rowsWritten(pool) : undefined
  const answer = await run()
  return { answer, rows: before && { before, after: await rowsWritten(pool) } }
}

const sayDifferences = (ours: Span, floor: Span, bookings: number): void => {
  const words = differences(ours, floor, bookings)
  console.log(`  rows written by both sides: ${words.length === 0 ? 'the same' : words.join('; ')}`)
}

export const benchBooking = async (
  databases: Databases,
  { contractors, bookings, rounds }: Size,
): Promise<Figure[]> => {
  const database = await databases.open('bench_booking')
  const { pool } = database
  const dice = diceFrom(5)
  const country = await makeCountry(pool, { contractors, load: 0.3, specialistLoad: 0.3 })
  const app = await startApp(database.url, databases.dataDir)
  const caller = callerOf(app.port, CUSTOMERS)
  const done: Round[] = []
  for (let round = 0; round <= rounds; round++) {
    const mine = await customersFor(pool, country, dice, bookings)
    const wanted = await chooseSlots(caller, mine, dice)
    const book = () => bookOurs(pool, caller, wanted)
    const ours = await counted(pool, round === 0, () =>
      round === rounds ? app.profiled(pool, book) : book(),
    )
    const theirs = await customersFor(pool, country, dice, wanted.length)
    const plan = await planFloor(pool, theirs)
    const floor = await counted(pool, round === 0, () => bookFloor(pool, plan))
    const [took, floorTook] = [ours, floor].map(({ answer: { hold, confirm } }) =>
      [hold, confirm].map((part) => ((wanted.length * 1000) / part).toFixed(0)).join(' + '),
    )
    console.log(
      `  round ${round}: holds + confirmations a second: ours ${took}, floor ${floorTook}`,
    )
    // The first round warms both sides up; it is also the one whose rows are counted.
    if (round > 0) done.push({ ours: ours.answer, floor: floor.answer })
    else if (ours.rows && floor.rows) sayDifferences(ours.rows, floor.rows, wanted.length)
  }
  await verifyNoOverbooking(pool)
  caller.end()
  await app.stop()
  await database.drop()
  return figuresOf(done, bookings)
}

const figuresOf = (rounds: Round[], bookings: number): Figure[] => {
  const perSecond = (took: number) => (bookings * 1000) / took
  const line = (what: string, took: (side: Round['floor']) => number, aim?: number): Figure => {
    const ratio = median(rounds.map(({ ours, floor }) => took(floor) / took(ours)))
    return {
      what,
      figure: `${perSecond(median(rounds.map(({ ours }) => took(ours)))).toFixed(0)}/s`,
      floor: `${perSecond(median(rounds.map(({ floor }) => took(floor)))).toFixed(0)}/s`,
      ratio: ratio.toFixed(2),
      ...(aim && { aim: `>= ${aim}`, met: ratio >= aim }),
    }
  }
  const each = rounds.flatMap(({ ours }) => ours.each)
  return [
    line('booking: hold + confirm, 16 customers', ({ hold, confirm }) => hold + confirm, 0.35),
    line('  hold alone', ({ hold }) => hold),
    line('  confirm alone', ({ confirm }) => confirm),
    { what: '  one call, p50 / p99', figure: `${ms(median(each))} / ${ms(quantile(each, 0.99))}` },
  ]
}
