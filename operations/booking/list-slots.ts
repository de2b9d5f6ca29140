import type { PayloadRequest } from 'payload'
import { invalid } from '../../domain/app-error.ts'
import { nearestSlots, type OpenDay, openDays } from '../../domain/availability.ts'
import { isBeingPriced, isTerminal } from '../../domain/lead-states.ts'
import { addDays, isDate, londonClock } from '../../domain/london-time.ts'
import { resolveScope, type Scope } from '../../domain/pricing.ts'
import { MAX_SELF_SERVICE_MINUTES, type TimeSlot } from '../../domain/slots.ts'
import { now } from '../clock.ts'
import { loadContractors } from '../matching/load-contractors.ts'
import { openBySwaps } from '../matching/open-by-swaps.ts'
import { shareRead } from '../platform/share-read.ts'
import { flagUnsellable, jobOfScope, type ScopedJob } from '../quotes/job-of-scope.ts'
import type { OpenQuote } from '../quotes/open-quote.ts'
import { readSettings } from '../settings.ts'
import { isNobodys } from './take-time.ts'

export const MAX_SPAN_DAYS = 60

export interface Span {
  from: string
  to: string
}

/** @throws AppError VALIDATION_ERROR for dates that are none, or more than 60 days of them */
export const spanFrom = (from: string | null, to: string | null): Span => {
  const start = from ?? londonClock(now()).date
  if (!isDate(start))
    throw invalid('That is not a date.', { from: 'A date such as 2026-11-24 is needed.' })
  const end = to ?? addDays(start, MAX_SPAN_DAYS - 1)
  if (!isDate(end))
    throw invalid('That is not a date.', { to: 'A date such as 2026-11-24 is needed.' })
  if (end < start) throw invalid('The last day is before the first.', { to: 'Not before “from”.' })
  if (end > addDays(start, MAX_SPAN_DAYS - 1))
    throw invalid('At most 60 days at a time.', {
      to: `At most ${MAX_SPAN_DAYS} days after “from”.`,
    })
  return { from: start, to: end }
}

/**
 * The days and slots a job can be served in, swaps included; each is real at the moment of asking.
 * How many more such jobs a slot takes is exact when one day is asked for; over more days what swaps
 * could add to a slot that somebody is free for is left out.
 */
export const daysFor = async (
  req: PayloadRequest,
  job: ScopedJob,
  span: Span,
  ignore: { quoteId?: string; bookingId?: string } = {},
): Promise<OpenDay[]> => {
  const settings = await readSettings(req)
  const contractors = await loadContractors(req, { job, ...span, day: settings.halfDays, ignore })
  const { days, contested } = openDays(contractors, job, span, settings, now())
  const exact = span.from === span.to
  const searched = exact ? contested : contested.filter(({ free }) => free === 0)
  if (searched.length === 0) return days
  return openBySwaps(req, {
    job,
    qualified: contractors,
    days,
    contested: searched,
    exact,
    settings,
    ignore,
  })
}

/**
 * Slots for a quote's page. None while the work is being priced anew or when the enquiry has ended;
 * a quote nobody can be promised for shows none either, and ops is told.
 */
export const listSlots = async (
  req: PayloadRequest,
  quote: OpenQuote,
  asked: Partial<Scope>,
  span: Span,
): Promise<{ days: OpenDay[]; nextAvailable: { date: string; timeSlot: TimeSlot } | null }> => {
  if (isBeingPriced(quote.state) || isTerminal(quote.state))
    return { days: [], nextAvailable: null }
  const job = await jobOfScope(req, quote, resolveScope(quote, asked))
  if (!job || job.minutes > MAX_SELF_SERVICE_MINUTES) {
    await flagUnsellable(req, quote, job?.minutes)
    return { days: [], nextAvailable: null }
  }
  const days = await daysFor(req, job, span, { quoteId: quote.id })
  const first = days[0]
  const slot = first?.slots[0]
  return {
    days,
    nextAvailable: first && slot ? { date: first.date, timeSlot: slot.timeSlot } : null,
  }
}

/** The three open slots nearest to one that is gone. */
export const alternativesTo = async (
  req: PayloadRequest,
  job: ScopedJob,
  wanted: { date: string; timeSlot: TimeSlot },
  ignore: { quoteId?: string; bookingId?: string } = {},
) => {
  const settings = await readSettings(req)
  const today = londonClock(now()).date
  const near = async (before: number, after: number) => {
    const from = addDays(wanted.date, -before)
    const span = { from: from < today ? today : from, to: addDays(wanted.date, after) }
    const open = () => daysFor(req, job, span, ignore)
    const { place, minutes, tasks } = job
    const days = isNobodys(ignore)
      ? (await shareRead(req.payload.db, ['open', place, minutes, tasks, span], open)).answer
      : await open()
    return nearestSlots(days, wanted, settings)
  }
  const close = await near(3, 10)
  return close.length >= 3 ? close : near(14, 45)
}
