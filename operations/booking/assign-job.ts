import type { PayloadRequest } from 'payload'
import { run, sql } from '../database.ts'

interface Assignment {
  bookingId: string
  contractorId: string
  /** Pence of the whole job; the contractor gets their share of it. */
  total: number
}

/** The contractor's side of a booking. One live assignment each: the constraint says so. */
export const assignJob = async (
  req: PayloadRequest,
  { bookingId, contractorId, total }: Assignment,
): Promise<void> => {
  await run(
    req,
    sql`with counted as (
        update handyman_profiles set jobs_assigned = coalesce(jobs_assigned, 0) + 1,
          jobs_kept = coalesce(jobs_kept, 0) + 1 where id = ${contractorId}::uuid
        returning id, coalesce(pay_percent, 60) as percent)
      insert into contractor_jobs (id, booking_id, contractor_id, status, pay)
      select uuidv7(), ${bookingId}::uuid, id, 'assigned', (${total}::int * percent + 50) / 100 from counted`,
  )
}

/**
 * Takes a booking off a contractor; the row stays as history. `kept: false` when it was they who let
 * the business down, which their reliability remembers.
 */
export const releaseJob = async (
  req: PayloadRequest,
  { bookingId, because, kept }: { bookingId: string; because: string; kept: boolean },
): Promise<void> => {
  await run(
    req,
    sql`with released as (
        update contractor_jobs set status = 'released', released_at = now(), released_because = ${because}, updated_at = now()
        where booking_id = ${bookingId}::uuid and status <> 'released' returning contractor_id)
      update handyman_profiles p set jobs_kept = greatest(coalesce(p.jobs_kept, 0) - 1, 0),
        jobs_assigned = greatest(coalesce(p.jobs_assigned, 0) - ${kept ? 1 : 0}, 0)
      from released where p.id = released.contractor_id`,
  )
}
