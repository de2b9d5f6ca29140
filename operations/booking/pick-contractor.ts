import type { PayloadRequest } from 'payload'
import { type Candidate, whyUnfit } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import { type MinuteRange, occupiedRange } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { freeBySwaps } from '../matching/free-by-swaps.ts'
import { loadCandidates } from '../matching/load-contractors.ts'
import { rankContractors } from '../matching/rank-contractors.ts'
import { shareRead } from '../platform/share-read.ts'
import type { Pick } from './pick.ts'
import { isNobodys, takeContractor } from './take-time.ts'

/**
 * Takes the time of the best-scoring free contractor; under contention the next, and those being
 * taken at this moment are waited for before anyone is refused. When everyone fit is taken, a chain
 * of swaps is tried. Null: the job cannot be served in this slot.
 */
export const pickContractor = async <T>(req: PayloadRequest, pick: Pick<T>): Promise<T | null> => {
  const range = occupiedRange(pick.timeSlot, pick.job.minutes, pick.settings.halfDays)
  const today = londonClock(now()).date
  const readQualified = async () => {
    const found = await loadCandidates(req, {
      job: pick.job,
      date: pick.date,
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
    const taken = await takeFirst(req, inOrder(free, pick), pick, range)
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

/**
 * Whoever held the slot is asked first and, while they can, alone. Everyone with one of the tasks is
 * read for it, as the record of the decision wants them.
 */
const takePreferred = async <T>(
  req: PayloadRequest,
  pick: Pick<T>,
  range: MinuteRange,
  today: string,
): Promise<T | null> => {
  const { job, date, own } = pick
  if (!pick.preferred || pick.preferred === pick.except) return null
  const considered = await loadCandidates(req, {
    ...{ job, date, day: pick.settings.halfDays },
    ...{ ignore: own, alsoPartial: true },
  })
  const contractor = considered.find(({ id }) => id === pick.preferred)
  if (!contractor || whyUnfit(contractor, job, date, range, today) !== null) return null
  return (await takeFirst(req, [contractor], pick, range, considered)).answer
}

const inOrder = <T>(free: Candidate[], pick: Pick<T>): Candidate[] => {
  const ranked = rankContractors(free, pick.job, pick.settings.scoreWeights)
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
  candidates: readonly Candidate[],
  pick: Pick<T>,
  range: MinuteRange,
  considered?: Candidate[],
): Promise<{ answer: T | null; changed: boolean }> => {
  let changed = false
  let left = candidates
  for (const wait of [false, true]) {
    const passedOver: Candidate[] = []
    for (const contractor of left) {
      const time = { date: pick.date, ...range }
      const came = await takeContractor(req, contractor, time, { own: pick.own, wait })
      const answer =
        came === 'free' ? await pick.take({ contractorId: contractor.id, range, considered }) : null
      if (answer !== null) return { answer, changed }
      if (came !== 'passed over') continue
      if (wait) changed = true
      else passedOver.push(contractor)
    }
    left = passedOver
  }
  return { answer: null, changed }
}
