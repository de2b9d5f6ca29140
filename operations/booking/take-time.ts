import type { PayloadRequest } from 'payload'
import type { MinuteRange } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { row, run, sql } from '../database.ts'

export interface Time extends MinuteRange {
  contractorId: string
  date: string
}

/** What may stand in the way without being in it: the customer's own hold, the booking being moved. */
export interface Own {
  quoteId?: string
  bookingId?: string
}

/** Whether everything taken stands in the way, as it does for everyone else. */
export const isNobodys = ({ quoteId, bookingId }: Own): boolean => !quoteId && !bookingId

/**
 * Locks a contractor's row and clears away their expired holds: how every path that takes a
 * contractor's time begins. Contractors are locked in id order where there are several.
 * `wait: false` passes over one that somebody else is just taking.
 * @returns false when passed over, gone, or changed since `revision` was read
 */
export const lockContractor = async (
  req: PayloadRequest,
  contractor: { id: string; revision?: string },
  wait: boolean,
): Promise<boolean> => {
  const { id, revision = null } = contractor
  const locked = await row(
    req,
    sql`select id from handyman_profiles where id = ${id}::uuid and is_active
        and (${revision}::text is null or updated_at = ${revision}::timestamptz)
      for no key update ${wait ? sql`` : sql`skip locked`}`,
  )
  if (!locked) return false
  await run(
    req,
    sql`delete from slot_holds where contractor_id = ${id}::uuid and expires_at <= ${now().toISOString()}::timestamptz`,
  )
  return true
}

/**
 * Whether a locked contractor is still free: no confirmed booking and nobody else's live hold
 * overlaps, the day is not full, and the day is still offered. Call it after `lockContractor`.
 */
export const isFree = async (req: PayloadRequest, time: Time, own: Own = {}): Promise<boolean> => {
  const range = sql`tsrange(${time.date}::date + make_interval(mins => ${time.start}::int),
    ${time.date}::date + make_interval(mins => ${time.end}::int))`
  const answer = await row<{ free: boolean }>(
    req,
    sql`with taken as (
        select occupies from bookings where contractor_id = ${time.contractorId}::uuid and date = ${time.date}::date
          and status = 'confirmed' and id is distinct from ${own.bookingId ?? null}::uuid
        union all
        select occupies from slot_holds where contractor_id = ${time.contractorId}::uuid and date = ${time.date}::date
          and quote_id is distinct from ${own.quoteId ?? null}::uuid)
      select not exists (select 1 from taken where occupies && ${range})
        and (select count(*) from taken) < p.max_concurrent_jobs
        and exists (select 1 from contractor_availability_dates a where a.contractor_id = p.id
          and a.date = ${time.date}::date and a.is_available) as free
      from handyman_profiles p where p.id = ${time.contractorId}::uuid`,
  )
  return answer?.free ?? false
}
