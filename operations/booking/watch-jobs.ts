import type { PayloadRequest } from 'payload'
import { londonClock, londonInstant } from '../../domain/london-time.ts'
import { now } from '../clock.ts'
import { inTransaction, rows, sql } from '../database.ts'
import { raiseException } from '../exceptions/raise-exception.ts'

interface Due {
  id: string
  leadId: string
  reference: string
  date: string
  startMinute: number
  endMinute: number
  startedAt: string | null
}

const HOUR = 3_600_000

/** Puts before ops every job not begun an hour after its start, or not done four hours after its end. */
export const watchJobs = (req: PayloadRequest): Promise<void> =>
  inTransaction(req, async () => {
    const open = await rows<Due>(
      req,
      sql`select id, lead_id as "leadId", reference, date, start_minute as "startMinute", end_minute as "endMinute",
          started_at as "startedAt"
        from bookings where status = 'confirmed' and date <= ${londonClock(now()).date}::date`,
    )
    for (const job of open) {
      const about = { leadId: job.leadId, bookingId: job.id }
      const late = (minutes: number, hours: number) =>
        now().getTime() > londonInstant(job.date, minutes).getTime() + hours * HOUR
      if (late(job.endMinute, 4))
        await raiseException(req, {
          ...about,
          kind: 'job_not_completed',
          detail: `${job.reference} should have been finished four hours ago and is not marked done.`,
        })
      else if (!job.startedAt && late(job.startMinute, 1))
        await raiseException(req, {
          ...about,
          kind: 'job_not_started',
          detail: `${job.reference} should have begun an hour ago and nobody has started it.`,
        })
    }
  })
