import { useCustom } from '@refinedev/core'
import type { SlotProblem } from '../../domain/availability.ts'
import { SOFT_RULES, type Unfit } from '../../domain/fitness.ts'
import type { DayShape } from '../../domain/slots.ts'
import { unfitInWords } from '../words/unfit.ts'
import type { BoardBooking } from './board.ts'

export type Half = 'am' | 'pm'

export interface Fits {
  dates: string[]
  slots: string[]
  problems: (SlotProblem | null)[][]
  reasons: Unfit[][]
  contractors: Record<string, number[]>
}

const PROBLEM_WORDS: Record<SlotProblem, string> = {
  not_offered: 'The job is too long for that part of the day',
  too_long: 'A job over ten hours is not planned here',
  too_soon: 'Too soon: that is less than the notice we promise',
  too_far: 'Further ahead than we book',
}

/** What would come of dropping a job somewhere. */
export type Verdict =
  | { kind: 'asking' }
  | { kind: 'here' }
  | { kind: 'fits'; slot: string }
  | { kind: 'soft'; slot: string; reasons: Unfit[] }
  | { kind: 'no'; words: string[] }

/** The slot a job takes when dropped on a half-day: its own hour where that lies in it, else the half. */
export const slotOn = (
  { timeSlot }: Pick<BoardBooking, 'timeSlot'>,
  half: Half,
  day: DayShape,
): string => {
  if (timeSlot === 'am' || timeSlot === 'pm') return half
  const own = Number(timeSlot.slice(0, 2)) * 60 < day.pmStart ? 'am' : 'pm'
  return own === half ? timeSlot : half
}

export const verdictOn = (
  fits: Fits | undefined,
  booking: Pick<BoardBooking, 'contractor' | 'date' | 'timeSlot'>,
  place: { contractor: string; date: string; slot: string },
): Verdict => {
  const { contractor, date, slot } = place
  if (contractor === booking.contractor && date === booking.date && slot === booking.timeSlot)
    return { kind: 'here' }
  if (!fits) return { kind: 'asking' }
  const day = fits.dates.indexOf(date)
  const at = fits.slots.indexOf(slot)
  if (day < 0 || at < 0) return { kind: 'asking' }
  const problem = fits.problems[day]?.[at]
  if (problem) return { kind: 'no', words: [PROBLEM_WORDS[problem]] }
  const codes = fits.contractors[contractor]
  if (!codes) return { kind: 'no', words: ['Does none of the tasks of this job'] }
  const reasons = fits.reasons[codes[day * fits.slots.length + at] ?? 0] ?? []
  if (reasons.length === 0) return { kind: 'fits', slot }
  if (reasons.every((reason) => SOFT_RULES.includes(reason))) return { kind: 'soft', slot, reasons }
  return { kind: 'no', words: reasons.map(unfitInWords) }
}

/** Why not, or what stands against it, as a sentence. */
export const verdictInWords = (verdict: Verdict): string => {
  if (verdict.kind === 'asking') return 'Looking …'
  if (verdict.kind === 'here') return 'Where it is now'
  if (verdict.kind === 'fits') return 'Fits'
  if (verdict.kind === 'soft')
    return `${verdict.reasons.map(unfitInWords).join('. ')}. A reason of yours can set that aside.`
  return verdict.words.join('. ')
}

interface Asked {
  from: string
  to: string
  /** One contractor alone, with every hour of the day. */
  contractor?: string
}

/** Where a job could go, decided by the server's own rules. */
export function useFits(bookingId: string | null, { from, to, contractor }: Asked) {
  const { query, result } = useCustom<Fits>({
    url: `/bookings/${bookingId}/fits`,
    method: 'get',
    config: { query: { from, to, ...(contractor ? { contractor } : {}) } },
    errorNotification: false,
    queryOptions: { enabled: bookingId !== null, staleTime: 0 },
  })
  const fits = bookingId !== null && query.isSuccess ? result.data : undefined
  return { fits, refresh: () => void query.refetch(), loading: query.isFetching }
}
