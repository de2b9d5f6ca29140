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
  })
  for await (const { board, swaps } of steps) {
    left = left.filter((slot) => {
      const most = exact ? Number.POSITIVE_INFINITY : COUNT_TO
      const chains = countChains(board, targetOf(job, slot, settings), today, { swaps, most })
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
