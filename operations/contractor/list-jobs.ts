import type { PayloadRequest } from 'payload'
import type { LineItem } from '../../domain/pricing.ts'
import { slotInWords } from '../../domain/slots.ts'
import { summaryOfLines } from '../booking/booking-words.ts'
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
  lines: LineItem[] | null
  latitude: number | null
  longitude: number | null
}

/**
 * A contractor's own jobs, from four weeks back on, soonest first. The customer's contact is there
 * because the job is theirs; released jobs are not. Pay in pence.
 */
export const listContractorJobs = async (req: PayloadRequest, contractorId: string) => {
  const { halfDays } = await readSettings(req)
  const jobs = await read<JobRow>(
    req,
    sql`select j.id, b.id as "bookingId", b.reference, b.date, b.time_slot as "timeSlot", b.start_minute as "startMinute",
        b.end_minute as "endMinute", j.status, j.pay, l.customer_name as "customerName", l.phone as "customerPhone",
        l.address, l.postcode, l.job_description as description, b.notes, q.line_items as lines,
        l.location_latitude as latitude, l.location_longitude as longitude
      from contractor_jobs j join bookings b on b.id = j.booking_id join leads l on l.id = b.lead_id
      left join quotes q on q.id = b.quote_id
      where j.contractor_id = ${contractorId}::uuid and j.status <> 'released' and b.status <> 'cancelled'
        and b.date >= current_date - 28
      order by b.date, b.start_minute`,
  )
  return jobs.map(({ lines, ...job }) => ({
    ...job,
    when: slotInWords(job.date, job.timeSlot, halfDays),
    summary: summaryOfLines(lines ?? []),
    lines: (lines ?? []).map(({ description, qty }) => ({ description, qty })),
  }))
}
