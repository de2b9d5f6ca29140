/** Sixteen customers who hold a slot and confirm it, over HTTP. */
import type pg from 'pg'
import { type Customer, DEPOSIT } from './customers.ts'
import type { Dice } from './dice.ts'
import { inParallel } from './measure.ts'
import type { Step, Stopwatch } from './processor-time.ts'
import type { Caller } from './serve.ts'

export const CUSTOMERS = 16

export interface Wanted {
  customer: Customer
  date: string
  timeSlot: string
}

interface Days {
  days: { date: string; slots: { timeSlot: string; contractors: number }[] }[]
}

/** Each looks at the slots and settles on one, before any clock runs. */
export const chooseSlots = async (
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
export const authorise = (pool: pg.Pool, holds: Map<string, string>) =>
  pool.query(
    `with paid as (
      insert into payments (lead_id, quote_id, hold_id, date, time_slot, amount, payment_intent_id, status, session_id)
      select q.lead_id, q.id, h.id::text, h.date, h.time_slot, ${DEPOSIT}, 'pi_' || h.id, 'pending', 'bench-session'
      from slot_holds h join quotes q on q.id = h.quote_id where h.id = any($1::uuid[]) returning lead_id)
    update leads set state = 'payment_pending' where id in (select lead_id from paid)`,
    [[...holds.values()]],
  )

/** @throws Error when anything but a hold and a booking is answered */
export const bookOurs = async (
  pool: pg.Pool,
  caller: Caller,
  wanted: Wanted[],
  stopwatch: Stopwatch,
): Promise<{ hold: Step; confirm: Step }> => {
  const holds = new Map<string, string>()
  const ask = async <T>(customer: Customer, path: string, body: unknown): Promise<T> => {
    const answer = await caller.call<T>('POST', `/q/${customer.token}${path}`, body)
    if (answer.status !== 201) throw new Error(`${path} was answered ${JSON.stringify(answer)}.`)
    return answer.body
  }
  const hold = await stopwatch(() =>
    inParallel(CUSTOMERS, wanted.length, async (at) => {
      const { customer, date, timeSlot } = wanted[at] as Wanted
      const { holdId } = await ask<{ holdId: string }>(customer, '/holds', { date, timeSlot })
      holds.set(customer.token, holdId)
    }),
  )
  await authorise(pool, holds)
  const confirm = await stopwatch(() =>
    inParallel(CUSTOMERS, wanted.length, (at) => {
      const { customer } = wanted[at] as Wanted
      const holdId = holds.get(customer.token)
      return ask(customer, '/bookings', { holdId, paymentIntentId: `pi_${holdId}` })
    }),
  )
  return { hold, confirm }
}
