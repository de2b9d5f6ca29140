import type { PayloadRequest } from 'payload'
import { addDays, londonClock } from '../../domain/london-time.ts'
import { bookingWords } from '../booking/booking-words.ts'
import { now } from '../clock.ts'
import { inTransaction, rows, sql } from '../database.ts'
import { queueMessage } from './queue-message.ts'

/** Nobody is woken, or reminded of what they booked an hour ago. London, minutes after midnight. */
const FROM = 10 * 60
const UNTIL = 20 * 60
const SETTLED_HOURS = 4

const remind = async (req: PayloadRequest, bookingId: string): Promise<void> => {
  const words = await bookingWords(req, bookingId)
  if (!words) return
  const about = { leadId: words.leadId, bookingId }
  // A booking moved to another day, or to another contractor, is reminded of anew.
  await queueMessage(req, {
    ...about,
    audience: 'customer',
    to: words.customerPhone,
    purpose: 'booking_reminder',
    template: 'booking_reminder',
    variables: words.toCustomer,
    dedupeKey: `booking_reminder:${bookingId}:${words.date}`,
  })
  if (!words.contractorId || !words.contractorPhone || words.nobodyComes) return
  await queueMessage(req, {
    ...about,
    audience: 'contractor',
    contractorId: words.contractorId,
    to: words.contractorPhone,
    purpose: 'job_reminder',
    template: 'job_reminder',
    variables: words.toContractor,
    dedupeKey: `job_reminder:${bookingId}:${words.date}:${words.contractorId}`,
  })
}

/**
 * The day before: customer and contractor are reminded of every confirmed booking, once each.
 * Looked at every hour of the day; answers how many bookings there are tomorrow.
 */
export const sendReminders = async (req: PayloadRequest): Promise<number> => {
  const clock = londonClock(now())
  if (clock.minutes < FROM || clock.minutes >= UNTIL) return 0
  const settled = new Date(now().getTime() - SETTLED_HOURS * 3_600_000).toISOString()
  const bookings = await inTransaction(req, () =>
    rows<{ id: string }>(
      req,
      sql`select id from bookings where status = 'confirmed' and date = ${addDays(clock.date, 1)}::date
        and confirmed_at < ${settled}::timestamptz order by id`,
    ),
  )
  for (const { id } of bookings) await inTransaction(req, () => remind(req, id))
  return bookings.length
}
