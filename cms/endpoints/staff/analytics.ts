import { z } from 'zod'
import { staffVerb } from '../../../collections/endpoints/define-endpoint.ts'
import { addDays, isDate, londonClock } from '../../../domain/london-time.ts'
import { matchingAnalytics } from '../../../operations/analytics/matching.ts'
import { now } from '../../../operations/clock.ts'

const DAYS = 30
const LONGEST = 1100

const day = z.string().refine(isDate, 'A date such as 2026-11-24 is needed.')
const tooLong = (from: string, to: string) =>
  isDate(from) && isDate(to) && addDays(from, LONGEST) < to

const period = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, {
    message: 'The first day comes after the last.',
    path: ['from'],
  })
  .refine(({ from, to }) => !tooLong(from, to), { message: 'Three years at most.', path: ['from'] })

/** `?from&to`, days of London's calendar, both counted; the last thirty unless said. */
export const matching = staffVerb('readAnalytics', {
  method: 'get',
  path: '/analytics/matching',
  transaction: false,
  act: (req, { query }) => {
    const { date: today } = londonClock(now())
    const to = query.get('to') ?? today
    const from = query.get('from') ?? (isDate(to) ? addDays(to, 1 - DAYS) : to)
    return matchingAnalytics(req, period.parse({ from, to }))
  },
})
