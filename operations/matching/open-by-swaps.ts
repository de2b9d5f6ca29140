import type { PayloadRequest } from 'payload'
import type { ContestedSlot, OpenDay } from '../../domain/availability.ts'
import type { Contractor, Job } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import type { Settings } from '../../domain/settings.ts'
import { occupiedRange, slotLabel, slotsOfDay } from '../../domain/slots.ts'
import {
  ableOn,
  applyChain,
  type Board,
  findChain,
  isFreeOn,
  jobsInTheWay,
  type PlacedJob,
  type Target,
} from '../../domain/swaps.ts'
import { now } from '../clock.ts'
import { widenBoard } from './widen-board.ts'

export interface SwapSearch {
  job: Job
  /** Who could do it, free or not. */
  qualified: readonly Contractor[]
  days: OpenDay[]
  contested: ContestedSlot[]
  /** Whether every chain is counted, or only so far that the slot can be shown. */
  exact: boolean
  settings: Settings
  ignore: { quoteId?: string; bookingId?: string }
}

/** Chains are counted up to so many where the exact number is not asked for. */
const COUNT_TO = 3

const targetOf = (job: Job, { date, timeSlot }: ContestedSlot, settings: Settings): Target => ({
  job,
  date,
  range: occupiedRange(timeSlot, job.minutes, settings.halfDays),
})

/** The job taken on by somebody, where it stays: one such job is as good as the other. */
const placedOn = (contractorId: string, target: Target): PlacedJob => ({
  id: `new on ${contractorId}`,
  kind: 'hold',
  ...target.range,
  date: target.date,
  contractorId,
  job: target.job,
  movable: false,
})

/** The board once everyone who is free has such a job. */
const takenByFree = (board: Board, target: Target, today: string): Board =>
  ableOn(board, target.job, target.date)
    .filter((one) => isFreeOn(board, one, target, today))
    .reduce((at, { id }) => applyChain(at, { freed: id, swaps: [] }, placedOn(id, target)), board)

const countChains = (
  board: Board,
  target: Target,
  today: string,
  { swaps, most }: { swaps: number; most: number },
): number => {
  let at = takenByFree(board, target, today)
  for (let count = 0; count < most; count++) {
    const chain = findChain(at, target, today, swaps)
    if (!chain) return count
    at = applyChain(at, chain, placedOn(chain.freed, target))
  }
  return most
}

/**
 * The same for slots that nobody is free in, where most of a day's have the same jobs in the way:
 * one swap opens all of them or none. Longer chains may lead through time that one of them takes and
 * the other does not; those are counted for each.
 */
const countOncePerWay = (): typeof countChains => {
  const counted = new Map<string, number>()
  return (board, target, today, { swaps, most }) => {
    const way = jobsInTheWay(board, [target], today)
    if (way.length === 0) return 0
    if (swaps > 1) return countChains(board, target, today, { swaps, most })
    const key = way.map(({ id }) => id).join(' ')
    const count = counted.get(key) ?? countChains(board, target, today, { swaps, most })
    counted.set(key, count)
    return count
  }
}

/** Adds the slots that a chain of swaps would open: as real as the others, they are held the same way. */
export const openBySwaps = async (req: PayloadRequest, search: SwapSearch): Promise<OpenDay[]> => {
  const { job, qualified, exact, settings, ignore } = search
  const today = londonClock(now()).date
  const byDate = new Map(search.days.map((day) => [day.date, day]))
  let left = search.contested
  const steps = widenBoard(req, {
    place: job.place,
    qualified,
    wanted: () => left.map((slot) => targetOf(job, slot, settings)),
    ...{ today, settings, ignore },
    anyChain: !exact,
  })
  for await (const { board, swaps } of steps) {
    const count = exact ? countChains : countOncePerWay()
    left = left.filter((slot) => {
      const most = exact ? Number.POSITIVE_INFINITY : COUNT_TO
      const chains = count(board, targetOf(job, slot, settings), today, { swaps, most })
      if (chains > 0) show(byDate, slot, slot.free + chains, job, settings)
      return exact || chains === 0
    })
    if (left.length === 0) break
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

const show = (
  days: Map<string, OpenDay>,
  { date, timeSlot }: ContestedSlot,
  contractors: number,
  { minutes }: Job,
  { halfDays }: Settings,
): void => {
  const order = slotsOfDay(minutes, halfDays)
  const slot = { timeSlot, label: slotLabel(timeSlot, halfDays), contractors }
  const others = (days.get(date)?.slots ?? []).filter((one) => one.timeSlot !== timeSlot)
  const slots = [...others, slot]
  slots.sort((a, b) => order.indexOf(a.timeSlot) - order.indexOf(b.timeSlot))
  days.set(date, { date, slots })
}
