/**
 * Plays months of a town through the verbs themselves: each customer holds and books the first slot
 * they accept that can be had, some cancel later. Run as a script of its own, told which on its
 * standard input; its last line is what became of them.
 */
import { json } from 'node:stream/consumers'
import pg from 'pg'
import { closePayload, localRequest, openPayload } from '../../cms/payload.ts'
import { AppError } from '../../domain/app-error.ts'
import { bookHold } from '../../operations/booking/book-hold.ts'
import { cancelAsCustomer } from '../../operations/booking/cancel-as-customer.ts'
import { holdSlot } from '../../operations/booking/hold-slot.ts'
import { setClock } from '../../operations/clock.ts'
import { inTransaction } from '../../operations/database.ts'
import { forgetSettings } from '../../operations/settings.ts'
import { sqlOf } from '../harness/world.ts'
import { type Customer, peopleOf } from '../harness/world-people.ts'
import { authorise } from './booking-ours.ts'
import { type Ask, makeTown, type Slot, type Town, type TownSize } from './fulfilment-town.ts'
import { leaveStripeOut } from './no-stripe.ts'
import { verifyNoOverbooking } from './verify.ts'

export interface Month extends TownSize {
  /** What this way of serving is called. */
  way: string
  /** Rows of `settings` that make this way of serving what it is. */
  settings: Record<string, unknown>
}

export interface Outcome {
  /** Jobs that were served and not cancelled. */
  served: number
  swaps: number
}

leaveStripeOut()
const url = process.env.DATABASE_URL ?? ''
let clock = new Date()
setClock(() => new Date(clock))
const payload = await openPayload()
const pool = new pg.Pool({ connectionString: url, max: 2 })
const { sql, end } = sqlOf(url)
const people = peopleOf(sql, () => clock)
const request = () => localRequest(payload)

/** The town as the tables know it; answers its tasks' ids. */
const settle = async (town: Town, settings: Month['settings']): Promise<string[]> => {
  await sql(`truncate leads, quotes, bookings, slot_holds, payments, messages, exceptions, handyman_profiles,
    contractor_tasks, settings cascade`)
  for (const [key, value] of Object.entries(settings))
    await sql('insert into settings (key, value) values ($1, $2)', [key, JSON.stringify(value)])
  forgetSettings()
  const tasks: string[] = []
  for (let task = 0; task < town.tasks; task++) tasks.push(await people.task(`Task ${task}`))
  for (const { skills, ...worker } of town.workers) {
    const able = skills.map((task) => [tasks[task], 'capable'] as const)
    await people.contractor({ ...worker, skills: Object.fromEntries(able) })
  }
  await sql('analyze')
  return tasks
}

/** @returns whether it was held and booked; refused is an answer, anything else is an error */
const book = async ({ token }: Customer, { date, half }: Slot): Promise<boolean> => {
  try {
    const req = await request()
    const asked = { token, date, timeSlot: half, sessionId: 'bench-session' }
    const { holdId } = await inTransaction(req, () => holdSlot(req, asked))
    await authorise(pool, new Map([[token, holdId]]))
    await bookHold(await request(), { token, holdId, paymentIntentId: `pi_${holdId}` })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'SLOT_UNAVAILABLE') return false
    throw error
  }
}

const serve = async (ask: Ask, needs: string[]): Promise<Customer | null> => {
  const customer = await people.customer({
    ...{ needs, place: ask.place, minutes: 120, price: 10_000, customerType: 'commercial' },
  })
  for (const slot of ask.accepts) if (await book(customer, slot)) return customer
  return null
}

const cancel = async ({ token }: Customer): Promise<void> => {
  const req = await request()
  await inTransaction(req, () => cancelAsCustomer(req, token, 'Not any more.'))
}

const play = async ({ settings, ...size }: Month): Promise<Outcome> => {
  const town = makeTown(size)
  const tasks = await settle(town, settings)
  const events: { at: number; ask: Ask; booked?: Customer }[] = town.asks.map((ask) => ({
    at: ask.at,
    ask,
  }))
  let served = 0
  for (let next = events.shift(); next; next = events.shift()) {
    clock = new Date(next.at)
    const { ask } = next
    if (next.booked) await cancel(next.booked)
    else {
      const booked = await serve(
        ask,
        ask.needs.map((task) => tasks[task] as string),
      )
      if (booked && ask.cancelsAt === null) served++
      if (booked && ask.cancelsAt !== null) {
        events.push({ at: ask.cancelsAt, ask, booked })
        events.sort((a, b) => a.at - b.at)
      }
    }
  }
  const [counted] = await sql<{ swaps: number; standing: number }>(
    `select coalesce(sum(swap_count), 0)::int as swaps,
      count(*) filter (where status = 'confirmed')::int as standing from bookings`,
  )
  if (counted?.standing !== served)
    throw new Error(`${served} were served and ${counted?.standing} bookings stand.`)
  await verifyNoOverbooking(pool)
  return { served, swaps: counted.swaps }
}

const outcomes: Outcome[] = []
for (const month of (await json(process.stdin)) as Month[]) {
  outcomes.push(await play(month))
  console.error(`  load ${month.load}, ${month.way}: ${JSON.stringify(outcomes.at(-1))}`)
}
console.log(JSON.stringify(outcomes))
await pool.end()
await end()
await closePayload(payload)
process.exit(0)
