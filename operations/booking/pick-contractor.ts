import type { PayloadRequest } from 'payload'
import { type Contractor, whyUnfit } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import { type MinuteRange, occupiedRange } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { run, sql } from '../database.ts'
import { freeBySwaps } from '../matching/free-by-swaps.ts'
import { loadContractors } from '../matching/load-contractors.ts'
import { rankContractors } from '../matching/rank-contractors.ts'
import { shareRead } from '../platform/share-read.ts'
import type { Pick } from './pick.ts'
import { isFree, isNobodys, lockContractor } from './take-time.ts'

/**
 * Takes the time of the best-scoring free contractor; under contention the next, and those being
 * taken at this moment are waited for before anyone is refused. When everyone fit is taken, a chain
 * of swaps is tried. Null: the job cannot be served in this slot.
 */
export const pickContractor = async <T>(req: PayloadRequest, pick: Pick<T>): Promise<T | null> => {
  const range = occupiedRange(pick.timeSlot, pick.job.minutes, pick.settings.halfDays)
  const today = londonClock(now()).date
  const readQualified = async () => {
    const found = await loadContractors(req, {
      job: pick.job,
      from: pick.date,
      to: pick.date,
      day: pick.settings.halfDays,
      ignore: pick.own,
    })
    return found.filter(({ id }) => id !== pick.except)
  }
  const preferred = await takePreferred(req, pick, range, today)
  if (preferred !== null) return preferred
  const { place, minutes, tasks } = pick.job
  const about = [place, minutes, tasks, pick.date, pick.except]
  for (const attempt of [1, 2, 3]) {
    const contractors = isNobodys(pick.own)
      ? (await shareRead(req.payload.db, ['qualified', ...about], readQualified)).answer
      : await readQualified()
    const free = contractors.filter((c) => whyUnfit(c, pick.job, pick.date, range, today) === null)
    const candidates = await inOrder(req, free, pick)
    const taken = await takeFirst(req, candidates, pick, range)
    if (taken.answer !== null) return taken.answer
    // Somebody was free and is not any more: what was read has changed, and is read again.
    if (free.length === 0 || (attempt === 3 && !taken.changed))
      return freeBySwaps(req, {
        ...pick,
        ...{ range, today, qualified: contractors, readAgain: readQualified },
      })
  }
  return null
}

/** Whoever held the slot is asked alone: nobody else need be looked at while they can. */
const takePreferred = async <T>(
  req: PayloadRequest,
  pick: Pick<T>,
  range: MinuteRange,
  today: string,
): Promise<T | null> => {
  const { job, date, own } = pick
  if (!pick.preferred || pick.preferred === pick.except) return null
  const [contractor] = await loadContractors(req, {
    ...{ job, from: date, to: date, day: pick.settings.halfDays },
    ...{ ignore: own, only: pick.preferred },
  })
  if (!contractor || whyUnfit(contractor, job, date, range, today) !== null) return null
  return (await takeFirst(req, [contractor], pick, range)).answer
}

const inOrder = async <T>(
  req: PayloadRequest,
  free: Contractor[],
  pick: Pick<T>,
): Promise<Contractor[]> => {
  const ranked = await rankContractors(req, free, pick.job, pick.date, pick.settings.scoreWeights)
  const preferred = ranked.filter(({ contractorId }) => contractorId === pick.preferred)
  const others = ranked.filter(({ contractorId }) => contractorId !== pick.preferred)
  return [...preferred, ...others].map(({ contractor }) => contractor)
}

/**
 * First past those that others are busy with; then, holding nothing, waiting for each in turn. A
 * contractor found taken is let go again at once, so that waiting can never make a ring.
 */
const takeFirst = async <T>(
  req: PayloadRequest,
  candidates: readonly Contractor[],
  pick: Pick<T>,
  range: MinuteRange,
): Promise<{ answer: T | null; changed: boolean }> => {
  let changed = false
  let left = candidates
  for (const wait of [false, true]) {
    const passedOver: Contractor[] = []
    for (const contractor of left) {
      await run(req, sql`savepoint pick`)
      if (await lockContractor(req, contractor, wait)) {
        const time = { contractorId: contractor.id, date: pick.date, ...range }
        const answer = (await isFree(req, time, pick.own))
          ? await pick.take({ contractorId: contractor.id, range })
          : null
        if (answer !== null) return { answer, changed }
      } else if (wait) changed = true
      else passedOver.push(contractor)
      await run(req, sql`rollback to savepoint pick`)
    }
    left = passedOver
  }
  return { answer: null, changed }
}
