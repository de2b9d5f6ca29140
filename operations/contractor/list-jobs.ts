import type { PayloadRequest } from 'payload'
import { londonClock } from '../../domain/london-time.ts'
import {
  type Extra,
  linesOfScope,
  type Package,
  type PricedQuote,
  packagesOf,
  type QuoteStyle,
  type Tier,
} from '../../domain/pricing.ts'
import { slotInWords } from '../../domain/slots.ts'
import { summaryOfLines } from '../booking/booking-words.ts'
import { now } from '../clock.ts'
import { read, sql } from '../database.ts'
import { readSettings } from '../settings.ts'

interface JobRow {
  id: string
  bookingId: string
  reference: string
  date: string
  timeSlot: string
  startMinute: number
  endMinute: number
  status: string
  pay: number | null
  customerName: string
  customerPhone: string
  address: string | null
  postcode: string | null
  description: string | null
  notes: string | null
  latitude: number | null
  longitude: number | null
  photos: number
}

interface SoldRow {
  style: QuoteStyle | null
  lineItems: PricedQuote['lineItems'] | null
  optionalItems: (Package | Extra)[] | null
  tier: Tier | null
  extras: number[] | null
}

/** What was sold: the quote's lines, the extras that were ticked, and what the package includes. */
const workOf = ({ style, lineItems, optionalItems, tier, extras }: SoldRow) => {
  const quote: PricedQuote = {
    ...{ style: style ?? 'fixed', total: 0, depositPercent: 0 },
    lineItems: lineItems ?? [],
    optionalItems: optionalItems ?? [],
  }
  const lines = linesOfScope(quote, { tier, extras: extras ?? [] })
  const sold = packagesOf(quote).find((one) => one.tier === tier)
  return {
    summary: summaryOfLines(lines),
    lines: lines.map(({ description, qty }, place) => ({
      ...{ description, qty },
      isExtra: place >= quote.lineItems.length,
    })),
    package: sold ? { name: sold.name, includes: sold.includes } : null,
  }
}

/**
 * A contractor's own jobs, from four weeks back on, soonest first. The customer's contact is there
 * because the job is theirs; released jobs are not. Pay in pence.
 */
export const listContractorJobs = async (req: PayloadRequest, contractorId: string) => {
  const { halfDays } = await readSettings(req)
  const { date: today } = londonClock(now())
  const jobs = await read<JobRow & SoldRow>(
    req,
    sql`select j.id, b.id as "bookingId", b.reference, b.date, b.time_slot as "timeSlot", b.start_minute as "startMinute",
        b.end_minute as "endMinute", j.status, j.pay, l.customer_name as "customerName", l.phone as "customerPhone",
        l.address, l.postcode, l.job_description as description, b.notes,
        l.location_latitude as latitude, l.location_longitude as longitude,
        q.style, q.line_items as "lineItems", q.optional_items as "optionalItems",
        b.selected_tier as tier, b.selected_extras as extras,
        (select count(*)::int from media m where m.booking_id = b.id and m.source = 'job') as photos
      from contractor_jobs j join bookings b on b.id = j.booking_id join leads l on l.id = b.lead_id
      left join quotes q on q.id = b.quote_id
      where j.contractor_id = ${contractorId}::uuid and j.status <> 'released' and b.status <> 'cancelled'
        and b.date >= ${today}::date - 28
      order by b.date, b.start_minute`,
  )
  return jobs.map(({ style, lineItems, optionalItems, tier, extras, ...job }) => ({
    ...job,
    when: slotInWords(job.date, job.timeSlot, halfDays),
    ...workOf({ style, lineItems, optionalItems, tier, extras }),
  }))
}
