/** A scene for one test: a task nobody else's contractors can do, and who may be asked about it. */
import { stepsOf } from './customer-steps.ts'
import { MONDAY, type World } from './world.ts'
import type { ContractorOptions, Customer, CustomerOptions } from './world-people.ts'

export const WED = '2031-01-15'
export const THU = '2031-01-16'

export interface SceneOptions extends Partial<ContractorOptions> {
  contractors?: number
}

export interface PaymentRow {
  id: string
  status: string
  amount: number
  captured: number
  refunded: number
  tier: string | null
  extras: number[]
  bookingId: string | null
  lastError: string | null
  disputeStatus: string | null
}

export interface BookingRow {
  id: string
  status: string
  contractorId: string
  date: string
  timeSlot: string
  depositAmount: number
  durationMinutes: number
}

/** What the tables say, in the words tests ask in. */
export const lookUp = ({ sql }: Pick<World, 'sql'>) => ({
  stateOf: async ({ leadId }: Pick<Customer, 'leadId'>) =>
    (await sql<{ state: string }>('select state from leads where id = $1', [leadId]))[0]?.state,
  paymentOf: async (intentId: string) => {
    const [payment] = await sql<PaymentRow>(
      `select id, status, amount, captured_amount as captured, refunded_amount as refunded, tier, extras,
        booking_id as "bookingId", last_error as "lastError", dispute_status as "disputeStatus"
        from payments where payment_intent_id = $1`,
      [intentId],
    )
    if (!payment) throw new Error(`There is no payment for ${intentId}.`)
    return payment
  },
  bookingsOf: ({ leadId }: Pick<Customer, 'leadId'>) =>
    sql<BookingRow>(
      `select id, status, contractor_id as "contractorId", date::text, time_slot as "timeSlot",
        deposit_amount as "depositAmount", duration_minutes as "durationMinutes"
        from bookings where lead_id = $1 order by id`,
      [leadId],
    ),
  /** Messages about a lead that were sent or wait to be, by purpose. */
  toldOf: ({ leadId }: Pick<Customer, 'leadId'>, purpose: string) =>
    sql<{ contractorId: string | null; body: string; status: string; to: string }>(
      `select contractor_id as "contractorId", body, status, "to" from messages
        where lead_id = $1 and purpose = $2 and status <> 'failed' order by id`,
      [leadId, purpose],
    ),
  openExceptionsOf: async ({ leadId }: Pick<Customer, 'leadId'>) =>
    (
      await sql<{ kind: string }>(
        'select kind from exceptions where lead_id = $1 and resolved_at is null order by id',
        [leadId],
      )
    ).map(({ kind }) => kind),
})

export const sceneOf = async (world: World, options: SceneOptions = {}) => {
  const { contractors = 1, ...person } = options
  world.clock.set(MONDAY)
  const task = await world.task()
  const people = await world.contractors(contractors, {
    ...{ skills: { [task]: 'capable' }, days: [WED, THU] },
    ...person,
  })
  return {
    task,
    people,
    contractor: (more: Partial<ContractorOptions> = {}) =>
      world.contractor({ skills: { [task]: 'capable' }, days: [WED, THU], ...more }),
    /** A customer and the steps they take on one device. */
    customer: async (more: Partial<CustomerOptions> = {}) => {
      const made = await world.customer({ needs: [task], ...more })
      return { ...made, ...stepsOf(world, made) }
    },
  }
}
