/** What must hold beside the promises of every test: through swaps, and of everybody's new contractor. */
import type { Sql } from '../../harness/world.ts'

/** Each query finds breaches; none may answer a row. */
const ANY_TIME: Record<string, string> = {
  'a contractor has more customers in a day than they take': `
    select p.name, t.date, count(distinct t.lead_id) from handyman_profiles p join (
      select contractor_id, date, lead_id from bookings where status = 'confirmed'
      union all select h.contractor_id, h.date, q.lead_id from slot_holds h join quotes q on q.id = h.quote_id
      where h.expires_at > now()) t on t.contractor_id = p.id
    where not exists (select 1 from bookings b join audit_log a on a.record_id = b.id::text
      where b.contractor_id = p.id and b.date = t.date and b.status = 'confirmed' and a.after -> 'setAside' ? 'day_full')
    group by p.id, t.date having count(distinct t.lead_id) > p.max_concurrent_jobs`,
  'a booking was swapped more than twice': `
    select reference, swap_count from bookings where swap_count > 2`,
  'a swap left no history': `
    select b.reference, b.swap_count from bookings b where b.swap_count > 0 and (
      b.swap_count >= (select count(*) from job_matching_history h where h.booking_id = b.id and h.was_selected)
      or b.swap_count >= (select count(*) from contractor_jobs j where j.booking_id = b.id))`,
  'a payment is tied to a booking of another time or price': `
    select b.reference, y.date, y.time_slot, y.amount from bookings b join payments y on y.booking_id = b.id
    where y.amount <> b.deposit_amount or (y.date, y.time_slot) <> (b.date, b.time_slot)
      and not exists (select 1 from job_matching_history h where h.booking_id = b.id and h.notes like 'Rescheduled by%')`,
}

const WORKED_OFF: Record<string, string> = {
  'a contractor cannot do the job they have, and ops does not know': `
    select b.reference, p.name, p.is_active, a.is_available, a.start_time, a.end_time, b.start_minute, b.end_minute
    from bookings b join handyman_profiles p on p.id = b.contractor_id
    left join contractor_availability_dates a on a.contractor_id = p.id and a.date = b.date and a.is_available
    where b.status = 'confirmed' and b.started_at is null
      and (not p.is_active or a.id is null
        or extract(epoch from coalesce(a.start_time, '08:00')::time) / 60 > b.start_minute
        or extract(epoch from coalesce(a.end_time, '18:00')::time) / 60 < b.end_minute
        or exists (select 1 from jsonb_to_recordset(b.tasks) as t("taskId" uuid, confidence text, "isPrimary" boolean)
          where t."isPrimary" and not exists (select 1 from contractor_skills k where k.handyman_id = p.id
            and k.task_id = t."taskId" and (k.confidence = 'expert' or t.confidence = 'capable'))))
      and not exists (select 1 from exceptions e where e.booking_id = b.id and e.kind = 'no_contractor'
        and e.resolved_at is null)`,
  'a contractor was told, and the lead does not say so': `
    select b.reference, l.state, j.status from bookings b join leads l on l.id = b.lead_id
    join contractor_jobs j on j.booking_id = b.id and j.status <> 'released'
    where b.status = 'confirmed' and (l.state <> 'job_scheduled' or j.status <> 'told')`,
  'a deposit is missing and nobody was told why': `
    select b.reference from bookings b where b.status = 'confirmed'
    and not exists (select 1 from payments y where y.booking_id = b.id and y.status = 'captured')
    and not exists (select 1 from exceptions e where e.booking_id = b.id and e.kind = 'capture_failed' and e.resolved_at is null)`,
  'a job failed for good': `
    select t.identifier, j.last_error from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where j.attempts >= j.max_attempts`,
}

const breaches = async (sql: Sql, queries: Record<string, string>): Promise<string[]> => {
  const found: string[] = []
  for (const [words, query] of Object.entries(queries))
    for (const row of await sql(query)) found.push(`${words}: ${JSON.stringify(row)}`)
  return found
}

export const brokenAnyTime = (sql: Sql) => breaches(sql, ANY_TIME)
export const brokenOnceWorkedOff = (sql: Sql) => breaches(sql, WORKED_OFF)

interface Kept {
  id: string
  leadId: string
  kind: 'hold' | 'booking'
  when: string
  pinned: boolean
  locked: boolean
  swaps: number
}

const whatStands = (sql: Sql) =>
  sql<Kept>(
    `select h.id, q.lead_id as "leadId", 'hold' as kind, h.date || ' ' || h.time_slot as when,
        false as pinned, false as locked, 0 as swaps
      from slot_holds h join quotes q on q.id = h.quote_id where h.expires_at > now() + interval '30 seconds'
      union all
      select id, lead_id, 'booking', date || ' ' || time_slot, coalesce(pinned, false),
        date < current_date + 3, coalesce(swap_count, 0)
      from bookings where status = 'confirmed'`,
  )

/** A hold that became a booking, or whose card was settled one way or the other, is not lost. */
const wasSettled = async (sql: Sql, { id }: Kept) =>
  (
    await sql(
      `select 1 from payments where hold_id = $1 and status not in ('created', 'pending', 'failed')`,
      [id],
    )
  ).length > 0

/**
 * Call before a round; the answer, called after it, says whose time did not stay as it was though
 * they did nothing themselves.
 */
export const watchKeptTimes = async (sql: Sql) => {
  const before = await whatStands(sql)
  return async (acting: ReadonlySet<string>): Promise<string[]> => {
    const after = new Map((await whatStands(sql)).map((one) => [one.id, one]))
    const found: string[] = []
    for (const stood of before.filter(({ leadId }) => !acting.has(leadId))) {
      const now = after.get(stood.id)
      const words = `${JSON.stringify(stood)} → ${JSON.stringify(now)}`
      if (!now) {
        if (stood.kind === 'booking' || !(await wasSettled(sql, stood)))
          found.push(`a ${stood.kind} went without its customer: ${words}`)
      } else if (now.when !== stood.when) found.push(`a customer’s time was changed: ${words}`)
      else if ((stood.pinned || stood.locked) && now.swaps > stood.swaps)
        found.push(`a booking was swapped that may not be: ${words}`)
    }
    return found
  }
}
