import { describe, expect, it } from 'vitest'
import type { Answer } from '../harness/customer.ts'
import { eventually } from '../harness/customer.ts'
import type { BookingAnswer } from '../harness/customer-steps.ts'
import { ownPostgres, type Shutdown } from '../harness/own-postgres.ts'
import { DAY, MEND_WITHIN_MS, openTown } from './town.ts'

const CUSTOMERS = 12
/** They come one after the other, so that the restart finds each at another step. */
const APART_MS = 90

const postgres = await ownPostgres()
const town = await openTown({ database: postgres.database })
const { business, sql } = town

type Customer = Awaited<ReturnType<typeof town.newCustomer>>

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Every answer there was while the database went away and came back. */
interface Heard {
  step: string
  status: number
  code: string | undefined
}

const listener = () => {
  const heard: Heard[] = []
  return {
    heard,
    /** Asks until there is an answer that is not “try again in a moment”. */
    patiently: <T>(step: string, ask: () => Promise<Answer<T>>): Promise<Answer<T>> =>
      eventually(
        `an answer to “${step}”`,
        async () => {
          const answer = await ask()
          const { errors } = answer.body as { errors?: { code: string }[] }
          heard.push({ step, status: answer.status, code: errors?.[0]?.code })
          return answer.status < 500 ? answer : null
        },
        MEND_WITHIN_MS,
      ),
  }
}

/** A customer who wants to be booked and starts again from their time when told to. */
const insist = (customer: Customer, { patiently }: ReturnType<typeof listener>) =>
  eventually<BookingAnswer>(
    'the booking',
    async () => {
      const held = await patiently('hold', () => customer.tryHold(DAY, 'am'))
      if (held.status === 409) {
        const { body } = await patiently('look', () => customer.get<{ booking: BookingAnswer }>())
        return body.booking
      }
      expect(held.status, JSON.stringify(held.body)).toBe(201)
      const { holdId } = held.body
      const intent = await patiently('intent', () => customer.tryIntent(holdId))
      if (intent.status !== 200) return null
      await customer.confirm(intent.body)
      const booked = await patiently('book', () =>
        customer.tryBook(holdId, intent.body.paymentIntentId),
      )
      return booked.status < 300 ? booked.body : null
    },
    MEND_WITHIN_MS,
  )

const health = async () => (await fetch(`${business.appUrl}/api/health`)).ok

describe.each<[Shutdown, number]>([
  ['fast', 500],
  ['immediate', 800],
])('PostgreSQL restarted under load (%s)', (how, after) => {
  it('everyone is answered in the contract’s form, booked once, charged once and told', async () => {
    const customers: Customer[] = []
    for (let n = 0; n < CUSTOMERS; n++) customers.push(await town.newCustomer())
    const ears = listener()
    const buying = customers.map(async (customer, n) => {
      await pause(n * APART_MS)
      return insist(customer, ears)
    })
    const all = Promise.all(buying)
    await pause(after)
    await postgres.stop(how)
    await pause(700)
    expect(await health()).toBe(false)
    await postgres.start()
    await eventually('the app to recover', health, MEND_WITHIN_MS)
    await all

    const unclean = ears.heard.filter(
      ({ status, code }) => status >= 400 && (!code || (status >= 500 && code !== 'UNAVAILABLE')),
    )
    expect(unclean).toEqual([])
    expect(ears.heard.some(({ status }) => status === 503)).toBe(true)
    for (const { leadId } of customers) await town.whole(leadId)
    for (const { leadId } of customers)
      expect(await sql('select 1 from bookings where lead_id = $1', [leadId])).toHaveLength(1)
    await town.promises(customers)
  })
})
