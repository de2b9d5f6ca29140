import type { PayloadRequest } from 'payload'
import type { MinuteRange } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { row, sql } from '../database.ts'

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

interface Asked {
  id: string
  revision?: string
}

/**
 * Locks a contractor's row and clears away their expired holds: how every path that takes a
 * contractor's time begins. Contractors are locked in id order where there are several.
 * `wait: false` passes over one that somebody else is just taking.
 * @returns false when passed over, gone, or changed since `revision` was read
 */
export const lockContractor = async (
  req: PayloadRequest,
  { id, revision }: Asked,
  wait: boolean,
): Promise<boolean> => {
  const answer = await row<{ locked: boolean }>(
    req,
    sql`select lock_contractor(${id}::uuid, ${revision ?? null}::timestamptz, ${wait}::boolean,
      ${now().toISOString()}::timestamptz) as locked`,
  )
  return answer?.locked ?? false
}

/**
 * Whether a locked contractor is still free: no confirmed booking and nobody else's live hold
 * overlaps, the day is not full, and the day is still offered. Call it after `lockContractor`.
 */
export const isFree = async (req: PayloadRequest, time: Time, own: Own = {}): Promise<boolean> => {
  const answer = await row<{ free: boolean }>(
    req,
    sql`select contractor_is_free(${time.contractorId}::uuid, ${time.date}::date, ${time.start}::int,
      ${time.end}::int, ${own.quoteId ?? null}::uuid, ${own.bookingId ?? null}::uuid) as free`,
  )
  return answer?.free ?? false
}

/**
 * Both at once. `free`: locked, and the time is the caller's to take. `taken`: not, and let go
 * again. `passed over`: not locked, as `lockContractor` answers false.
 */
export const takeContractor = async (
  req: PayloadRequest,
  { id, revision }: Asked,
  { date, start, end }: Omit<Time, 'contractorId'>,
  { own, wait }: { own: Own; wait: boolean },
): Promise<'free' | 'taken' | 'passed over'> => {
  const answer = await row<{ came: 'free' | 'taken' | 'passed over' }>(
    req,
    sql`select take_contractor(${id}::uuid, ${revision ?? null}::timestamptz, ${wait}::boolean,
      ${now().toISOString()}::timestamptz, ${date}::date, ${start}::int, ${end}::int,
      ${own.quoteId ?? null}::uuid, ${own.bookingId ?? null}::uuid) as came`,
  )
  return answer?.came ?? 'passed over'
}
