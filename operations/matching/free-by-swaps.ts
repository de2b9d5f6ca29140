import type { PayloadRequest } from 'payload'
import type { Contractor } from '../../domain/fitness.ts'
import type { MinuteRange } from '../../domain/slots.ts'
import { type Board, type Chain, findChain } from '../../domain/swaps.ts'
import type { Pick } from '../booking/pick.ts'
import { isFree, isNobodys, lockContractor } from '../booking/take-time.ts'
import { rows, run, sql } from '../database.ts'
import { shareRead } from '../platform/share-read.ts'
import { makeSwaps } from './make-swaps.ts'
import { widenBoard } from './widen-board.ts'

export interface SwapPick<T> extends Pick<T> {
  /** Who could do the job, free or not, as read just now. */
  qualified: readonly Contractor[]
  /** Reads them again, for when somebody was quicker. */
  readAgain: () => Promise<readonly Contractor[]>
  range: MinuteRange
  today: string
}

/** Where many want the same slot, somebody else is often quicker. */
const TRIES = 6

/**
 * Frees a contractor by a chain of swaps and takes their time, all or nothing. The chain is searched
 * on what was read, and made only if, with every contractor on it locked, that is still how it stands.
 * Null when no chain serves this job.
 */
export const freeBySwaps = async <T>(req: PayloadRequest, pick: SwapPick<T>): Promise<T | null> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const qualified = attempt === 0 ? pick.qualified : await pick.readAgain()
    const found = await searchOnce(req, { ...pick, qualified })
    if (!found) return null
    const { board, chain } = found
    await run(req, sql`savepoint swaps`)
    const answer = (await standsAsRead(req, board, chain, pick))
      ? await makeChain(req, chain, pick)
      : null
    if (answer !== null) return answer
    await run(req, sql`rollback to savepoint swaps`)
  }
  return null
}

/**
 * That there is no chain is the same for all who ask just now. One that there is can be made by one
 * of them alone: the others look for themselves.
 */
const searchOnce = async <T>(req: PayloadRequest, pick: SwapPick<T>) => {
  const search = () => searchChain(req, pick)
  if (!isNobodys(pick.own)) return search()
  const { place, minutes, tasks } = pick.job
  const question = ['chain', place, minutes, tasks, pick.date, pick.range, pick.except]
  const { answer, shared } = await shareRead(req.payload.db, question, search)
  return shared && answer ? search() : answer
}

/** The shortest chain that frees somebody, looked for one step farther at a time. */
const searchChain = async <T>(
  req: PayloadRequest,
  { job, date, range, today, own, settings, except, qualified }: SwapPick<T>,
): Promise<{ board: Board; chain: Chain } | null> => {
  const target = { job, date, range }
  const search = {
    place: job.place,
    qualified,
    wanted: () => [target],
    today,
    settings,
    ignore: own,
    except,
  }
  for await (const { board, swaps } of widenBoard(req, search)) {
    const chain = findChain(board, target, today, swaps)
    if (chain) return { board, chain }
  }
  return null
}

/** Locks the chain's contractors in id order and compares their day with the one searched on. */
const standsAsRead = async <T>(
  req: PayloadRequest,
  board: Board,
  chain: Chain,
  pick: SwapPick<T>,
): Promise<boolean> => {
  const ids = [
    ...new Set([chain.freed, ...chain.swaps.flatMap(({ from, to }) => [from, to])]),
  ].sort()
  for (const id of ids) {
    const revision = board.contractors.get(id)?.revision
    if (!(await lockContractor(req, { id, revision }, true))) return false
  }
  const taken = await rows<{ id: string; contractorId: string }>(
    req,
    sql`select id, contractor_id as "contractorId" from bookings where contractor_id = any(${`{${ids.join(',')}}`}::uuid[])
        and date = ${pick.date}::date and status = 'confirmed' and id is distinct from ${pick.own.bookingId ?? null}::uuid
      union all
      select id, contractor_id from slot_holds where contractor_id = any(${`{${ids.join(',')}}`}::uuid[])
        and date = ${pick.date}::date and quote_id is distinct from ${pick.own.quoteId ?? null}::uuid`,
  )
  const read = ids.flatMap((id) =>
    (board.contractors.get(id)?.days.get(pick.date)?.commitments ?? []).map(
      (one) => `${id}:${one.id}`,
    ),
  )
  const stands = taken.map((one) => `${one.contractorId}:${one.id}`)
  return read.length === stands.length && new Set([...read, ...stands]).size === read.length
}

const makeChain = async <T>(
  req: PayloadRequest,
  chain: Chain,
  pick: SwapPick<T>,
): Promise<T | null> => {
  const { range, date, own } = pick
  if (!(await makeSwaps(req, chain))) return null
  if (!(await isFree(req, { contractorId: chain.freed, date, ...range }, own))) return null
  return pick.take({ contractorId: chain.freed, range })
}
