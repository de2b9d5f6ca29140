/** A small business as processes that may be killed, with customers who live through it. */
import { formatISO } from 'date-fns'
import { type Business, type BusinessOptions, startBusiness } from '../harness/business.ts'
import { eventually } from '../harness/customer.ts'
import { type IntentAnswer, stepsOf } from '../harness/customer-steps.ts'
import { expectPromisesKept } from '../harness/invariants.ts'
import { sqlOf } from '../harness/world.ts'
import { peopleOf } from '../harness/world-people.ts'
import { stripeSideOf } from '../harness/world-stripe.ts'

/** The promise: within a minute of the restart, with no hand. */
export const MEND_WITHIN_MS = 60_000

const dayFromNow = (days: number): string =>
  formatISO(new Date(Date.now() + days * 86_400_000), { representation: 'date' })

/** Far enough for notice, near enough for the horizon. */
export const DAY = dayFromNow(20)

export const openTown = async (options: BusinessOptions = {}) => {
  const business: Business = await startBusiness({ demo: false, ...options })
  const { sql } = sqlOf(business.database.url)
  const people = peopleOf(sql, () => new Date())
  const stripe = stripeSideOf({
    sandboxUrl: business.sandboxUrl,
    appUrls: [business.appUrl],
    secretKey: business.env.stripe.secretKey,
    webhookSecret: business.env.stripe.webhookSecret,
  })
  const task = await people.task()
  const newCustomer = async () => {
    await people.contractor({ skills: { [task]: 'capable' }, days: [DAY] })
    const made = await people.customer({ needs: [task] })
    return { ...made, ...stepsOf(business, made) }
  }
  const bookingOf = async (leadId: string) =>
    (
      await sql<{ id: string; contractorId: string; status: string }>(
        `select id, contractor_id as "contractorId", status from bookings where lead_id = $1 and status = 'confirmed'`,
        [leadId],
      )
    )[0]
  /** Booked, captured and told, by nobody's hand. */
  const whole = (leadId: string) =>
    eventually(
      'the booking, its money and the contractor’s message',
      async () =>
        (
          await sql(
            `select 1 from bookings b join payments y on y.booking_id = b.id and y.status = 'captured'
              join messages m on m.booking_id = b.id and m.contractor_id = b.contractor_id
                and m.purpose = 'job_assigned' and m.status in ('sent', 'delivered', 'read')
              join leads l on l.id = b.lead_id and l.state = 'job_scheduled'
              where b.lead_id = $1 and b.status = 'confirmed'`,
            [leadId],
          )
        ).length > 0,
      MEND_WITHIN_MS,
    )
  /** As a page that lost its connection: asks until it has an answer. */
  const bookPatiently = (
    customer: Awaited<ReturnType<typeof newCustomer>>,
    holdId: string,
    intent: IntentAnswer,
  ) =>
    eventually(
      'an answer about the booking',
      async () => {
        const answer = await customer.tryBook(holdId, intent.paymentIntentId).catch(() => null)
        return answer && answer.status < 500 ? answer : null
      },
      MEND_WITHIN_MS,
    )
  const promises = (settled: { leadId: string }[]) =>
    expectPromisesKept({ sql, stripe, clock: { now: () => new Date() } }, settled)
  return {
    business,
    sql,
    people,
    stripe,
    task,
    newCustomer,
    bookingOf,
    whole,
    bookPatiently,
    promises,
  }
}

export type Town = Awaited<ReturnType<typeof openTown>>
