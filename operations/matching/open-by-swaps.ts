import type { PayloadRequest } from 'payload'
import type { ContestedSlot, OpenDay } from '../../domain/availability.ts'
import type { Contractor, Job } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import type { Settings } from '../../domain/settings.ts'
import { occupiedRange, slotLabel, slotsOfDay } from '../../domain/slots.ts'
import { applyChain, type Board, findChain, type Target } from '../../domain/swaps.ts'
import { now } from '../clock.ts'
import { widenBoard } from './widen-board.ts'

export interface SwapSearch {
  job: Job
  /** Who could do it, free or not. */
  qualified: readonly Contractor[]
  days: OpenDay[]
  contested: ContestedSlot[]
  settings: Settings
  ignore: { quoteId?: string; bookingId?: string }
}

/** How many more such jobs a slot takes, each by its own chain; counting stops at this many. */
const COUNT_TO = 3

const targetOf = (job: Job, { date, timeSlot }: ContestedSlot, settings: Settings): Target => ({
  job,
  date,
  range: occupiedRange(timeSlot, job.minutes, settings.halfDays),
})

const countChains = (board: Board, target: Target, today: string, swaps: number): number => {
  let at = board
  for (let count = 0; count < COUNT_TO; count++) {
    const chain = findChain(at, target, today, swaps)
    if (!chain) return count
    const added = {
      id: `new-${count}`,
      kind: 'hold' as const,
      ...target.range,
      date: target.date,
      contractorId: chain.freed,
      job: target.job,
      movable: false,
    }
    at = applyChain(at, chain, added)
  }
  return COUNT_TO
}

/** Adds the slots that a chain of swaps would open: as real as the others, they are held the same way. */
export const openBySwaps = async (req: PayloadRequest, search: SwapSearch): Promise<OpenDay[]> => {
  const { job, qualified, settings, ignore } = search
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
      const contractors = countChains(board, targetOf(job, slot, settings), today, swaps)
      if (contractors > 0) show(byDate, slot, contractors, job, settings)
      return contractors === 0
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
  const slots = [...(days.get(date)?.slots ?? []), slot]
  slots.sort((a, b) => order.indexOf(a.timeSlot) - order.indexOf(b.timeSlot))
  days.set(date, { date, slots })
}
