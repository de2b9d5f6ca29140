import type { PayloadRequest } from 'payload'
import { AppError } from '../../domain/app-error.ts'
import { type SlotProblem, slotProblem } from '../../domain/availability.ts'
import { everyReason, type Unfit } from '../../domain/fitness.ts'
import { datesFrom, londonClock } from '../../domain/london-time.ts'
import { isTimeSlot, occupiedRange, slotsOfDay } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { readSettings } from '../settings.ts'
import { jobOfBooking } from './job-of-booking.ts'
import { loadContractors } from './load-contractors.ts'

export interface Fits {
  dates: string[]
  /** The slots weighed on each date. */
  slots: string[]
  /** Per date and slot, why the time itself cannot be offered; null when it can. */
  problems: (SlotProblem | null)[][]
  /** The lists of reasons that occur; the first is the empty one: fit. */
  reasons: Unfit[][]
  /** Per contractor, in the order of dates and then of slots, which list applies. */
  contractors: Record<string, number[]>
}

interface Asked {
  bookingId: string
  from: string
  to: string
  /** One contractor alone, with every hour of the day. */
  contractorId?: string
}

/**
 * Where a booking could go, for everyone who has one of its tasks: what dragging it over the board
 * shows. Decided by the same rules as the move itself; somebody not named has none of the tasks.
 * @throws AppError NOT_FOUND, STALE
 */
export const listFits = async (req: PayloadRequest, asked: Asked): Promise<Fits> => {
  const { booking, job } = await jobOfBooking(req, asked.bookingId)
  if (booking.status !== 'confirmed' || !job)
    throw new AppError('STALE', 'This booking cannot be moved any more.')
  const settings = await readSettings(req)
  const { halfDays } = settings
  const found = await loadContractors(req, {
    job,
    from: asked.from,
    to: asked.to,
    day: halfDays,
    ignore: { quoteId: booking.quoteId, bookingId: booking.id },
    alsoPartial: true,
    ...(asked.contractorId ? { only: asked.contractorId } : { anywhere: true }),
  })
  const dates = datesFrom(asked.from, asked.to)
  const usual = asked.contractorId ? slotsOfDay(job.minutes, halfDays) : ['am', 'pm']
  const slots = [...new Set([...usual, booking.timeSlot])].filter(isTimeSlot)
  const ranges = slots.map((slot) => occupiedRange(slot, job.minutes, halfDays))
  const isOwn = (date: string, slot: string) => date === booking.date && slot === booking.timeSlot
  const today = londonClock(now()).date
  const lists = new Map<string, number>([['', 0]])
  const codeOf = (reasons: Unfit[]): number => {
    const key = reasons.join(',')
    const known = lists.get(key) ?? lists.size
    lists.set(key, known)
    return known
  }
  const contractors = Object.fromEntries(
    found.map((contractor) => [
      contractor.id,
      dates.flatMap((date) =>
        slots.map((slot, place) => {
          const range = isOwn(date, slot)
            ? { start: booking.startMinute, end: booking.endMinute }
            : ranges[place]
          return range ? codeOf(everyReason(contractor, job, date, range, today)) : 0
        }),
      ),
    ]),
  )
  return {
    dates,
    slots,
    problems: dates.map((date) =>
      slots.map((slot) =>
        isOwn(date, slot) ? null : slotProblem(date, slot, job.minutes, settings, now()),
      ),
    ),
    reasons: [...lists.keys()].map((key) => (key ? (key.split(',') as Unfit[]) : [])),
    contractors,
  }
}
