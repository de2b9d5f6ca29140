import type { PayloadRequest } from 'payload'
import { addDays, londonClock } from '../../domain/london-time.ts'
import type { LineItem } from '../../domain/pricing.ts'
import { summaryOfLines } from '../booking/booking-words.ts'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'

const WEEKS = 8

/** The United Kingdom's tax year: from 6 April. */
export const taxYearOf = (date: string): string => {
  const year = Number(date.slice(0, 4))
  return date.slice(5) >= '04-06' ? `${year}-04-06` : `${year - 1}-04-06`
}

interface DoneRow {
  reference: string
  date: string
  /** The Monday of the week it was done in. */
  week: string
  pay: number
  lines: LineItem[] | null
}

/**
 * What a contractor's finished jobs paid, in pence: by week (Monday to Sunday, newest first, the last
 * eight), and since the tax year began. By the day of the visit.
 */
export const listEarnings = async (req: PayloadRequest, contractorId: string) => {
  const { date: today } = londonClock(now())
  const taxYear = taxYearOf(today)
  const jobs = await read<DoneRow>(
    req,
    sql`select b.reference, b.date, date_trunc('week', b.date)::date as week, coalesce(j.pay, 0) as pay, q.line_items as lines
      from contractor_jobs j join bookings b on b.id = j.booking_id left join quotes q on q.id = b.quote_id
      where j.contractor_id = ${contractorId}::uuid and j.status = 'done'
        and b.date >= date_trunc('week', ${today}::date)::date - ${(WEEKS - 1) * 7}::int
      order by b.date desc, b.start_minute desc`,
  )
  const [year] = await read<{ pay: number; jobs: number }>(
    req,
    sql`select coalesce(sum(j.pay), 0)::int as pay, count(*)::int as jobs
      from contractor_jobs j join bookings b on b.id = j.booking_id
      where j.contractor_id = ${contractorId}::uuid and j.status = 'done' and b.date >= ${taxYear}::date`,
  )
  const weeks = [...new Set(jobs.map(({ week }) => week))].map((from) => {
    const done = jobs.filter(({ week }) => week === from)
    return {
      ...{ from, to: addDays(from, 6) },
      pay: done.reduce((sum, { pay }) => sum + pay, 0),
      jobs: done.map(({ reference, date, pay, lines }) => ({
        ...{ reference, date, pay },
        summary: summaryOfLines(lines ?? []),
      })),
    }
  })
  return { weeks, taxYear: { from: taxYear, pay: year?.pay ?? 0, jobs: year?.jobs ?? 0 } }
}
