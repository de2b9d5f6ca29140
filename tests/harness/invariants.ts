/** What must be true after anything at all: raced, failed, killed or not. */
import { expect } from 'vitest'
import { canMove, type LeadState } from '../../domain/lead-states.ts'
import type { Sql, TestClock } from './world.ts'
import type { StripeIntent, StripeSide } from './world-stripe.ts'

export interface Inspected {
  sql: Sql
  stripe: Pick<StripeSide, 'intents' | 'events'>
  /** Says which holds are live. */
  clock: Pick<TestClock, 'now'>
}

const overlap = (a: string, b: string) =>
  `${a}.contractor_id = ${b}.contractor_id and ${a}.date = ${b}.date
    and ${a}.start_minute < ${b}.end_minute and ${b}.start_minute < ${a}.end_minute`

/** Each query finds breaches; none may answer a row. `$1` is now. */
const BREACHES: Record<string, string> = {
  'a contractor has two confirmed bookings at once': `
    select a.reference, b.reference as other from bookings a join bookings b on a.id < b.id and ${overlap('a', 'b')}
    where a.status = 'confirmed' and b.status = 'confirmed' and $1::timestamptz is not null`,
  'a live hold lies over somebody else’s booking': `
    select h.id, b.reference from slot_holds h join quotes q on q.id = h.quote_id
    join bookings b on ${overlap('h', 'b')} and b.status = 'confirmed' and b.lead_id <> q.lead_id
    where h.expires_at > $1`,
  'two live holds of one contractor overlap': `
    select a.id, b.id as other from slot_holds a join slot_holds b on a.id < b.id and ${overlap('a', 'b')}
    where a.expires_at > $1 and b.expires_at > $1`,
  'a quote has two live holds': `
    select quote_id from slot_holds where expires_at > $1 group by quote_id having count(*) > 1`,
  'a confirmed booking has no contractor at work on it': `
    select b.reference, b.contractor_id from bookings b where b.status = 'confirmed' and $1::timestamptz is not null
    and (b.contractor_id is null or 1 <> (select count(*) from contractor_jobs j
      where j.booking_id = b.id and j.status <> 'released' and j.contractor_id = b.contractor_id))`,
  'a lead is booked twice, or in a booked state without a booking': `
    select l.reference, l.state, count(b.id) from leads l
    left join bookings b on b.lead_id = l.id and b.status = 'confirmed'
    where $1::timestamptz is not null group by l.id
    having count(b.id) <> case when l.state in ('booking_confirmed', 'contractor_assigned', 'job_scheduled', 'job_in_progress')
      then 1 else 0 end`,
  'a contractor has more jobs in a day than they take': `
    select p.name, b.date, count(*) from bookings b join handyman_profiles p on p.id = b.contractor_id
    where b.status = 'confirmed' and $1::timestamptz is not null group by p.id, b.date having count(*) > p.max_concurrent_jobs`,
  'a confirmed booking has no secured deposit and no open exception': `
    select b.reference, y.status from bookings b left join payments y on y.booking_id = b.id
      and y.status in ('authorised', 'captured', 'partially_refunded', 'retained') and y.amount = b.deposit_amount
    where b.status = 'confirmed' and y.id is null and $1::timestamptz is not null
      and not exists (select 1 from exceptions e where e.booking_id = b.id and e.resolved_at is null)`,
  'two deposits are secured for one booking': `
    select booking_id from payments where booking_id is not null and $1::timestamptz is not null
    and status in ('authorised', 'captured', 'retained') group by booking_id having count(*) > 1`,
}

const findBreaches = async ({ sql, clock }: Inspected): Promise<string[]> => {
  const found: string[] = []
  for (const [words, query] of Object.entries(BREACHES))
    for (const row of await sql(query, [clock.now()]))
      found.push(`${words}: ${JSON.stringify(row)}`)
  return found
}

const findIllegalPaths = async ({ sql }: Inspected): Promise<string[]> => {
  const leads = await sql<{ reference: string; state: LeadState; path: LeadState[] }>(
    `select l.reference, l.state, array_agg(e."to"::text order by e.id) as path
      from leads l join lead_events e on e.lead_id = l.id group by l.id`,
  )
  return leads.flatMap(({ reference, state, path }) => {
    const wrong = path.findIndex((to, at) => at > 0 && !canMove(path[at - 1] as LeadState, to))
    if (wrong > 0) return [`${reference} moved illegally: ${path.slice(0, wrong + 1).join(' → ')}`]
    if (path.at(-1) !== state) return [`${reference} is ${state}, its events end in ${path.at(-1)}`]
    return []
  })
}

interface Paid {
  intent: string
  status: string
  amount: number
  captured: number
  refunded: number
  booking: string | null
  open: boolean
}

const keptOf = ({ latest_charge: charge }: StripeIntent) =>
  charge?.captured ? charge.amount_captured - charge.amount_refunded : 0

/** Money as the stand-in has it against what our rows say of it. */
const findLooseMoney = async ({ sql, stripe }: Inspected): Promise<string[]> => {
  const paid = await sql<Paid>(
    `select y.payment_intent_id as intent, y.status, y.amount, y.captured_amount as captured,
        y.refunded_amount as refunded, b.status as booking,
        exists (select 1 from exceptions e where e.resolved_at is null
          and (e.booking_id = y.booking_id or e.data->>'paymentId' = y.id::text)) as open
      from payments y left join bookings b on b.id = y.booking_id where y.payment_intent_id is not null`,
  )
  const found: string[] = []
  for (const intent of await stripe.intents()) {
    const row = paid.find((one) => one.intent === intent.id)
    const words = `${intent.id} (${intent.status}, kept ${keptOf(intent)}) of ${JSON.stringify(row)}`
    const secured = intent.status === 'requires_capture' || keptOf(intent) > 0
    if (secured && (!row?.booking || (row.booking === 'cancelled' && row.status !== 'retained')))
      if (!row?.open) found.push(`money is held for no booking: ${words}`)
    if (row?.booking === 'confirmed' && !secured && !row.open)
      found.push(`a booking’s deposit is not there: ${words}`)
    if (keptOf(intent) > 0 && row && row.captured - row.refunded !== keptOf(intent) && !row.open)
      found.push(`our figures differ from Stripe’s: ${words}`)
  }
  const captures = (await stripe.events()).filter(({ type }) => type === 'charge.captured')
  const twice = captures.filter(
    ({ data }, at) =>
      captures.findIndex(
        (other) => other.data.object.payment_intent === data.object.payment_intent,
      ) !== at,
  )
  return [...found, ...twice.map(({ id }) => `captured twice: ${id}`)]
}

/** Rows that wait for something that will never come. Only once everything is worked off. */
const STUCK: Record<string, string> = {
  'a lead waits for a payment that nobody can make': `
    select l.reference, l.state from leads l where ($1::uuid[] is null or l.id = any($1))
    and l.state in ('booking_in_progress', 'payment_pending')
    and not exists (select 1 from slot_holds h join quotes q on q.id = h.quote_id where q.lead_id = l.id)
    and not exists (select 1 from payments y where y.lead_id = l.id and y.status in ('created', 'pending', 'failed'))`,
  'a contractor was not told of the job as it stands': `
    select b.reference, p.name from bookings b join handyman_profiles p on p.id = b.contractor_id
    where ($1::uuid[] is null or b.lead_id = any($1)) and b.status = 'confirmed'
    and not exists (select 1 from messages m where m.booking_id = b.id
      and m.contractor_id = b.contractor_id and m.purpose in ('job_assigned', 'job_changed', 'job_swapped') and m.status <> 'failed')`,
  'a payment is left between two states': `
    select id, status from payments where ($1::uuid[] is null or lead_id = any($1)) and (status in ('created', 'pending') or (status = 'authorised' and booking_id is null))`,
}

const findStuck = async ({ sql }: Inspected, leads: string[] | null): Promise<string[]> => {
  const found: string[] = []
  for (const [words, query] of Object.entries(STUCK))
    for (const row of await sql(query, [leads])) found.push(`${words}: ${JSON.stringify(row)}`)
  return found
}

/** True at any moment, jobs waiting or not, but for money still on its way. */
export const findBrokenPromises = async (inspected: Inspected): Promise<string[]> => [
  ...(await findBreaches(inspected)),
  ...(await findIllegalPaths(inspected)),
]

/** Of whoever is `settled` too, once jobs and call-backs are worked off: nobody left waiting. */
export const findAllBroken = async (
  inspected: Inspected,
  settled: { leadId: string }[] | 'everyone' = [],
): Promise<string[]> => [
  ...(await findBrokenPromises(inspected)),
  ...(await findLooseMoney(inspected)),
  ...(await findStuck(
    inspected,
    settled === 'everyone' ? null : settled.map(({ leadId }) => leadId),
  )),
]

/**
 * Fails unless every promise holds; call it once jobs and call-backs are worked off. Whoever is
 * `settled` must not be left waiting for anything either.
 */
export const expectPromisesKept = async (
  ...asked: Parameters<typeof findAllBroken>
): Promise<void> => {
  expect(await findAllBroken(...asked)).toEqual([])
}
