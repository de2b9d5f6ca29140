import { randomUUID } from 'node:crypto'
import type { RequiredTask } from '../../../domain/fitness.ts'
import { addDays, londonClock } from '../../../domain/london-time.ts'
import { priceOfScope, resolveScope } from '../../../domain/pricing.ts'
import type { TimeSlot } from '../../../domain/slots.ts'
import type { DemoLead } from '../leads.ts'
import { type Assignment, assign } from './assign.ts'
import type { Catalogue } from './catalogue.ts'
import type { SeededContractor } from './contractors.ts'
import type { SeededQuote } from './quotes.ts'

/** What a quoted lead's customer chose: when, for how much, and who comes. */
export interface SeededJob {
  /** Of the booking, or of the hold while there is no booking. */
  id: string
  assignment: Assignment
  tasks: RequiredTask[]
  scope: ReturnType<typeof resolveScope>
  /** Pence. */
  total: number
  deposit: number
}

export const requiredTasks = (quote: SeededQuote, catalogue: Catalogue): RequiredTask[] =>
  [...new Set(quote.lineItems.flatMap((line) => line.tasks ?? []))].map((taskId) => ({
    taskId,
    confidence: 'capable',
    isPrimary: true,
    certification: catalogue.certification.get(taskId) ?? null,
  }))

/** Work that is going on now is in the half of the day that it is. */
const slotOf = (lead: DemoLead, minutesNow: number): TimeSlot =>
  lead.state === 'job_in_progress' ? (minutesNow < 780 ? 'am' : 'pm') : (lead.timeSlot ?? 'am')

/** Null for a lead that has no slot, or that nobody could be found for. */
export const jobOf = (
  lead: DemoLead,
  quote: SeededQuote | null,
  catalogue: Catalogue,
  contractors: SeededContractor[],
  now: Date,
): SeededJob | null => {
  if (!quote || lead.slotInDays === null) return null
  const id = randomUUID()
  const { date: today, minutes } = londonClock(now)
  const tasks = requiredTasks(quote, catalogue)
  const place = { latitude: lead.latitude, longitude: lead.longitude }
  const assignment = assign(
    contractors,
    {
      job: { tasks, minutes: quote.minutes, place },
      date: addDays(today, lead.slotInDays),
      timeSlot: slotOf(lead, minutes),
      preferred: contractors.find(({ hasLogin }) => hasLogin)?.id,
    },
    id,
    now,
  )
  if (!assignment) return null
  const scope = resolveScope(quote, {})
  return { id, assignment, tasks, scope, ...priceOfScope(quote, scope) }
}
