import type { PayloadRequest } from 'payload'
import type { ContestedSlot, OpenDay } from '../../domain/availability.ts'
import type { Contractor, Job } from '../../domain/fitness.ts'
import { londonClock } from '../../domain/london-time.ts'
import type { Settings } from '../../domain/settings.ts'
import { occupiedRange, slotLabel, slotsOfDay } from '../../domain/slots.ts'
import { applyChain, type Board, findChain } from '../../domain/swaps.ts'
import { now } from '../clock.ts'
import { loadBoard } from './load-board.ts'

export interface SwapSearch {
  job: Job
  contractors: Contractor[]
  days: OpenDay[]
  contested: ContestedSlot[]
  settings: Settings
  ignore: { quoteId?: string; bookingId?: string }
}

/** How many more such jobs a slot takes, each by its own chain; counting stops at this many. */
const COUNT_TO = 3

const countChains = (
  board: Board,
  job: Job,
  slot: ContestedSlot,
  settings: Settings,
  today: string,
): number => {
  const range = occupiedRange(slot.timeSlot, job.minutes, settings.halfDays)
  let at = board
  for (let count = 0; count < COUNT_TO; count++) {
    const chain = findChain(at, { job, date: slot.date, range }, today)
    if (!chain) return count
    const added = {
      id: `new-${count}`,
      kind: 'hold' as const,
      ...range,
      date: slot.date,
      contractorId: chain.freed,
      job,
      movable: false,
    }
    at = applyChain(at, chain, added)
  }
  return COUNT_TO
}

/** Adds the slots that a chain of swaps would open: as real as the others, they are held the same way. */
export const openBySwaps = async (req: PayloadRequest, search: SwapSearch): Promise<OpenDay[]> => {
  const { job, contested, settings } = search
  const today = londonClock(now()).date
  const dates = [...new Set(contested.map(({ date }) => date))]
  const board = await loadBoard(req, { place: job.place, dates, settings, ignore: search.ignore })
  const byDate = new Map(search.days.map((day) => [day.date, day]))
  const order = slotsOfDay(job.minutes, settings.halfDays)
  for (const slot of contested) {
    const contractors = countChains(board, job, slot, settings, today)
    if (contractors === 0) continue
    const label = slotLabel(slot.timeSlot, settings.halfDays)
    const slots = [
      ...(byDate.get(slot.date)?.slots ?? []),
      { timeSlot: slot.timeSlot, label, contractors },
    ]
    slots.sort((a, b) => order.indexOf(a.timeSlot) - order.indexOf(b.timeSlot))
    byDate.set(slot.date, { date: slot.date, slots })
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}
