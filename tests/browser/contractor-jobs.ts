/** Jobs for a contractor's phone to show: booked as customers book them, moved to today. */
import type { Business } from '../harness/business.ts'
import { eventually, linkIn } from '../harness/customer.ts'
import { stepsOf } from '../harness/customer-steps.ts'
import { query } from '../harness/query.ts'
import type { MadeQuote, Office } from './customer-quotes.ts'

export interface JobToday {
  made: MadeQuote
  bookingId: string
  /** Whose the link is. */
  contractorId: string
  reference: string
  /** `/c/…`: the link their contractor was sent. */
  path: string
}

export const jobsOf = (business: Business, office: Office) => {
  const sql = <Row extends object>(text: string, values: unknown[] = []) =>
    query<Row & Record<string, unknown>>(business.database.url, text, values)
  const book = async (made: MadeQuote, scope: { extras?: number[] } = {}) => {
    const customer = stepsOf(business, made)
    const asked = scope.extras ? `?extras=${scope.extras.join(',')}` : ''
    const { nextAvailable } = await customer.slots(asked)
    return customer.bookWhole(nextAvailable?.date ?? '', nextAvailable?.timeSlot ?? '', scope)
  }
  const today = async (style: 'fixed' | 'fixed_optionals' = 'fixed'): Promise<JobToday> => {
    const made = await office.newQuote({ style })
    const { bookingId, reference } = await book(
      made,
      style === 'fixed_optionals' ? { extras: [0] } : {},
    )
    const [contractor] = await sql<{ id: string; phone: string }>(
      'select p.id, p.phone from bookings b join handyman_profiles p on p.id = b.contractor_id where b.id = $1',
      [bookingId],
    )
    const token = await eventually('the contractor’s message', () =>
      linkIn(business, contractor?.phone ?? '', 'c'),
    )
    // What this contractor had today for an earlier test is out of the way.
    await sql(
      "update bookings set status = 'cancelled' where contractor_id = $1 and status = 'confirmed' and id <> $2 and date = (now() at time zone 'Europe/London')::date",
      [contractor?.id, bookingId],
    )
    await sql(
      "update bookings set date = (now() at time zone 'Europe/London')::date where id = $1",
      [bookingId],
    )
    return {
      made,
      bookingId,
      reference,
      contractorId: token.split('.')[0] ?? '',
      path: `/c/${token}`,
    }
  }
  return { sql, today }
}
